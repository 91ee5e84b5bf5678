package org.terreau.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionRecorded;
import org.terreau.decision.Decisions;
import org.terreau.decision.Effects;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/** What follows from a decision for committees, after all the rest: the next one is convened, teams and sponsors are told. */
@Component
class DecidedCommittees {

    private final JdbcCommittees stored;
    private final Sessions sessions;
    private final SessionLetters letters;
    private final Decisions decisions;
    private final Effects effects;
    private final Clock clock;

    DecidedCommittees(
            JdbcCommittees stored,
            Sessions sessions,
            SessionLetters letters,
            Decisions decisions,
            Effects effects,
            Clock clock) {
        this.stored = stored;
        this.sessions = sessions;
        this.letters = letters;
        this.decisions = decisions;
        this.effects = effects;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    @Transactional
    void decided(DecisionRecorded recorded) {
        Decision decision = recorded.decision();
        LocalDate next = decision.sitting().next();
        if (next != null && !decision.outcome().ends()) convene(recorded, next);
        recorded.id(ProductId.DECIDED_AS).map(ProductId::new).ifPresent(product -> {
            List<AccountId> applicants = recorded.about()
                    .keys()
                    .flatMap(key -> decisions.people(key).stream())
                    .toList();
            int told = letters.decided(product, decision, applicants);
            if (told > 0) effects.done(decision, "team-told", "", String.valueOf(told));
        });
    }

    private void convene(DecisionRecorded recorded, LocalDate next) {
        recorded.id(ProductId.DECIDED_AS)
                .map(ProductId::new)
                .ifPresent(product -> stored.insert(product, next, "", Paris.today(clock)));
        sessions.convene(
                recorded.about().subject().incubator(),
                next,
                recorded.about().subject().key());
        effects.done(
                recorded.decision(),
                "committee",
                Session.path(recorded.about().subject().incubator(), next),
                next.toString());
    }
}
