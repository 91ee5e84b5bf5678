package org.terreau.operation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.terreau.shared.Command;
import tools.jackson.databind.json.JsonMapper;

/** `bin/terreau restore FILE`, into a database that nobody uses; with `--check`, reads it all and writes nothing. */
@Component
class RestoreCommand implements Command {

    private static final String CHECK = "--check";

    private final Installation installation;
    private final BackupWords words;
    private final JsonMapper json;

    RestoreCommand(Installation installation, BackupWords words, JsonMapper json) {
        this.installation = installation;
        this.words = words;
        this.json = json;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String usage() {
        return words.text("operation.restore.usage");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        List<String> files =
                arguments.stream().filter(word -> !word.equals(CHECK)).toList();
        if (files.size() != 1 || files.get(0).startsWith("-")) {
            out.println(usage());
            return 2;
        }
        try (Restoration backup = Restoration.of(Path.of(files.get(0)), json)) {
            words.contents(backup.contents()).forEach(out::println);
            if (arguments.contains(CHECK)) {
                backup.check();
                out.println(words.text("operation.restore.checked"));
                return 0;
            }
            installation.restore(backup);
            out.println(words.text("operation.restore.done"));
            if (backup.contents().files().stream()
                    .anyMatch(place -> !place.store().equals("database")))
                out.println(words.text("operation.restore.elsewhere"));
            return 0;
        } catch (Damaged damaged) {
            out.println(words.text(damaged.key(), damaged.arguments()));
            return 1;
        } catch (IOException | InvalidPathException | SQLException | DataAccessException | FlywayException failure) {
            out.println(words.text("operation.restore.failed", String.valueOf(failure.getMessage())));
            return 1;
        }
    }
}
