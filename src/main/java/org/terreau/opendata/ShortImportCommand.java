package org.terreau.opendata;

import java.io.PrintStream;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.shared.Command;

/** `bin/terreau import`: {@link ImportCommand} under a shorter name. */
@Component
class ShortImportCommand implements Command {

    private final ImportCommand command;

    ShortImportCommand(ImportCommand command) {
        this.command = command;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String usage() {
        return command.usage().replace(command.name(), name());
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        return command.run(arguments, out);
    }
}
