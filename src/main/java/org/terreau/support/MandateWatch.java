package org.terreau.support;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.team.CoachWindow;
import org.terreau.team.Norm;
import org.terreau.team.Norms;

/**
 * What a mandate shows, from the sessions that were logged: days used of the norm of the phase, and what somebody should look
 * at (FIELD 3.3, S1 to S6 and S9).
 *
 * @param used days that the product got within the window
 * @param window null in a phase that has no norm
 */
public record MandateWatch(BigDecimal used, @Nullable CoachWindow window, Set<Signal> signals) {

    /** What somebody should look at. */
    public enum Signal {
        /** Four fifths of the norm are used. */
        NEAR("norme-proche"),
        /** The norm is used up. */
        OVER("norme-atteinte"),
        /** More a week than a coach gives once a product is settled: another trade. */
        PACE("rythme"),
        /** The same coach for longer than two years. */
        LONG("longtemps"),
        /** The coach does the work of the team. */
        INSTEAD("a-la-place"),
        /** The same coach for a year, and the standards of the product were not read through since. */
        STANDARDS("standards-a-revoir"),
        /** Its last day is past. */
        OVERDUE("echeance-passee"),
        /** No session for three weeks. */
        IDLE("sans-seance"),
        /** No report two weeks after the end. */
        NO_REPORT("sans-bilan"),
        /** Nobody coaches any more. */
        NO_COACH("sans-coach");

        private final String code;

        Signal(String code) {
            this.code = code;
        }

        /** As written in files and message keys. */
        public String code() {
            return code;
        }
    }

    /** Days without a session, and days after the end without a report, that are too many. */
    static final int IDLE_DAYS = 21;

    static final int REPORT_DAYS = 15;

    private static final BigDecimal NEAR = new BigDecimal("0.8");
    private static final int PACE_WEEKS = 8;
    private static final int INSTEAD_DAYS = 60;

    /** Before any session. */
    static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

    public MandateWatch {
        signals = signals.isEmpty() ? Set.of() : EnumSet.copyOf(signals);
    }

    /** Days of one kind that were logged on a day; 0 where that they were is all that counts. */
    record Logged(long mandate, LocalDate on, BigDecimal days, SessionKind kind) {}

    /** The first day of which the days that were logged count; of what was before it, the last day alone is looked at. */
    static LocalDate counted(Product.@Nullable Phase phase, Norms norms, LocalDate today) {
        LocalDate window = window(phase, norms, today).map(CoachWindow::from).orElse(ALWAYS);
        LocalDate recent = today.minusDays(Math.max(INSTEAD_DAYS, PACE_WEEKS * 7L));
        return window.isBefore(recent) ? window : recent;
    }

    private static Optional<CoachWindow> window(Product.@Nullable Phase phase, Norms norms, LocalDate today) {
        return phase == null ? Optional.empty() : CoachWindow.of(phase, today, norms);
    }

    /**
     * What is known of a mandate.
     *
     * @param ofProduct what was logged on all the mandates of its product since {@link #counted}, and the last days before
     * @param sameCoachSince since when its coach coaches this product
     * @param coached somebody who works for the incubator coaches it
     * @param reported its report is written
     */
    record Known(
            Mandate mandate,
            Product.@Nullable Phase phase,
            Collection<Logged> ofProduct,
            LocalDate sameCoachSince,
            boolean coached,
            boolean reported) {}

    static MandateWatch of(Known known, Norms norms, LocalDate today) {
        Product.Phase phase = known.phase();
        Mandate mandate = known.mandate();
        List<Logged> own = known.ofProduct().stream()
                .filter(one -> one.mandate() == mandate.id())
                .toList();
        Optional<CoachWindow> window = window(phase, norms, today);
        BigDecimal used = window.map(one -> sum(known.ofProduct(), one.from(), one.until(), false))
                .orElseGet(() -> sum(known.ofProduct(), ALWAYS, today, false));
        EnumSet<Signal> signals = EnumSet.noneOf(Signal.class);
        if (mandate.running()) {
            window.flatMap(one -> level(used, one.most())).ifPresent(signals::add);
            BigDecimal pace = norms.of(Norm.COACH_PACE).multiply(BigDecimal.valueOf(PACE_WEEKS));
            if (phase != null
                    && CoachWindow.settled(phase, today)
                    && sum(own, today.minusWeeks(PACE_WEEKS).plusDays(1), today, false)
                                    .compareTo(pace)
                            > 0) signals.add(Signal.PACE);
            if (ChronoUnit.DAYS.between(known.sameCoachSince(), today)
                    > norms.of(Norm.COACH_DAYS).intValue()) signals.add(Signal.LONG);
            if (sum(own, today.minusDays(INSTEAD_DAYS - 1L), today, true).compareTo(norms.of(Norm.COACH_INSTEAD)) > 0)
                signals.add(Signal.INSTEAD);
            if (ChronoUnit.DAYS.between(last(own, mandate.span().from()), today) >= IDLE_DAYS) signals.add(Signal.IDLE);
            if (standards(known).plusYears(1).isBefore(today)) signals.add(Signal.STANDARDS);
            if (mandate.span().until().isBefore(today)) signals.add(Signal.OVERDUE);
            if (!known.coached()) signals.add(Signal.NO_COACH);
        }
        LocalDate end = mandate.end().on();
        if (end != null && !known.reported() && ChronoUnit.DAYS.between(end, today) >= REPORT_DAYS)
            signals.add(Signal.NO_REPORT);
        return new MandateWatch(used, window.orElse(null), signals);
    }

    private static Optional<Signal> level(BigDecimal used, BigDecimal most) {
        if (used.compareTo(most) >= 0) return Optional.of(Signal.OVER);
        return used.compareTo(most.multiply(NEAR)) >= 0 ? Optional.of(Signal.NEAR) : Optional.empty();
    }

    private static BigDecimal sum(Collection<Logged> sessions, LocalDate from, LocalDate until, boolean insteadOnly) {
        return sessions.stream()
                .filter(one -> !one.on().isBefore(from) && !one.on().isAfter(until))
                .filter(one -> !insteadOnly || one.kind() == SessionKind.INSTEAD)
                .map(Logged::days)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The day on which somebody last read the standards through with the team, or the first of who coaches it. */
    private static LocalDate standards(Known known) {
        return last(
                known.ofProduct().stream()
                        .filter(one -> one.kind() == SessionKind.STANDARDS)
                        .toList(),
                known.sameCoachSince());
    }

    private static LocalDate last(Collection<Logged> sessions, LocalDate from) {
        return sessions.stream()
                .map(Logged::on)
                .max(Comparator.naturalOrder())
                .filter(day -> day.isAfter(from))
                .orElse(from);
    }

    /** In whole percent of the norm; 0 where there is none. */
    public int percent() {
        return window == null || window.most().signum() == 0
                ? 0
                : used.movePointRight(2)
                        .divide(window.most(), 0, RoundingMode.HALF_UP)
                        .intValue();
    }
}
