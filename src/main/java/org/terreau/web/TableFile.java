package org.terreau.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** A table that somebody chose as a file, as rows of text: CSV, whatever its separator, or the first sheet of a workbook. */
public final class TableFile {

    private static final long INFLATED = 100L << 20;

    private TableFile() {}

    /**
     * Its rows, the header first.
     *
     * @param rows after so many, the rest is not read
     * @param columns as for rows; those of a CSV are all read
     * @throws IOException when it is neither
     */
    public static List<List<String>> read(byte[] content, int rows, int columns) throws IOException {
        try {
            return content.length > 3 && content[0] == 'P' && content[1] == 'K'
                    ? workbook(content, rows, columns)
                    : csv(text(content), rows);
        } catch (ExcelReaderException | CsvParseException unreadable) {
            throw new IOException("Not a table", unreadable);
        }
    }

    /** What separates the cells of a header. */
    public static char separator(String header) {
        for (char one : new char[] {';', '\t', ','}) if (header.indexOf(one) >= 0) return one;
        return ';';
    }

    private static List<List<String>> csv(String text, int most) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(bare.lines().findFirst().orElse("")))
                .ofCsvRecord(bare)) {
            for (CsvRecord row : records) {
                if (rows.size() >= most) break;
                rows.add(row.getFields());
            }
        }
        return rows;
    }

    /** UTF-8, or what older spreadsheets write. */
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    /** A small archive may hold a huge file: it is not opened. */
    private static boolean bomb(byte[] content) throws IOException {
        long all = 0;
        byte[] buffer = new byte[1 << 16];
        Path file = Files.createTempFile("terreau-workbook", null);
        try {
            Files.write(file, content);
            try (ZipFile archive = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(archive.entries()))
                    try (InputStream part = archive.getInputStream(entry)) {
                        for (int read = part.read(buffer); read >= 0; read = part.read(buffer))
                            if ((all += read) > INFLATED) return true;
                    }
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return false;
    }

    private static List<List<String>> workbook(byte[] content, int most, int columns) throws IOException {
        if (bomb(content)) throw new IOException("A workbook of more than " + INFLATED + " bytes");
        List<List<String>> table = new ArrayList<>();
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false));
                var rows = workbook.getFirstSheet().openStream()) {
            var each = rows.iterator();
            while (each.hasNext() && table.size() < most) {
                Row row = each.next();
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < Math.min(row.getCellCount(), columns); column++)
                    cells.add(shown(row.getOptionalCell(column).orElse(null)));
                table.add(cells);
            }
        }
        return table;
    }

    private static String shown(@Nullable Cell cell) {
        if (cell == null) return "";
        if (cell.getType() != CellType.NUMBER) return cell.getText() == null ? "" : cell.getText();
        String format = cell.getDataFormatString();
        if (format != null && format.toLowerCase(Locale.ROOT).contains("yy"))
            return cell.asDate().toLocalDate().toString();
        BigDecimal number = cell.asNumber().stripTrailingZeros();
        return (number.scale() > 6
                        ? number.setScale(6, java.math.RoundingMode.HALF_UP).stripTrailingZeros()
                        : number)
                .toPlainString();
    }
}
