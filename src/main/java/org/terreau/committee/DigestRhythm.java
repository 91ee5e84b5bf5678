package org.terreau.committee;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** How often somebody is told. */
public enum DigestRhythm {
    DAILY("quotidien"),
    WEEKLY("hebdomadaire"),
    MONTHLY("mensuel"),
    NEVER("jamais");

    private final String code;

    DigestRhythm(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** A digest leaves on this day: each one, Mondays, the first of a month, or never. */
    boolean leavesOn(LocalDate day) {
        return switch (this) {
            case DAILY -> true;
            case WEEKLY -> day.getDayOfWeek() == DayOfWeek.MONDAY;
            case MONTHLY -> day.getDayOfMonth() == 1;
            case NEVER -> false;
        };
    }

    /** The last day, this one included, on which a digest leaves; empty for never. */
    Optional<LocalDate> lastDue(LocalDate day) {
        return switch (this) {
            case DAILY -> Optional.of(day);
            case WEEKLY -> Optional.of(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTHLY -> Optional.of(day.withDayOfMonth(1));
            case NEVER -> Optional.empty();
        };
    }

    /**
     * A digest is owed: a day on which one leaves has come since.
     *
     * @param since the day of the last one, or from which on digests are owed
     */
    boolean due(LocalDate since, LocalDate today) {
        return lastDue(today).filter(since::isBefore).isPresent();
    }

    public static Optional<DigestRhythm> of(String code) {
        return Arrays.stream(values())
                .filter(rhythm -> rhythm.code.equals(code))
                .findFirst();
    }
}
