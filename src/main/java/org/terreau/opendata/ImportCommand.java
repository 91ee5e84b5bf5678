package org.terreau.opendata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.incubator.Catalogue;
import org.terreau.shared.Command;

/** `bin/terreau import-catalogue DIR [--check]`. */
@Component
class ImportCommand implements Command {

    private final CatalogueImport catalogue;
    private final MessageSource messages;

    ImportCommand(CatalogueImport catalogue, MessageSource messages) {
        this.catalogue = catalogue;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "import-catalogue";
    }

    @Override
    public String usage() {
        return text("opendata.import.usage");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        List<String> given = new ArrayList<>(arguments);
        boolean check = given.remove("--check");
        if (given.size() != 1) {
            out.println(usage());
            return 2;
        }
        CatalogueImport.Report report;
        try {
            report = catalogue.run(
                    Path.of(given.get(0)), check, done -> out.println(text("opendata.import.progress", done)));
        } catch (IOException unreadable) {
            out.println(text("opendata.import.unreadable", given.get(0)));
            return 2;
        }
        for (CatalogueImport.Kind kind : CatalogueImport.Kind.values())
            out.println(text(
                    "opendata.import.count",
                    text("opendata.import.kind." + kind.folder()),
                    report.count(kind, Catalogue.Change.CREATED),
                    report.count(kind, Catalogue.Change.CHANGED),
                    report.count(kind, Catalogue.Change.UNCHANGED)));
        out.println(text("opendata.import.refused", report.refused().size()));
        for (CatalogueImport.Refusal refusal : report.refused())
            out.println("  " + refusal.file() + " : " + place(refusal.reason().place()) + " : "
                    + text(refusal.reason().key(), refusal.reason().arguments().toArray()));
        if (check) out.println(text("opendata.import.checked"));
        return report.refused().isEmpty() ? 0 : 1;
    }

    private String place(String place) {
        if (place.equals("-")) return text("opendata.import.whole");
        return place.matches("\\d+") ? text("opendata.import.line", place) : place;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
