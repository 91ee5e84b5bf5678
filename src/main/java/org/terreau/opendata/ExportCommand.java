package org.terreau.opendata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.terreau.shared.Command;

/**
 * `bin/terreau export-catalogue DIR`: into a new folder, or over an older export, of which it touches only the files that
 * read otherwise now.
 */
@Component
class ExportCommand implements Command {

    private final CatalogueExport catalogue;
    private final Wording wording;

    ExportCommand(CatalogueExport catalogue, Wording wording) {
        this.catalogue = catalogue;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "export-catalogue";
    }

    @Override
    public String usage() {
        return text("opendata.export.usage");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println(usage());
            return 2;
        }
        int[] counts = {0, 0};
        try {
            Path folder = Path.of(arguments.get(0));
            Files.createDirectories(folder);
            catalogue.each((path, content) -> {
                if (write(folder.resolve(path), content)) counts[0]++;
                counts[1]++;
            });
        } catch (IOException | InvalidPathException failure) {
            out.println(text("opendata.export.unwritable", arguments.get(0), String.valueOf(failure.getMessage())));
            return 2;
        }
        out.println(text("opendata.export.done", counts[1], counts[0]));
        return 0;
    }

    /** Whole or not at all. */
    private static boolean write(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) return false;
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, ".", ".new");
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return true;
    }

    private String text(String key, Object... arguments) {
        return wording.text(Locale.FRENCH, key, arguments);
    }
}
