package org.terreau.decision;

import java.util.List;
import java.util.Optional;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;

/**
 * What committees decide on, told by a module that owns some of it. The first that knows a key answers: a module above
 * takes over what goes on under its own name, as a product does of the dossier that it was born of.
 */
public interface DecisionSubjects {

    Optional<Decidable> find(DecisionSubject.Key key);

    /** The keys under which decisions on the same life were taken, when this one is not the only one; empty otherwise. */
    default List<DecisionSubject.Key> alike(DecisionSubject.Key key) {
        return List.of();
    }

    /** Those of an incubator that wait for a committee, the oldest first; what convenes its own leaves them out. */
    default List<Decidable> waiting(IncubatorId incubator) {
        return List.of();
    }

    /** Who is told of what happens to it. */
    default List<AccountId> people(DecisionSubject.Key key) {
        return List.of();
    }

    /** Those who work on this subject: they tell what became of conditions, and answer a decision. */
    List<AccountId> team(DecisionSubject.Key key);
}
