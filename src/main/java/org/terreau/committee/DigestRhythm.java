package org.terreau.committee;

import java.time.DayOfWeek;
import java.time.LocalDate;
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

    public static Optional<DigestRhythm> of(String code) {
        return Arrays.stream(values())
                .filter(rhythm -> rhythm.code.equals(code))
                .findFirst();
    }
}
