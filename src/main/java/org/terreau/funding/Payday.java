package org.terreau.funding;

import java.time.LocalDate;
import org.terreau.incubator.BudgetClosure;

/**
 * When something that was signed as done will be paid: thirty days later, or when payments resume if that comes after they
 * stopped (FIELD 1.3, F9): what is signed later than thirty days before they stop is paid by the next year.
 */
final class Payday {

    /** Days in which a public body pays. */
    static final int DAYS = 30;

    private Payday() {}

    static LocalDate of(LocalDate signed, BudgetClosure closure) {
        LocalDate wanted = signed.plusDays(DAYS);
        return closure.unpaidOn(wanted)
                .filter(closed -> wanted.isAfter(closed.paymentsStop()))
                .map(BudgetClosure.Dated::paymentsResume)
                .orElse(wanted);
    }
}
