package org.terreau.launch;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Nobody enters the embedded database without its password, whatever their account on the machine. The server must not
 * run: a folder that let everybody in, a new one as those of before, is never served as such.
 */
final class PasswordOnly {

    private static final Pattern LETS_EVERYBODY_IN = Pattern.compile("(?m)^[^#\\n]*\\btrust\\b");

    private static final String RULES = """
            # Written by Terreau: the password is in the file database.password beside this folder.
            local  all  all                scram-sha-256
            host   all  all  127.0.0.1/32  scram-sha-256
            host   all  all  ::1/128       scram-sha-256
            """;

    private final Path cluster;
    private final EmbeddedPrograms programs;

    PasswordOnly(Path cluster, EmbeddedPrograms programs) {
        this.cluster = cluster;
        this.programs = programs;
    }

    /** @param fresh whether the password was drawn just now, so that the database can't know it */
    void require(String user, String password, boolean fresh) throws IOException {
        Path rules = cluster.resolve("pg_hba.conf");
        if (!fresh && !LETS_EVERYBODY_IN.matcher(Files.readString(rules)).find()) return;
        tell("alter role " + user + " with password '" + password + "';\n");
        Files.writeString(rules, RULES);
    }

    /** In single-user mode, which listens to nobody. The statement goes through no command line. */
    private void tell(String statement) throws IOException {
        List<String> line = programs.commandLine("postgres", "--single", "-D", cluster.toString(), "postgres");
        Process server = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (Writer to = server.outputWriter(StandardCharsets.UTF_8)) {
            to.write(statement);
        }
        String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (server.onExit().join().exitValue() != 0 || ServerLog.cause(said).isPresent())
            throw new IOException(ServerLog.cause(said).orElse("the password could not be set"));
    }
}
