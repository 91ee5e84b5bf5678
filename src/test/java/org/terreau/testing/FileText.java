package org.terreau.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The words that a reader finds in a file which is not text. */
public final class FileText {

    private FileText() {}

    /** Whether the words of such a file are packed in it. */
    public static boolean packed(String type) {
        return type.startsWith("application/pdf") || type.contains("spreadsheetml");
    }

    /** @param type as the answer that carried it says */
    public static String of(String type, byte[] file) {
        try {
            return type.startsWith("application/pdf") ? ofPdf(file) : ofWorkbook(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(type, failure);
        }
    }

    /** The names and the words of all that an archive holds; nothing for a file that is none. */
    public static String ofArchive(byte[] file) {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry())
                text.append(entry.getName())
                        .append('\n')
                        .append(new String(entries.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException("archive", failure);
        }
        return text.toString();
    }

    private static String ofPdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String ofWorkbook(byte[] file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            for (Sheet sheet : sheets) {
                text.append(sheet.getName()).append('\n');
                try (Stream<Row> rows = sheet.openStream()) {
                    rows.forEach(row -> {
                        for (Cell cell : row)
                            if (cell != null) text.append(cell.getText()).append('\n');
                    });
                }
            }
        }
        return text.toString();
    }
}
