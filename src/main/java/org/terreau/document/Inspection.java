package org.terreau.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.terreau.shared.Refused;
import org.terreau.web.Budget;

/**
 * What a file really is, by its bytes, against what its name announces. A file that is something else, is two things at
 * once, or holds a program is refused with the reason.
 */
final class Inspection {

    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-mach-o-executable",
            "application/java-vm",
            "application/java-archive",
            "application/x-msi",
            "application/x-sh",
            "application/x-bat",
            "application/x-ms-shortcut",
            "application/vnd.android.package-archive",
            "text/x-python",
            "text/x-perl",
            "text/x-php");
    private static final Set<String> WEB_PAGES = Set.of("text/html", "application/xhtml+xml", "image/svg+xml");
    private static final String OFFICE_OPEN = "application/x-tika-ooxml";

    private final Set<FileKind> accepted;

    Inspection(Set<FileKind> accepted) {
        this.accepted = Set.copyOf(accepted);
    }

    /** The kinds accepted, as a person reads them. */
    String acceptedLabels() {
        return accepted.stream().sorted().map(FileKind::label).collect(Collectors.joining(", "));
    }

    /**
     * The kind of this file.
     *
     * @param meter counts what opening it costs
     * @throws Refused with a sentence that says why, and whose first word is the name
     */
    FileKind inspect(FileName name, Path file, Budget.Meter meter) throws IOException {
        if (Files.size(file) == 0) throw refusal("empty", name);
        if (name.ending().equals("svg")) throw refusal("svg", name);
        FileKind announced = FileKind.announcedBy(name.ending())
                .filter(accepted::contains)
                .orElseThrow(() -> refusal("kind", name, acceptedLabels()));
        String found = detect(file);
        if (!agrees(announced, found)) throw disguised(name, announced, found);
        String fault = fault(announced, file, meter);
        if (fault != null) throw refusal(fault, name, announced.label());
        return announced;
    }

    private static String detect(Path file) throws IOException {
        try (InputStream bytes = TikaInputStream.get(file)) {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(bytes, new Metadata())
                    .getBaseType()
                    .toString();
        }
    }

    private static boolean agrees(FileKind announced, String found) {
        if (announced.text()) return !PROGRAMS.contains(found) && !WEB_PAGES.contains(found);
        if (announced.officeOpen()) return found.equals(OFFICE_OPEN) || found.equals("application/zip");
        return announced.mediaType().equals(found);
    }

    private static @org.jspecify.annotations.Nullable String fault(FileKind kind, Path file, Budget.Meter meter)
            throws IOException {
        if (kind.text()) return TextContent.fault(file);
        if (kind.archive()) return ArchiveContent.fault(kind, file, meter);
        if (ArchiveContent.readable(file)) return "two-things";
        return kind == FileKind.PDF ? PdfContent.fault(file, meter) : ImageContent.fault(kind, file);
    }

    private static Refused disguised(FileName name, FileKind announced, String found) {
        if (PROGRAMS.contains(found)) return refusal("disguised.program", name, announced.label());
        if (WEB_PAGES.contains(found)) return refusal("disguised.page", name, announced.label());
        return refusal("disguised", name, announced.label(), found);
    }

    private static Refused refusal(String reason, Object... arguments) {
        return new Refused(
                "",
                "document.refused." + reason,
                java.util.Arrays.stream(arguments).map(Object::toString).toArray());
    }
}
