package org.terreau.follow;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/** How often somebody is told. */
public enum Rhythm {
    DAILY("quotidien"),
    WEEKLY("hebdomadaire");

    private final String code;

    Rhythm(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** A digest leaves on this day: each morning, or on Mondays. */
    boolean leavesOn(LocalDate day) {
        return this == DAILY || day.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    public static Optional<Rhythm> of(String code) {
        for (Rhythm rhythm : values()) if (rhythm.code.equals(code)) return Optional.of(rhythm);
        return Optional.empty();
    }
}
