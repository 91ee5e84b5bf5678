package org.terreau.impact;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * How long a period is. A period is named by its first day; a week begins on Monday (ISO 8601).
 *
 * <p>The most periods an answer goes back to are those of the convention that French incubators use for `/api/stats`.
 */
public enum Periodicity {
    DAY("day", 180),
    WEEK("week", 52),
    MONTH("month", 24),
    YEAR("year", 3);

    private final String code;
    private final int most;

    Periodicity(String code, int most) {
        this.code = code;
        this.most = most;
    }

    /** As written in addresses, forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** The most periods back, and how many when nobody says. */
    public int most() {
        return most;
    }

    /** The first day of the period of this day. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the period that comes this many periods later, or before when negative. */
    public LocalDate plus(LocalDate start, int periods) {
        return switch (this) {
            case DAY -> start.plusDays(periods);
            case WEEK -> start.plusWeeks(periods);
            case MONTH -> start.plusMonths(periods);
            case YEAR -> start.plusYears(periods);
        };
    }

    /** Each of these periods is made of whole ones of the other, except weeks, which belong to the period they begin in. */
    public boolean atLeast(Periodicity other) {
        return compareTo(other) >= 0;
    }

    public static Optional<Periodicity> of(String code) {
        for (Periodicity periodicity : values()) if (periodicity.code.equals(code)) return Optional.of(periodicity);
        return Optional.empty();
    }
}
