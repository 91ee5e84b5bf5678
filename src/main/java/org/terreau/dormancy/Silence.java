package org.terreau.dormancy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a product that shows nothing is told, from one day to the next. */
public enum Silence {
    /** It ended, or showed not long ago that it lives: nothing is asked. */
    NONE,
    /** Its team has to be asked whether it lives. */
    TO_ASK,
    /** Its team was asked, and has time to answer. */
    ASKED,
    /** Nobody answered in time. */
    DORMANT;

    /** How long a team has to answer before its product is marked. */
    public static final int DAYS_TO_ANSWER = 30;

    /**
     * @param active in a phase that goes on
     * @param lastSign the last day on which it showed that it lives
     * @param months how long it may show nothing
     * @param asked the day on which its team was asked; null when it was not
     */
    public static Silence of(
            boolean active, LocalDate lastSign, int months, @Nullable LocalDate asked, LocalDate today) {
        if (!active || lastSign.plusMonths(months).isAfter(today)) return NONE;
        if (asked == null || answered(lastSign, asked)) return TO_ASK;
        return today.isBefore(marksOn(asked)) ? ASKED : DORMANT;
    }

    /** Whether the last sign came after its team was asked. */
    static boolean answered(LocalDate lastSign, LocalDate asked) {
        return !lastSign.isBefore(asked);
    }

    /** The day on which a product is marked, whose team was asked that day and does not answer. */
    public static LocalDate marksOn(LocalDate asked) {
        return asked.plusDays(DAYS_TO_ANSWER);
    }
}
