package org.terreau.opendata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.terreau.incubator.Catalogue;
import org.terreau.shared.Command;

/** `bin/terreau import-catalogue DIR [--check|--watch]`, or `import` for short. */
@Component
class ImportCommand implements Command {

    private static final long QUIET_MILLIS = 400;

    private final CatalogueImport catalogue;
    private final Imports imports;
    private final Wording wording;

    ImportCommand(CatalogueImport catalogue, Imports imports, Wording wording) {
        this.catalogue = catalogue;
        this.imports = imports;
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
        boolean watch = given.remove("--watch");
        if (given.size() != 1 || check && watch) {
            out.println(usage());
            return 2;
        }
        return watch ? watch(given.get(0), out) : once(given.get(0), check, out);
    }

    private int once(String folder, boolean check, PrintStream out) {
        Report report;
        try {
            Consumer<Integer> progress = done -> out.println(text("opendata.import.progress", done));
            report = check ? catalogue.run(Path.of(folder), true, progress) : imports.run(Path.of(folder), progress);
        } catch (IOException unreadable) {
            out.println(text("opendata.import.unreadable", folder));
            return 2;
        }
        print(report, out);
        if (check) out.println(text("opendata.import.checked"));
        return report.count(Report.Outcome.REFUSED) == 0 ? 0 : 1;
    }

    /** Imports, then again each time that files change, until the program is stopped. */
    private int watch(String folder, PrintStream out) {
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            boolean any = false;
            for (Kind kind : Kind.values()) {
                Path sub = Path.of(folder).resolve(kind.folder());
                if (!Files.isDirectory(sub)) continue;
                any = true;
                sub.register(
                        changes,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
            int status = once(folder, false, out);
            if (!any || status == 2) return 2;
            out.println(text("opendata.import.watching", folder));
            while (true) {
                quiet(changes);
                once(folder, false, out);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (IOException unreadable) {
            out.println(text("opendata.import.unreadable", folder));
            return 2;
        }
    }

    /** Waits for a change, then for the others that come with it. */
    private static void quiet(WatchService changes) throws InterruptedException {
        WatchKey key = changes.take();
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = changes.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
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
        print(report, Report.Outcome.CONFLICT, out);
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
