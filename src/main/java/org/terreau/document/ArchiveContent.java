package org.terreau.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.terreau.web.Budget;

/**
 * Office documents are archives: of the kind that they announce, without macros, that don't inflate without end. What
 * they inflate to is measured: what they say of it may be false.
 */
final class ArchiveContent {

    private static final int MOST_ENTRIES = 10_000;
    private static final int LONGEST_LIST = 1 << 20;
    private static final Map<FileKind, String> MAIN_PART = Map.of(
            FileKind.DOCX, "wordprocessingml.document.main+xml",
            FileKind.XLSX, "spreadsheetml.sheet.main+xml",
            FileKind.PPTX, "presentationml.presentation.main+xml");

    private ArchiveContent() {}

    /** A file that can be opened as an archive, whatever its name and its first bytes. */
    static boolean readable(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            return archive.size() > 0;
        } catch (ZipException none) {
            return false;
        }
    }

    static @Nullable String fault(FileKind kind, Path file, Budget.Meter meter) throws IOException {
        if (!startsAsAnArchive(file)) return "two-things";
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > MOST_ENTRIES) return "bomb";
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                inflate(archive, entry, meter);
                if (kind != FileKind.ZIP && program(entry.getName())) return "macros";
            }
            if (kind.officeOpen()) return officeOpenFault(kind, archive);
            return kind.openDocument() ? openDocumentFault(kind, archive) : null;
        } catch (ZipException unreadable) {
            return "broken";
        }
    }

    private static void inflate(ZipFile archive, ZipEntry entry, Budget.Meter meter) throws IOException {
        try (InputStream bytes = meter.over(archive.getInputStream(entry))) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static boolean startsAsAnArchive(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PK\3\4");
        }
    }

    private static boolean program(String entry) {
        String path = entry.toLowerCase(Locale.ROOT);
        return path.endsWith("vbaproject.bin")
                || path.contains("/macrosheets/")
                || path.contains("/activex/")
                || path.startsWith("basic/")
                || path.startsWith("scripts/");
    }

    private static @Nullable String officeOpenFault(FileKind kind, ZipFile archive) throws IOException {
        String types = read(archive, "[Content_Types].xml");
        if (types.contains("macroEnabled") || types.contains("vbaProject")) return "macros";
        return types.contains(MAIN_PART.getOrDefault(kind, "")) ? null : "other-office";
    }

    private static @Nullable String openDocumentFault(FileKind kind, ZipFile archive) throws IOException {
        return read(archive, "mimetype").strip().equals(kind.mediaType()) ? null : "other-office";
    }

    private static String read(ZipFile archive, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) return "";
        try (InputStream bytes = archive.getInputStream(entry)) {
            return new String(bytes.readNBytes(LONGEST_LIST), StandardCharsets.UTF_8);
        }
    }
}
