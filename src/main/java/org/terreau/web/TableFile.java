package org.terreau.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.WrittenText;

/** A table that somebody chose as a file, as rows of text: CSV, whatever its separator, or the first sheet of a workbook. */
public final class TableFile {

    /** What a table may cost: one of 50,000 rows and a dozen of columns is read. */
    public static final Budget READING = new Budget(80, 96L << 20, 1_000_000, 100, Duration.ofSeconds(20));

    private static final int LONGEST_RECORD = 1 << 18;
    private static final int MOST_FIELDS = 1_000;
    private static final char[] SEPARATORS = {';', '\t', ','};
    private static final int TITLES = 10;

    private TableFile() {}

    /** @param number as a spreadsheet counts it, from 1 */
    public record Line(int number, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }

        public boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /**
     * Its rows as a spreadsheet counts them, whatever stands above the header: empty ones are told by the numbers of the
     * others, or as they are.
     *
     * @param rows as for {@link #read}
     * @param columns likewise
     * @param meter likewise
     * @throws IOException when it is no table
     */
    public static List<Line> numbered(byte[] content, int rows, int columns, Budget.Meter meter) throws IOException {
        meter.read(content.length);
        try {
            return zipped(content)
                    ? workbook(content, rows, columns, meter)
                    : numberedCsv(WrittenText.of(content), rows, meter);
        } catch (Budget.Exceeded tooMuch) {
            throw tooMuch;
        } catch (RuntimeException unreadable) {
            throw new IOException("Not a table", unreadable);
        }
    }

    private static boolean zipped(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K';
    }

    private static List<Line> numberedCsv(String text, int most, Budget.Meter meter) throws IOException {
        List<Line> lines = new ArrayList<>();
        CsvReader.CsvReaderBuilder settings = CsvReader.builder()
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .fieldSeparator(separator(text.lines().limit(TITLES).toList()));
        try (CsvReader<CsvRecord> records = records(settings, new StringReader(text))) {
            int number = 0;
            for (CsvRecord row : records) {
                if (lines.size() >= most) break;
                meter.made(row.getFieldCount());
                lines.add(new Line(++number, row.getFields()));
            }
        }
        return lines;
    }

    /** What separates the cells of a table of which a title may be the first line. */
    private static char separator(List<String> first) {
        char found = SEPARATORS[0];
        long most = 0;
        for (char one : SEPARATORS) {
            long lines = first.stream().filter(line -> line.indexOf(one) >= 0).count();
            if (lines > most) {
                found = one;
                most = lines;
            }
        }
        return found;
    }

    /**
     * Its rows, the header first.
     *
     * @param rows after so many, the rest is not read
     * @param columns as for rows; those of a CSV are all read
     * @param meter counts what it costs
     * @throws IOException when it is neither
     */
    public static List<List<String>> read(byte[] content, int rows, int columns, Budget.Meter meter)
            throws IOException {
        meter.read(content.length);
        try {
            return zipped(content)
                    ? workbook(content, rows, columns, meter).stream()
                            .map(Line::cells)
                            .toList()
                    : csv(WrittenText.of(content), rows, meter);
        } catch (Budget.Exceeded tooMuch) {
            throw tooMuch;
        } catch (RuntimeException unreadable) {
            throw new IOException("Not a table", unreadable);
        }
    }

    /** Reads the records of a CSV that somebody sent, none of which is endless. */
    public static CsvReader<CsvRecord> records(CsvReader.CsvReaderBuilder settings, Reader from) {
        return settings.maxBufferSize(LONGEST_RECORD)
                .build(
                        CsvRecordHandler.builder()
                                .fieldModifier(FieldModifier.modify(TableFile::kept))
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(LONGEST_RECORD)
                                .maxRecordSize(LONGEST_RECORD)
                                .build(),
                        from);
    }

    /** A cell holds a sign that nothing can keep. */
    private static final class Unkeepable extends CsvParseException {

        private static final long serialVersionUID = 1L;

        Unkeepable() {
            super("A cell holds a sign that nothing can keep");
        }
    }

    private static String kept(String cell) {
        if (cell.indexOf('\0') >= 0) throw new Unkeepable();
        return cell;
    }

    /** It was refused for a sign that nothing can keep. */
    public static boolean unkeepable(CsvParseException failure) {
        return failure instanceof Unkeepable || failure.getCause() instanceof Unkeepable;
    }

    /** What separates the cells of a header. */
    public static char separator(String header) {
        for (char one : SEPARATORS) if (header.indexOf(one) >= 0) return one;
        return ';';
    }

    private static List<List<String>> csv(String text, int most, Budget.Meter meter) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        CsvReader.CsvReaderBuilder settings = CsvReader.builder()
                .fieldSeparator(separator(text.lines().findFirst().orElse("")));
        try (CsvReader<CsvRecord> records = records(settings, new StringReader(text))) {
            for (CsvRecord row : records) {
                if (rows.size() >= most) break;
                meter.made(row.getFieldCount());
                rows.add(row.getFields());
            }
        }
        return rows;
    }

    private static List<Line> workbook(byte[] content, int most, int columns, Budget.Meter meter) throws IOException {
        Path file = Files.createTempFile("terreau-workbook", null);
        try {
            Files.write(file, content);
            WorkbookCheck.check(file, meter);
            try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
                    var rows = workbook.getFirstSheet().openStream()) {
                return table(rows.iterator(), most, columns, meter);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<Line> table(Iterator<Row> rows, int most, int columns, Budget.Meter meter) {
        List<Line> table = new ArrayList<>();
        while (rows.hasNext() && table.size() < most) {
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < Math.min(row.getCellCount(), columns); column++)
                cells.add(shown(row.getOptionalCell(column).orElse(null)));
            meter.made(1L + cells.size());
            table.add(new Line(row.getRowNum(), cells));
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
