package org.terreau.onboarding;

import java.util.Map;

/**
 * What whoever brings a table says of it.
 *
 * @param columns the code of what each column holds, by its place from 0; "" for one that is left out. Empty when they did not
 *     say yet
 * @param words what words that nobody knows mean, by {@link Unknown#field}
 * @param accounts an account is opened for the people of the table
 * @param published its texts were read, and may be public as they are
 * @param today a phase that nobody dated begins on the day of the take-over
 */
public record Choices(
        Map<Integer, String> columns, Map<String, String> words, boolean accounts, boolean published, boolean today) {

    public static final Choices NONE = new Choices(Map.of(), Map.of(), false, false, false);

    public Choices {
        columns = Map.copyOf(columns);
        words = Map.copyOf(words);
    }

    Choices of(Map<Integer, String> others) {
        return new Choices(others, words, accounts, published, today);
    }
}
