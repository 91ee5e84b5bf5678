package org.terreau.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the programs of the embedded PostgreSQL say of themselves. */
record ServerLog(Path file) {

    private static final Pattern FATAL = Pattern.compile("(?m)(?:FATAL|PANIC|ERROR|error): +(.+)$");
    private static final Pattern GAVE_UP = Pattern.compile("pg_ctl: error:|could not start server");

    /** Whether the server ended rather than started: it is not waited for any longer. */
    boolean gaveUp() throws IOException {
        return Files.exists(file) && GAVE_UP.matcher(Files.readString(file)).find();
    }

    Optional<String> cause() throws IOException {
        return Files.exists(file) ? cause(Files.readString(file)) : Optional.empty();
    }

    /** The last thing that went wrong. */
    static Optional<String> cause(String said) {
        Matcher line = FATAL.matcher(said);
        Optional<String> last = Optional.empty();
        while (line.find()) last = Optional.of(line.group(1).strip());
        return last;
    }
}
