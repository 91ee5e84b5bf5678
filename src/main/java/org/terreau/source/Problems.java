package org.terreau.source;

import java.util.List;
import org.terreau.web.Ui;

/** What failed, in the reader's language. */
public final class Problems {

    private static final String LINES = "source.error.lines";

    private Problems() {}

    /** @param arguments of a refused line: its number, the key of its fault and what the fault names */
    public static String text(String problem, List<String> arguments, Ui ui) {
        if (!problem.equals(LINES) || arguments.size() < 2) return ui.t(problem, arguments.toArray());
        return ui.t(
                LINES,
                arguments.get(0),
                ui.t(arguments.get(1), arguments.subList(2, arguments.size()).toArray()));
    }
}
