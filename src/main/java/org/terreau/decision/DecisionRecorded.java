package org.terreau.decision;

import java.util.Optional;
import org.terreau.identity.AccountId;

/**
 * A committee decided. Published in the transaction that records it, and heard in the same one: what follows from a
 * decision happens with it or not at all, and is told to {@link Effects}.
 *
 * @param about the subject as it stood before
 */
public record DecisionRecorded(Decision decision, Decidable about, AccountId by) {

    /** The id of what was decided on under this kind, when the decision is about one. */
    public Optional<String> id(String kind) {
        return about.id(kind);
    }

    public Outcome outcome() {
        return decision.outcome();
    }
}
