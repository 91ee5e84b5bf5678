package org.terreau.impact;

import java.util.List;

/**
 * What is wrong with a line that arrived.
 *
 * @param line from 1, counted as the sender counts: the header of a file is its first line
 * @param field which part of it, "" for the whole
 * @param key of the sentence in the message bundles
 * @param arguments what the sentence names
 */
public record Fault(long line, String field, String key, List<String> arguments) {

    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault of(long line, String field, String key, String... arguments) {
        return new Fault(line, field, key, List.of(arguments));
    }
}
