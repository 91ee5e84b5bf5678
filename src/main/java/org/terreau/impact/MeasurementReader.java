package org.terreau.impact;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.shared.Plain;
import org.terreau.web.Budget;
import org.terreau.web.SentJson;
import org.terreau.web.ShortLines;
import org.terreau.web.TableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads measurements as programs send them, a line at a time: JSON, JSON lines, CSV. */
@Component
public class MeasurementReader {

    /** How many lines are read from one body. */
    public static final int MOST = 1_000_000;

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("indicator", "indicator"),
            Map.entry("indicateur", "indicator"),
            Map.entry("period", "period"),
            Map.entry("periode", "period"),
            Map.entry("date", "period"),
            Map.entry("debut", "period"),
            Map.entry("value", "value"),
            Map.entry("valeur", "value"),
            Map.entry("numerator", "numerator"),
            Map.entry("numerateur", "numerator"),
            Map.entry("denominator", "denominator"),
            Map.entry("denominateur", "denominator"),
            Map.entry("territory", "territory"),
            Map.entry("territoire", "territory"),
            Map.entry("segment", "segment"));

    /** Read a line at a time: however many there are, they hold little. */
    private static final Budget READING = new Budget(4, 256L << 20, Long.MAX_VALUE, 50, Duration.ofMinutes(10));

    private static final JsonMapper JSON =
            SentJson.within(READING, ShortLines.LONGEST).build();

    /** By which format a body is written. */
    public enum Format {
        JSON,
        JSON_LINES,
        CSV
    }

    /** A body that can't be read to its end: nothing of it is taken. */
    public static final class Unreadable extends IOException {

        /** It holds a sign that nothing can keep. */
        public static final String SIGN = "impact.read.sign";

        private final long line;
        private final String key;

        Unreadable(long line, String key) {
            super(key + " at line " + line);
            this.line = line;
            this.key = key;
        }

        /** From 1. */
        public long line() {
            return line;
        }

        /** Of the sentence in the message bundles. */
        public String key() {
            return key;
        }
    }

    /** @throws Unreadable when the body is not of its format, or holds more than {@link #MOST} lines */
    public void read(Format format, InputStream body, Batch.Sink sink) throws IOException {
        switch (format) {
            case JSON -> json(READING.meter().over(body), sink);
            case JSON_LINES -> lines(text(body), sink);
            case CSV -> csv(text(body), sink);
        }
    }

    private static BufferedReader text(InputStream body) {
        return new BufferedReader(
                new ShortLines(new InputStreamReader(READING.meter().over(body), StandardCharsets.UTF_8)), 1 << 16);
    }

    private static void count(long lines) throws Unreadable {
        if (lines > MOST) throw new Unreadable(lines, "impact.read.many");
    }

    /** What one measurement says, filled in again for each. */
    private static final class Fields {

        private String indicator = "";
        private String period = "";
        private String value = "";
        private String numerator = "";
        private String denominator = "";
        private String territory = "";
        private String segment = "";

        void set(String name, String text) {
            switch (name) {
                case "indicator" -> indicator = text;
                case "period", "date" -> period = text;
                case "value" -> value = text;
                case "numerator" -> numerator = text;
                case "denominator" -> denominator = text;
                case "territory" -> territory = text;
                case "segment" -> segment = text;
                default -> {}
            }
        }

        Batch.Line line(long number) {
            return new Batch.Line(number, indicator, period, value, numerator, denominator, territory, segment);
        }
    }

    private static void json(InputStream body, Batch.Sink sink) throws IOException {
        long number = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) token = toMeasurements(parser);
            if (token != JsonToken.START_ARRAY) throw new Unreadable(1, "impact.read.array");
            while ((token = parser.nextToken()) == JsonToken.START_OBJECT) {
                count(++number);
                sink.line(fields(parser).line(number));
            }
            if (token != JsonToken.END_ARRAY) throw new Unreadable(number + 1, "impact.read.json");
        } catch (JacksonException malformed) {
            throw new Unreadable(number + 1, SentJson.unkeepable(malformed) ? Unreadable.SIGN : "impact.read.json");
        }
    }

    private static JsonToken toMeasurements(JsonParser parser) throws Unreadable {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("measurements")) return token;
            parser.skipChildren();
        }
        throw new Unreadable(1, "impact.read.array");
    }

    private static Fields fields(JsonParser parser) {
        Fields fields = new Fields();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) parser.skipChildren();
            else if (token == JsonToken.VALUE_NUMBER_FLOAT) fields.set(name, plain(parser.getString()));
            else if (token != JsonToken.VALUE_NULL) fields.set(name, parser.getString());
        }
        return fields;
    }

    /** A number with a power of ten, written out when that stays short. */
    private static String plain(String number) {
        int power = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (power < 0) return number;
        String exponent = number.substring(power + 1);
        return exponent.matches("[+-]?\\d{1,2}") ? new BigDecimal(number).toPlainString() : number;
    }

    /** A line that is no JSON is reported, and the next one read. */
    private static void lines(BufferedReader reader, Batch.Sink sink) throws IOException {
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            count(++number);
            if (line.isBlank()) continue;
            try (JsonParser parser = JSON.createParser(line)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    Fields fields = fields(parser);
                    sink.line(fields.line(number));
                } else sink.fault(Fault.of(number, "", "impact.read.json"));
            } catch (JacksonException malformed) {
                sink.fault(Fault.of(number, "", "impact.read.json"));
            }
        }
    }

    private static void csv(BufferedReader reader, Batch.Sink sink) throws IOException {
        reader.mark(1 << 17);
        String header = reader.readLine();
        if (header == null) throw new Unreadable(1, "impact.read.header");
        reader.reset();
        long number = 0;
        Map<Integer, String> columns = new HashMap<>();
        CsvReader.CsvReaderBuilder settings =
                CsvReader.builder().fieldSeparator(TableFile.separator(header)).detectBomHeader(false);
        try (CsvReader<CsvRecord> records = TableFile.records(settings, reader)) {
            for (CsvRecord row : records) {
                number = row.getStartingLineNumber();
                count(number - 1);
                if (columns.isEmpty()) columns.putAll(columns(row));
                else sink.line(fields(row, columns).line(number));
            }
        } catch (CsvParseException malformed) {
            throw new Unreadable(number + 1, TableFile.unkeepable(malformed) ? Unreadable.SIGN : "impact.read.csv");
        }
        if (columns.isEmpty()) throw new Unreadable(1, "impact.read.header");
    }

    /** What each column holds, by its place. */
    private static Map<Integer, String> columns(CsvRecord header) throws Unreadable {
        Map<Integer, String> columns = new HashMap<>();
        for (int place = 0; place < header.getFieldCount(); place++) {
            String role = role(header.getField(place));
            if (!role.isEmpty()) columns.put(place, role);
        }
        if (!columns.containsValue("indicator") || !columns.containsValue("period"))
            throw new Unreadable(1, "impact.read.header");
        return columns;
    }

    private static Fields fields(CsvRecord row, Map<Integer, String> columns) {
        Fields fields = new Fields();
        for (int place = 0; place < row.getFieldCount(); place++) {
            String role = columns.get(place);
            if (role != null) fields.set(role, row.getField(place).strip());
        }
        return fields;
    }

    /** The part of a measurement that a column of this name holds; "" for another column. */
    static String role(String column) {
        return COLUMNS.getOrDefault(Plain.text(column.replace("\uFEFF", "")).toLowerCase(Locale.ROOT), "");
    }
}
