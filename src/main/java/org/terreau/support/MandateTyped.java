package org.terreau.support;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.TypedNumber;

/**
 * A mandate as it is typed.
 *
 * @param days in all, as text
 */
public record MandateTyped(
        @Nullable AccountId coach,
        @Nullable AccountId second,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String days,
        String reason,
        Mandate.Questions questions) {

    private static final BigDecimal MOST_DAYS = new BigDecimal("200");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final int YEARS = 2;

    Objections objections(Collection<AccountId> colleagues) {
        Objections objections = new Objections();
        objections.when(coach == null || !colleagues.contains(coach), "coach", "support.mandate.coach.needed");
        objections.when(second != null && !colleagues.contains(second), "second", "support.mandate.coach.needed");
        objections.when(second != null && second.equals(coach), "second", "support.mandate.second.same");
        objections.when(from == null, "debut", "support.mandate.from.needed");
        span(objections, from, until);
        objections.when(number().isEmpty(), "jours", "support.mandate.days.wrong");
        text(objections, "differera", questions.different());
        text(objections, "succes", questions.success());
        text(objections, "excellence", questions.excellence());
        text(objections, "besoins", questions.needs());
        objections.when(!OneLine.fits(reason, Mandate.LINE), "justification", "support.text.long", Mandate.LINE);
        return objections;
    }

    static void span(Objections objections, @Nullable LocalDate from, @Nullable LocalDate until) {
        objections.when(
                until == null || from != null && (until.isBefore(from) || until.isAfter(from.plusYears(YEARS))),
                "fin",
                "support.mandate.until.wrong");
    }

    private static void text(Objections objections, String field, String typed) {
        objections.when(
                typed.isEmpty() || typed.length() > Mandate.TEXT,
                field,
                "support.mandate.question.needed",
                Mandate.TEXT);
    }

    Optional<BigDecimal> number() {
        return number(days);
    }

    /** Days of a mandate: in quarters, more than none. */
    static Optional<BigDecimal> number(String days) {
        return TypedNumber.read(days)
                .filter(one -> one.signum() > 0
                        && one.compareTo(MOST_DAYS) <= 0
                        && one.remainder(QUARTER).signum() == 0);
    }
}
