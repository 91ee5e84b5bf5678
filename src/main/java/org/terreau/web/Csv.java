package org.terreau.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table as a file that the spreadsheets of French administrations open as it is: UTF-8 with its mark, separated by
 * semicolons. A cell that a spreadsheet would run as a formula is preceded by an apostrophe.
 */
public final class Csv {

    /** What tells spreadsheets that a text is in UTF-8. */
    public static final String MARK = "\uFEFF";

    private Csv() {}

    public static ResponseEntity<byte[]> file(String name, List<String> header, List<List<String>> rows) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body((MARK + text(header, rows)).getBytes(StandardCharsets.UTF_8));
    }

    /** The same as text, without the mark that spreadsheets want. */
    public static String text(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text)) {
            writer.writeRecord(header);
            for (List<String> row : rows)
                writer.writeRecord(row.stream().map(Csv::inert).toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** One more line of it. */
    public static String line(List<String> row) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text)) {
            writer.writeRecord(row.stream().map(Csv::inert).toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String inert(String cell) {
        if (cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0) return cell;
        return cell.matches("[+-]?[0-9][0-9 .,]*%?") ? cell : "'" + cell;
    }
}
