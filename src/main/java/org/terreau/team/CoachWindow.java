package org.terreau.team;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;

/**
 * The days that coaching gives at most to a product from a day to another: the whole investigation, then half-years from
 * the start of the phase (FIELD 3.3, S1).
 *
 * @param until the last day
 * @param most in days
 */
public record CoachWindow(LocalDate from, LocalDate until, BigDecimal most) {

    private static final int HALF_YEAR = 182;
    private static final int INVESTIGATION_DAYS = 63;

    /** The window that holds a day; empty in a phase that has no norm. */
    public static Optional<CoachWindow> of(Product.Phase phase, LocalDate day, Norms norms) {
        long half = Math.max(0, ChronoUnit.DAYS.between(phase.start(), day) / HALF_YEAR);
        LocalDate from = phase.start().plusDays(half * HALF_YEAR);
        LocalDate until = from.plusDays(HALF_YEAR - 1L);
        return Optional.ofNullable(
                switch (phase.kind()) {
                    case INVESTIGATION ->
                        new CoachWindow(
                                phase.start(),
                                phase.start().plusDays(INVESTIGATION_DAYS - 1L),
                                norms.of(Norm.COACH_INVESTIGATION));
                    case CONSTRUCTION ->
                        new CoachWindow(
                                from,
                                until,
                                norms.of(half == 0 ? Norm.COACH_CONSTRUCTION : Norm.COACH_CONSTRUCTION_AFTER));
                    case ACCELERATION -> new CoachWindow(from, until, norms.of(Norm.COACH_ACCELERATION));
                    case CONSOLIDATION -> new CoachWindow(from, until, norms.of(Norm.COACH_CONSOLIDATION));
                    default -> null;
                });
    }

    /** The pace of a coach is bounded once the first half-year of construction is over (FIELD 3.3, S2). */
    public static boolean settled(Product.Phase phase, LocalDate day) {
        return phase.kind() != PhaseKind.INVESTIGATION
                && (phase.kind() != PhaseKind.CONSTRUCTION || ChronoUnit.DAYS.between(phase.start(), day) > HALF_YEAR);
    }
}
