package org.terreau.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table as a workbook of one sheet: dates are dates, numbers are numbers, the header stays in sight. Text is written as
 * text, so that a cell that looks like a formula is never run.
 */
public final class Xlsx {

    private static final MediaType TYPE =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int LONGEST_CELL = 32_000;

    private Xlsx() {}

    /**
     * @param rows cells that are a LocalDate, a Number, null for an empty one, or anything else as its text
     */
    public static ResponseEntity<byte[]> file(
            String name, String sheet, List<String> header, List<List<@Nullable Object>> rows) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes(sheet, header, rows));
    }

    static byte[] bytes(String name, List<String> header, List<List<@Nullable Object>> rows) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(output, "Terreau", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
                sheet.width(column, 20);
            }
            sheet.range(0, 0, 0, header.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            int line = 1;
            for (List<@Nullable Object> row : rows) {
                for (int column = 0; column < row.size(); column++) write(sheet, line, column, row.get(column));
                line++;
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return output.toByteArray();
    }

    private static void write(Worksheet sheet, int line, int column, @Nullable Object cell) {
        if (cell instanceof LocalDate date) {
            sheet.value(line, column, date);
            sheet.style(line, column).format("dd/mm/yyyy").set();
        } else if (cell instanceof Number number) sheet.value(line, column, number);
        else if (cell != null && !cell.toString().isEmpty()) sheet.value(line, column, text(cell.toString()));
    }

    /** Without the signs that XML refuses. */
    private static String text(String written) {
        String clean = written.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
        return clean.length() > LONGEST_CELL ? clean.substring(0, LONGEST_CELL) : clean;
    }
}
