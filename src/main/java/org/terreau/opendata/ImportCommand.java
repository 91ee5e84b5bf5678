package org.terreau.opendata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.terreau.incubator.Catalogue;
import org.terreau.shared.Command;

/** `bin/terreau import-catalogue DIR [--check]`. */
@Component
class ImportCommand implements Command {

    private final CatalogueImport catalogue;
    private final Wording wording;

    ImportCommand(CatalogueImport catalogue, Wording wording) {
        this.catalogue = catalogue;
        this.wording = wording;
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
        Report report;
        try {
            report = catalogue.run(
                    Path.of(given.get(0)), check, done -> out.println(text("opendata.import.progress", done)));
        } catch (IOException unreadable) {
            out.println(text("opendata.import.unreadable", given.get(0)));
            return 2;
        }
        print(report, out);
        if (check) out.println(text("opendata.import.checked"));
        return report.count(Report.Outcome.REFUSED) == 0 ? 0 : 1;
    }

    private void print(Report report, PrintStream out) {
        for (Kind kind : Kind.values())
            out.println(text(
                    "opendata.import.count",
                    text("opendata.import.kind." + kind.folder()),
                    report.count(kind, Catalogue.Change.CREATED),
                    report.count(kind, Catalogue.Change.CHANGED),
                    report.count(kind, Catalogue.Change.UNCHANGED)));
        print(report, Report.Outcome.REFUSED, out);
        print(report, Report.Outcome.REMARK, out);
    }

    private void print(Report report, Report.Outcome outcome, PrintStream out) {
        List<Report.Line> lines = report.lines(outcome);
        if (lines.isEmpty() && outcome != Report.Outcome.REFUSED) return;
        out.println(text("opendata.import." + outcome.code(), lines.size()));
        for (Report.Line line : lines)
            out.println("  " + line.file() + " : " + wording.place(line.place(), Locale.FRENCH) + " : "
                    + wording.reason(line.reason(), line.arguments(), Locale.FRENCH));
    }

    private String text(String key, Object... arguments) {
        return wording.text(Locale.FRENCH, key, arguments);
    }
}
