package org.terreau.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.committee.Committees;
import org.terreau.committee.Sessions;
import org.terreau.decision.Condition;
import org.terreau.decision.Decidable;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** What the committees of the stories decide, each on the day on which it meets. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class Rulings {

    private static final String PRESENT =
            "La responsable de l’incubateur, la coach, deux élus du syndicat mixte et l’agence de l’énergie";

    private final StoryClock clock;
    private final Sessions sessions;
    private final Committees committees;
    private final Decisions decisions;

    Rulings(StoryClock clock, Sessions sessions, Committees committees, Decisions decisions) {
        this.clock = clock;
        this.sessions = sessions;
        this.committees = committees;
        this.decisions = decisions;
    }

    /**
     * What a committee decided.
     *
     * @param ago days before the present
     * @param euros granted; null when nothing is
     * @param months for which it lasts; 0 for none
     * @param elsewhere where to go; null when it goes on here
     */
    record Ruling(
            int ago,
            Outcome outcome,
            String reason,
            @Nullable Long euros,
            int months,
            @Nullable Promise promise,
            @Nullable String elsewhere) {

        static Ruling of(int ago, Outcome outcome, String reason, @Nullable Long euros, int months) {
            return new Ruling(ago, outcome, reason, euros, months, null, null);
        }
    }

    /**
     * A condition of a decision.
     *
     * @param state what became of it at its date; null when it is open
     */
    record Promise(
            String wording,
            Condition.Owner owner,
            int months,
            Condition.@Nullable State state,
            @Nullable String said) {}

    /** What a committee decided on a dossier, or on the product that was born of it, on the day on which it met. */
    void decide(DecisionSubject.Key about, Ruling ruling, Actor lead) {
        LocalDate day = clock.ago(ruling.ago());
        Decision decision = clock.on(day, () -> {
            convene(about, day, lead);
            Decision taken = decisions.decide(about, wanted(ruling, day), lead);
            decisions.publish(taken.id(), lead);
            return taken;
        });
        Promise promise = ruling.promise();
        if (promise == null || promise.state() == null) return;
        clock.on(
                day.plusMonths(promise.months()),
                () -> decisions.tell(
                        decision.id(),
                        1,
                        promise.state(),
                        promise.said() == null ? "" : promise.said(),
                        decisions
                                .read(decision.id(), Optional.of(lead))
                                .decision()
                                .version(),
                        lead));
    }

    private void convene(DecisionSubject.Key about, LocalDate day, Actor lead) {
        Decidable subject = decisions.subject(about);
        Optional<String> product = subject.id(ProductId.DECIDED_AS);
        if (product.isPresent()) committees.met(new ProductId(product.get()), day, lead);
        else
            sessions.add(
                    subject.subject().incubator(), day, subject.subject().key().toString(), lead);
    }

    private static Wanted wanted(Ruling ruling, LocalDate day) {
        Wanted wanted = Wanted.of(
                        ruling.outcome(),
                        ruling.reason(),
                        ruling.euros() == null ? null : Money.euros(ruling.euros()),
                        ruling.months() == 0 ? null : day.plusMonths(ruling.months()))
                .sitting(new Wanted.Sitting(day, PRESENT, "", null))
                .asking(Stream.ofNullable(ruling.promise())
                        .map(promise -> new Wanted.Asked(
                                promise.wording(), promise.owner(), day.plusMonths(promise.months()), "", null))
                        .toArray(Wanted.Asked[]::new));
        return ruling.elsewhere() == null
                ? wanted
                : wanted.elsewhere(
                        ruling.elsewhere(),
                        "Si le service national ne couvre pas ce cas, avec trois communes témoins.");
    }
}
