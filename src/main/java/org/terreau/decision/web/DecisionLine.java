package org.terreau.decision.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Condition;
import org.terreau.decision.Decision;
import org.terreau.shared.Money;

/**
 * A decision of the register in files and for programs.
 *
 * @param demande euros, all taxes included; null when nobody said
 * @param accorde euros, all taxes included; null when nothing is granted
 * @param conditions each with its state and its day
 */
record DecisionLine(
        long numero,
        LocalDate date,
        String sujet,
        String nom,
        String incubateur,
        String issue,
        String motif,
        @Nullable BigDecimal demande,
        @Nullable BigDecimal accorde,
        @Nullable LocalDate jusquAu,
        String ailleurs,
        String revenezSi,
        List<String> conditions,
        String adresse) {

    static DecisionLine of(Decision decision) {
        return new DecisionLine(
                decision.id(),
                decision.on(),
                decision.subject().key().toString(),
                decision.subject().title(),
                decision.subject().incubator().value(),
                decision.outcome().code(),
                decision.reason(),
                euros(decision.grant().asked()),
                euros(decision.amount()),
                decision.until(),
                decision.ruling().elsewhere(),
                decision.ruling().returnIf(),
                decision.conditions().stream().map(DecisionLine::told).toList(),
                decision.path());
    }

    private static String told(Condition condition) {
        return condition.wording() + " [" + condition.owner().code() + ", " + condition.dueOn() + ", "
                + condition.state().code() + "]";
    }

    private static @Nullable BigDecimal euros(@Nullable Money money) {
        return money == null ? null : money.inEuros();
    }
}
