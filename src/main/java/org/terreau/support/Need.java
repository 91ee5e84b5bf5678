package org.terreau.support;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;

/**
 * What somebody asks for, in their words.
 *
 * @param situation what is stuck
 * @param since since when
 * @param after what would be different
 * @param wished the day by which they wish it; null for no day
 * @param urgent cannot wait
 * @param urgency why; empty when it can
 */
public record Need(
        String situation,
        String since,
        String after,
        @Nullable LocalDate wished,
        boolean urgent,
        String urgency) {

    /** Shortest and longest text, and longest line, in characters. */
    public static final int LEAST = 20;

    public static final int TEXT = 2000;
    public static final int LINE = 200;

    private static final int YEARS_AHEAD = 2;

    Objections objections(LocalDate today) {
        Objections objections = new Objections();
        objections.when(
                situation.length() < LEAST || situation.length() > TEXT,
                "situation",
                "support.ask.situation.needed",
                LEAST,
                TEXT);
        objections.when(
                since.isEmpty() || !OneLine.fits(since, LINE), "depuis-quand", "support.ask.since.needed", LINE);
        objections.when(after.isEmpty() || after.length() > TEXT, "apres", "support.ask.after.needed", TEXT);
        objections.when(
                wished != null && (wished.isBefore(today) || wished.isAfter(today.plusYears(YEARS_AHEAD))),
                "souhaite",
                "support.ask.wished.wrong");
        objections.when(
                urgent && (urgency.isEmpty() || !OneLine.fits(urgency, LINE)),
                "urgence",
                "support.ask.urgency.needed",
                LINE);
        return objections;
    }

    /** Why it cannot wait; empty when it can, whatever was typed. */
    String reasonOfUrgency() {
        return urgent ? urgency : "";
    }
}
