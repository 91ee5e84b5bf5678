package org.terreau.decision;

import java.util.Optional;
import org.terreau.incubator.Programme;
import org.terreau.shared.Money;

/**
 * More money than was asked, or than an investigation costs in the programme: who confirms is told, and decides.
 *
 * @param code of the sentence that says it, after `decision.excess.`
 * @param limit what is exceeded
 */
public record Excess(String code, Money limit) {

    static Optional<Excess> of(Wanted wanted, Programme programme) {
        Outcome outcome = wanted.outcome();
        Money granted = wanted.grant().granted();
        if (outcome == null || !outcome.funds() || granted == null) return Optional.empty();
        Money asked = wanted.grant().asked();
        if (asked != null && granted.compareTo(asked) > 0) return Optional.of(new Excess("asked", asked));
        return outcome == Outcome.INVESTIGATE && granted.compareTo(programme.investigationBudget()) > 0
                ? Optional.of(new Excess("investigation", programme.investigationBudget()))
                : Optional.empty();
    }
}
