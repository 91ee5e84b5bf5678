package org.terreau.impact;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.terreau.shared.Paris;

/**
 * How long a period is. A period is named by its first day; a week begins on Monday (ISO 8601).
 *
 * <p>The most periods an answer goes back to are those of the convention that French incubators use for `/api/stats`.
 */
public enum Periodicity {
    DAY("day", 180),
    WEEK("week", 52),
    MONTH("month", 24),
    QUARTER("quarter", 8),
    YEAR("year", 3);

    private static final Pattern WEEK_NAME = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern QUARTER_NAME = Pattern.compile("(\\d{4})-[QT]([1-4])");

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
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the period that comes this many periods later, or before when negative. */
    public LocalDate plus(LocalDate start, int periods) {
        return switch (this) {
            case DAY -> start.plusDays(periods);
            case WEEK -> start.plusWeeks(periods);
            case MONTH -> start.plusMonths(periods);
            case QUARTER -> start.plusMonths(3L * periods);
            case YEAR -> start.plusYears(periods);
        };
    }

    /** The first day of the same period a year before; the same week of the year for weeks. */
    public LocalDate yearBefore(LocalDate start) {
        return this == WEEK ? start.minusWeeks(52) : start(start.minusYears(1));
    }

    /** How many make a year, about: what a comparison with last year goes back by. */
    public int aYear() {
        return switch (this) {
            case DAY -> 366;
            case WEEK -> 52;
            case MONTH -> 12;
            case QUARTER -> 4;
            case YEAR -> 1;
        };
    }

    /** Each of these periods is made of whole ones of the other, except weeks, which belong to the period they begin in. */
    public boolean atLeast(Periodicity other) {
        return compareTo(other) >= 0;
    }

    /** As the database numbers it: 1 for a day, 5 for a year. */
    int grain() {
        return ordinal() + 1;
    }

    /** Asked for by programs: the convention has no quarters. */
    public static Optional<Periodicity> ofConvention(String code) {
        return of(code).filter(known -> known != QUARTER);
    }

    public static Optional<Periodicity> of(String code) {
        for (Periodicity periodicity : values()) if (periodicity.code.equals(code)) return Optional.of(periodicity);
        return Optional.empty();
    }

    /** A period as somebody names it. */
    public record Named(Periodicity length, LocalDate start) {}

    /**
     * Reads the name of a period: 2026-10-31, 2026-W05, 2026-10, 2026-T4 or 2026-Q4, 2026; or a moment, as a date and time
     * with its offset or as seconds since 1970, which is the day that it was in Paris.
     */
    public static Optional<Named> read(String written) {
        try {
            Matcher week = WEEK_NAME.matcher(written);
            if (week.matches()) return week(Integer.parseInt(week.group(1)), Integer.parseInt(week.group(2)));
            Matcher quarter = QUARTER_NAME.matcher(written);
            if (quarter.matches())
                return named(
                        QUARTER,
                        LocalDate.of(
                                Integer.parseInt(quarter.group(1)), 3 * Integer.parseInt(quarter.group(2)) - 2, 1));
            int length = written.length();
            if (length == 10 && written.charAt(4) == '-') return named(DAY, LocalDate.parse(written));
            if (length == 7 && written.charAt(4) == '-') return named(MONTH, LocalDate.parse(written + "-01"));
            if (written.matches("\\d{4}")) return named(YEAR, LocalDate.of(Integer.parseInt(written), 1, 1));
            return moment(written).flatMap(moment -> named(DAY, day(moment)));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String written) {
        if (written.matches("\\d{8,11}")) return Optional.of(Instant.ofEpochSecond(Long.parseLong(written)));
        return written.length() >= 17 && written.charAt(10) == 'T'
                ? Optional.of(OffsetDateTime.parse(written).toInstant())
                : Optional.empty();
    }

    private static LocalDate day(Instant moment) {
        return Paris.day(moment);
    }

    private static Optional<Named> named(Periodicity length, LocalDate start) {
        return Optional.of(new Named(length, start));
    }

    /** The fourth of January is always in the first week. */
    private static Optional<Named> week(int year, int number) {
        LocalDate start = WEEK.start(LocalDate.of(year, 1, 4)).plusWeeks(number - 1L);
        return number >= 1 && start.get(IsoFields.WEEK_BASED_YEAR) == year ? named(WEEK, start) : Optional.empty();
    }

    /**
     * The first day of this length's period that a name means. A day means the period it is in; a longer period than this
     * one can't be cut, and any other length is another thing.
     */
    public Optional<LocalDate> meant(Named named) {
        if (named.length() == DAY || named.length() == this) return Optional.of(start(named.start()));
        return Optional.empty();
    }

    /** The name of the period that begins on this day: 2026-10-31, 2026-W05, 2026-10, 2026-T4, 2026. */
    public String name(LocalDate start) {
        return switch (this) {
            case DAY -> start.toString();
            case WEEK ->
                String.format(
                        java.util.Locale.ROOT,
                        "%04d-W%02d",
                        start.get(IsoFields.WEEK_BASED_YEAR),
                        start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> start.toString().substring(0, 7);
            case QUARTER -> start.getYear() + "-T" + start.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> String.valueOf(start.getYear());
        };
    }
}
