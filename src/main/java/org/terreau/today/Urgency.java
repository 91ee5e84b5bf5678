package org.terreau.today;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long something may still wait. */
public enum Urgency {
    LATE("en-retard"),
    TODAY("aujourdhui"),
    WEEK("semaine"),
    LATER("plus-tard");

    private static final int DAYS = 7;

    private final String code;

    Urgency(String code) {
        this.code = code;
    }

    /** As written in message keys and answers to programs. */
    public String code() {
        return code;
    }

    /** Nobody set a day: it is done in the week, before what may wait longer. */
    public static Urgency of(@Nullable LocalDate until, LocalDate today) {
        if (until == null) return WEEK;
        if (until.isBefore(today)) return LATE;
        if (until.equals(today)) return TODAY;
        return until.isBefore(today.plusDays(DAYS)) ? WEEK : LATER;
    }
}
