package org.terreau.operation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.shared.Command;
import org.terreau.shared.Paris;

/** `bin/terreau backup FOLDER`: a new file in it, named by its hour. */
@Component
class BackupCommand implements Command {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'terreau-'yyyy-MM-dd-HHmmss'.zip'");

    private final Installation installation;
    private final BackupWords words;
    private final Clock clock;

    BackupCommand(Installation installation, BackupWords words, Clock clock) {
        this.installation = installation;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String usage() {
        return words.text("operation.backup.usage");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println(usage());
            return 2;
        }
        try {
            Path folder = Path.of(arguments.get(0));
            Path file = folder.resolve(NAME.format(clock.instant().atZone(Paris.ZONE)));
            Backups.Taken taken = installation.backUp(file);
            Files.writeString(
                    folder.resolve(file.getFileName() + ".sha256"), taken.digest() + "  " + file.getFileName() + "\n");
            words.contents(taken.contents()).forEach(out::println);
            out.println(words.text("operation.backup.done", taken.file(), words.size(taken.bytes()), taken.digest()));
            return 0;
        } catch (IOException | InvalidPathException | SQLException failure) {
            out.println(words.text("operation.backup.failed", String.valueOf(failure.getMessage())));
            return 1;
        } catch (Damaged impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
