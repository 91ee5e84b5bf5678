package org.terreau.today;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for somebody, in their words.
 *
 * @param what waits, as a title
 * @param about the object that it is about; null when it is about none
 * @param why it waits for this person; empty when the title says it
 * @param since when; null when nobody knows
 * @param until the last day; null when none was set
 * @param action the one thing to do about it
 */
public record Awaited(
        String what,
        @Nullable About about,
        String why,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        Action action) {

    /**
     * What it is about.
     *
     * @param key the same for the same object, such as "dossier:12": what a list is narrowed by
     */
    public record About(String key, String name) {}

    /** @param words of the button */
    public record Action(String words, String path) {}

    public Urgency urgency(LocalDate today) {
        return Urgency.of(until, today);
    }
}
