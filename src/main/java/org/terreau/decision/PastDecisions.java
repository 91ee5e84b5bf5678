package org.terreau.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.shared.Money;
import org.terreau.web.PublicContent;

/**
 * What committees decided before the incubator worked here. Each keeps its own day and is marked as taken over: nothing
 * follows from it, nobody is told, and it stays inside until a lead publishes it.
 */
@Service
public class PastDecisions {

    private final JdbcDecisions stored;
    private final PublicContent content;
    private final Clock clock;

    PastDecisions(JdbcDecisions stored, PublicContent content, Clock clock) {
        this.stored = stored;
        this.content = content;
        this.clock = clock;
    }

    /**
     * A decision of the past.
     *
     * @param amount granted, all taxes included; null when nobody kept it
     */
    public record Past(
            DecisionSubject subject,
            Outcome outcome,
            LocalDate on,
            String reason,
            @Nullable Money amount) {}

    /** Takes them over, in one batch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(List<Past> past, Actor actor) {
        stored.takeOver(past, actor.id(), clock.instant());
    }

    /** Those of these subjects of which a decision was taken here, or one of the past was published or corrected since. */
    @Transactional(readOnly = true)
    public Set<DecisionSubject.Key> settled(Collection<DecisionSubject.Key> subjects) {
        return stored.decidedHere(subjects);
    }

    /** Takes back the decisions of the past about these subjects. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Collection<DecisionSubject.Key> subjects) {
        stored.removeTakenOver(subjects);
        content.changed();
    }
}
