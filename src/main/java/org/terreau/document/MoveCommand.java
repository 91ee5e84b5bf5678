package org.terreau.document;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.shared.Command;

/** `bin/terreau move-documents database|s3`. */
@Component
class MoveCommand implements Command {

    private final Move move;
    private final Stores stores;
    private final MessageSource messages;

    MoveCommand(Move move, Stores stores, MessageSource messages) {
        this.move = move;
        this.stores = stores;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "move-documents";
    }

    @Override
    public String usage() {
        return text("document.move.usage");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1 || stores.find(arguments.get(0)).isEmpty()) {
            out.println(usage());
            return 2;
        }
        try {
            Move.Report report = move.to(arguments.get(0), done -> out.println(text("document.move.progress", done)));
            out.println(text("document.move.done", report.moved(), report.unreadable()));
            return report.unreadable() == 0 ? 0 : 1;
        } catch (StoreUnavailable unavailable) {
            out.println(text("document.move.unavailable", String.valueOf(unavailable.getMessage())));
            return 1;
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
