package org.terreau.support;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.TypedNumber;

/** A session as it is typed. */
public record SessionTyped(@Nullable LocalDate on, String length, String kind, String what, String next) {

    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    /** A day and what was done in it, once it is checked. */
    record Checked(LocalDate on, BigDecimal days, SessionKind kind, String what, String next) {}

    /**
     * @param thatDay days that the same mandate has already on each day
     * @throws Refused naming each field that is wrong
     */
    Checked checked(Mandate mandate, LocalDate today, Function<LocalDate, BigDecimal> thatDay) {
        Objections objections = new Objections();
        LocalDate end = mandate.end().on();
        objections.when(on == null || on.isAfter(today), "jour", "support.session.day");
        objections.when(on != null && on.isBefore(mandate.span().from()), "jour", "support.session.before-mandate");
        objections.when(on != null && end != null && on.isAfter(end), "jour", "support.session.after-mandate");
        Optional<BigDecimal> days = TypedNumber.read(length).filter(SessionTyped::quarters);
        objections.when(days.isEmpty(), "duree", "support.session.length");
        objections.when(
                on != null
                        && days.isPresent()
                        && thatDay.apply(on).add(days.get()).compareTo(BigDecimal.ONE) > 0,
                "duree",
                "support.session.full-day");
        Optional<SessionKind> known = SessionKind.of(kind);
        objections.when(known.isEmpty(), "genre", "support.session.kind.needed");
        objections.when(
                what.isEmpty() || !OneLine.fits(what, Mandate.LINE),
                "fait",
                "support.session.what.needed",
                Mandate.LINE);
        objections.when(!OneLine.fits(next, Mandate.LINE), "suivant", "support.text.long", Mandate.LINE);
        objections.raise();
        if (on == null) throw objections.refusal();
        return new Checked(on, days.orElseThrow(), known.orElseThrow(), what, next);
    }

    /** From a quarter of a day to a day. */
    private static boolean quarters(BigDecimal days) {
        return days.compareTo(QUARTER) >= 0
                && days.compareTo(BigDecimal.ONE) <= 0
                && days.remainder(QUARTER).signum() == 0;
    }
}
