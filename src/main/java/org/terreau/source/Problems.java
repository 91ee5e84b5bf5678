package org.terreau.source;

import java.util.List;
import org.terreau.shared.Words;

/** What failed, in the reader's language. */
public final class Problems {

    private static final String LINES = "source.error.lines";

    private Problems() {}

    /** @param arguments of a refused line: its number, the key of its fault and what the fault names */
    public static String text(String problem, List<String> arguments, Words words) {
        if (!problem.equals(LINES) || arguments.size() < 2) return words.t(problem, arguments.toArray());
        return words.t(
                LINES,
                arguments.get(0),
                words.t(arguments.get(1), arguments.subList(2, arguments.size()).toArray()));
    }
}
