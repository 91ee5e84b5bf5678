package org.terreau.shared;

import java.io.PrintStream;
import java.util.List;

/** A command of `bin/terreau`, run with the database up and without the web server. A module adds one as a bean. */
public interface Command {

    /** What is typed after `bin/terreau`. */
    String name();

    /** One line for the list of commands, such as "import-catalogue DIR [--check]   reads a catalogue". */
    String usage();

    /**
     * Runs it.
     *
     * @param out where progress and results are printed
     * @return the exit status: 0 when all went well, 1 when something was refused, 2 when the arguments are wrong
     */
    int run(List<String> arguments, PrintStream out);
}
