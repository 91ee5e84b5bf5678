package org.terreau.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.impact.Indicator;
import org.terreau.shared.Plain;
import org.terreau.shared.WrittenText;
import org.terreau.web.Budget;
import org.terreau.web.OutwardCalls;
import org.terreau.web.SentJson;
import org.terreau.web.TableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the answer of each kind of source is read. */
@Component
class Connectors {

    /** A document is held whole while it is read. */
    private static final int LARGEST_JSON = 8 << 20;

    private static final int DIGITS = 60;

    private static final List<String> DATES =
            List.of("date", "periode", "period", "mois", "month", "jour", "day", "semaine", "week", "annee", "year");
    private static final List<String> VALUES = List.of("valeur", "value", "nombre", "count", "total");

    /** What an answer may cost: a hundred thousand rows are read. */
    static final Budget READING = new Budget(112, OutwardCalls.LARGEST, 2_000_000, 200, Duration.ofSeconds(30));

    private static final int LONGEST_TEXT = 1 << 20;

    private final JsonMapper json = SentJson.within(READING, LONGEST_TEXT)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Reads an answer, once its status is known to be good. */
    Reading read(Source source, Indicator indicator, OutwardCalls.Answer answer, LocalDate today) throws Unreadable {
        checkStatus(answer);
        Reading reading = new Reading(
                indicator.periodicity(),
                today,
                !source.setting(SourceKind.RUNNING).isEmpty());
        switch (source.kind()) {
            case STATS -> stats(parsed(answer), reading);
            case MATOMO -> matomo(parsed(answer), source.setting("mesure"), reading);
            case PLAUSIBLE -> plausible(parsed(answer), reading);
            case METABASE -> rows(source, array(parsed(answer), "array"), row -> row, reading);
            case GRIST ->
                rows(source, array(parsed(answer).path("records"), "records"), row -> row.path("fields"), reading);
            case JSON -> new Document(source, reading).read(parsed(answer));
            case CSV -> csv(source, text(answer), reading);
        }
        if (reading.empty()) throw Unreadable.of("source.error.empty");
        return reading;
    }

    private static JsonNode array(JsonNode rows, String otherwise) throws Unreadable {
        if (!rows.isArray()) throw Unreadable.of("source.error." + otherwise);
        return rows;
    }

    private void checkStatus(OutwardCalls.Answer answer) throws Unreadable {
        int status = answer.status();
        if (status >= 200 && status < 300) return;
        String number = String.valueOf(status);
        if (status == 401 || status == 403) throw Unreadable.of("source.error.denied", number, said(answer));
        if (status == 404 || status == 410) throw Unreadable.of("source.error.missing", number);
        if (status == 429) throw Unreadable.passing("source.error.pace", number);
        if (status >= 500) throw Unreadable.passing("source.error.server", number);
        throw Unreadable.of("source.error.refused", number, said(answer));
    }

    /** The reason that programs give in a JSON answer; "" when they give none. */
    private String said(OutwardCalls.Answer answer) {
        if (answer.body().length > 1 << 16) return "";
        try {
            JsonNode error = json.readTree(answer.body());
            for (String name : List.of("error", "message", "error_message"))
                if (error.path(name).isString()) return error.path(name).asString();
            return "";
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private JsonNode parsed(OutwardCalls.Answer answer) throws Unreadable {
        if (answer.body().length > LARGEST_JSON)
            throw Unreadable.of("source.error.json-large", String.valueOf(LARGEST_JSON >> 20));
        String text = text(answer);
        try {
            JsonNode node = json.readTree(text);
            String failure = node.path("error").isString()
                    ? node.path("error").asString()
                    : node.path("result").asString("").equals("error")
                            ? node.path("message").asString("")
                            : null;
            if (failure != null) throw Unreadable.of("source.error.said", failure);
            return node;
        } catch (JacksonException malformed) {
            if (SentJson.tooMuch(malformed)) throw READING.exceeded(Budget.Limit.ITEMS);
            throw Unreadable.of("source.error.json");
        }
    }

    /** As its byte order mark says, then its header, then as it can be read. */
    private static String text(OutwardCalls.Answer answer) throws Unreadable {
        byte[] body = answer.body();
        Charset said = WrittenText.marked(body) ? null : answer.charset();
        String text =
                said == null || said.equals(StandardCharsets.UTF_8) ? WrittenText.of(body) : new String(body, said);
        String start = text.stripLeading();
        if (start.startsWith("<")) throw Unreadable.of("source.error.page");
        if (start.isEmpty()) throw Unreadable.of("source.error.empty");
        return text;
    }

    private static void stats(JsonNode answer, Reading reading) throws Unreadable {
        JsonNode stats = answer.path("stats");
        if (!stats.isArray()) throw Unreadable.of("source.error.stats");
        long line = 0;
        for (JsonNode one : stats)
            reading.add(++line, written(one.path("date")), written(one.path("value")), "", "", "");
    }

    /** A period without any visit is an empty list. */
    private static void matomo(JsonNode answer, String metric, Reading reading) throws Unreadable {
        if (!answer.isObject()) throw Unreadable.of("source.error.matomo");
        long line = 0;
        for (Map.Entry<String, JsonNode> one : answer.properties()) {
            JsonNode value = one.getValue().isObject() ? one.getValue().path(metric) : one.getValue();
            reading.add(++line, one.getKey().split(",", 2)[0], value.isArray() ? "" : written(value), "", "", "");
        }
    }

    private static void plausible(JsonNode answer, Reading reading) throws Unreadable {
        JsonNode results = answer.path("results");
        if (!results.isArray()) throw Unreadable.of("source.error.plausible");
        long line = 0;
        for (JsonNode one : results)
            reading.add(
                    ++line,
                    written(one.path("dimensions").path(0)),
                    written(one.path("metrics").path(0)),
                    "",
                    "",
                    "");
    }

    private interface Fields {
        JsonNode of(JsonNode row);
    }

    private static void rows(Source source, JsonNode rows, Fields fields, Reading reading) throws Unreadable {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode row : rows)
            for (Map.Entry<String, JsonNode> one : fields.of(row).properties()) names.add(one.getKey());
        if (names.isEmpty()) throw Unreadable.of("source.error.empty");
        List<String> header = List.copyOf(names);
        Table table = new Table(source, header);
        long line = 0;
        for (JsonNode row : rows) {
            JsonNode held = fields.of(row);
            table.add(
                    ++line,
                    header.stream().map(name -> written(held.path(name))).toList(),
                    reading);
        }
    }

    /** Which column of a table holds what. */
    private static final class Table {

        private final int date;
        private final int value;
        private final int denominator;
        private final int territory;
        private final int segment;
        private final int width;

        Table(Source source, List<String> header) throws Unreadable {
            width = header.size();
            date = place(header, source.setting("col-date"), DATES, 0, "col-date");
            value = place(header, source.setting("col-valeur"), VALUES, 1, "col-valeur");
            denominator = optional(header, source.setting("col-denominateur"));
            territory = optional(header, source.setting("col-territoire"));
            segment = optional(header, source.setting("col-segment"));
        }

        private static int named(List<String> header, String name) {
            int exact = header.indexOf(name);
            if (exact >= 0) return exact;
            for (int place = 0; place < header.size(); place++)
                if (Plain.text(header.get(place)).equals(Plain.text(name))) return place;
            return -1;
        }

        /** By the name that was typed; otherwise by a usual name, or by its place in a table of two columns. */
        private static int place(List<String> header, String typed, List<String> usual, int ofTwo, String role)
                throws Unreadable {
            if (!typed.isEmpty()) {
                int place = named(header, typed);
                if (place >= 0) return place;
                throw Unreadable.of("source.error.column", typed, String.join(", ", header));
            }
            for (String name : usual) {
                int place = named(header, name);
                if (place >= 0) return place;
            }
            if (header.size() == 2) return ofTwo;
            throw Unreadable.of("source.error.choose." + role, String.join(", ", header));
        }

        private static int optional(List<String> header, String typed) throws Unreadable {
            if (typed.isEmpty()) return -1;
            int place = named(header, typed);
            if (place < 0) throw Unreadable.of("source.error.column", typed, String.join(", ", header));
            return place;
        }

        private static String cell(List<String> row, int place) {
            return place < 0 || place >= row.size() ? "" : row.get(place);
        }

        void add(long line, List<String> row, Reading reading) throws Unreadable {
            if (row.size() < width) throw Unreadable.of("source.error.short", String.valueOf(line));
            reading.add(
                    line,
                    cell(row, date),
                    cell(row, value),
                    cell(row, denominator),
                    cell(row, territory),
                    cell(row, segment));
        }
    }

    /** Any JSON: a list of rows, an object keyed by dates, lists side by side, or one number. */
    private static final class Document {

        private final Source source;
        private final Reading reading;
        private final JsonNodes work = new JsonNodes();

        Document(Source source, Reading reading) {
            this.source = source;
            this.reading = reading;
        }

        private JsonPath path(String setting) throws Unreadable {
            try {
                return JsonPath.read(source.setting(setting));
            } catch (JsonPath.Wrong wrong) {
                throw Unreadable.of(wrong.key(), wrong.at(), wrong.sign());
            }
        }

        void read(JsonNode answer) throws Unreadable {
            try {
                JsonPath lines = path("lignes");
                List<JsonNode> found = lines.in(answer, work);
                if (found.isEmpty()) throw Unreadable.of("source.error.nowhere", source.setting("lignes"));
                if (lines.several()) rows(found);
                else if (found.get(0).isArray()) rows(found.get(0));
                else whole(found.get(0));
            } catch (JsonPath.TooMuch tooMuch) {
                throw Unreadable.of("source.error.path-work");
            }
        }

        /** Each row has its date, its value and the rest; a row that is a list is one, too. */
        private void rows(Iterable<JsonNode> rows) throws Unreadable {
            boolean dated = !source.setting("col-date").isEmpty();
            boolean valued = !source.setting("col-valeur").isEmpty();
            JsonPath date = path("col-date");
            JsonPath value = path("col-valeur");
            JsonPath denominator = path("col-denominateur");
            JsonPath territory = path("col-territoire");
            JsonPath segment = path("col-segment");
            long line = 0;
            for (JsonNode row : rows)
                reading.add(
                        ++line,
                        dated ? one(row, date) : written(row.path("date")),
                        valued ? one(row, value) : written(row.path("value")),
                        part(row, "col-denominateur", denominator),
                        part(row, "col-territoire", territory),
                        part(row, "col-segment", segment));
        }

        private String part(JsonNode row, String setting, JsonPath path) throws Unreadable {
            return source.setting(setting).isEmpty() ? "" : one(row, path);
        }

        private String one(JsonNode row, JsonPath path) throws Unreadable {
            List<JsonNode> found = path.in(row, work);
            if (found.size() > 1)
                throw Unreadable.of("source.error.path-several", path.toString(), String.valueOf(found.size()));
            return found.isEmpty() ? "" : written(found.get(0));
        }

        private void whole(JsonNode rows) throws Unreadable {
            JsonPath date = path("col-date");
            JsonPath value = path("col-valeur");
            boolean dated = !source.setting("col-date").isEmpty();
            if (!dated && rows.isObject() && source.setting("col-valeur").isEmpty()) {
                long line = 0;
                for (Map.Entry<String, JsonNode> one : rows.properties())
                    reading.add(++line, one.getKey(), written(one.getValue()), "", "", "");
                return;
            }
            List<JsonNode> values = value.in(rows, work);
            if (values.isEmpty()) throw Unreadable.of("source.error.nowhere", source.setting("col-valeur"));
            if (!dated) {
                reading.now(one(rows, value), part(rows, "col-denominateur", path("col-denominateur")));
                return;
            }
            List<JsonNode> dates = date.in(rows, work);
            if (!list(date, dates) || !list(value, values)) {
                reading.add(
                        1,
                        one(rows, date),
                        one(rows, value),
                        part(rows, "col-denominateur", path("col-denominateur")),
                        part(rows, "col-territoire", path("col-territoire")),
                        part(rows, "col-segment", path("col-segment")));
                return;
            }
            beside(rows, listed(date, dates), listed(value, values));
        }

        private static boolean list(JsonPath path, List<JsonNode> found) {
            return path.several() || found.size() == 1 && found.get(0).isArray();
        }

        private static List<JsonNode> listed(JsonPath path, List<JsonNode> found) {
            return path.several() ? found : List.copyOf(found.get(0).values());
        }

        /** As charts are fed: a list of dates and the list of their values, each found by its own path. */
        private void beside(JsonNode rows, List<JsonNode> dates, List<JsonNode> values) throws Unreadable {
            if (dates.size() != values.size())
                throw Unreadable.of(
                        "source.error.lengths", String.valueOf(dates.size()), String.valueOf(values.size()));
            List<JsonNode> denominators = others(rows, "col-denominateur", dates.size());
            List<JsonNode> territories = others(rows, "col-territoire", dates.size());
            List<JsonNode> segments = others(rows, "col-segment", dates.size());
            for (int place = 0; place < dates.size(); place++)
                reading.add(
                        place + 1L,
                        written(dates.get(place)),
                        written(values.get(place)),
                        at(denominators, place),
                        at(territories, place),
                        at(segments, place));
        }

        /** One for each date, one for all of them, or none when nothing is asked. */
        private List<JsonNode> others(JsonNode rows, String setting, int size) throws Unreadable {
            if (source.setting(setting).isEmpty()) return List.of();
            JsonPath path = path(setting);
            List<JsonNode> found = path.in(rows, work);
            if (!list(path, found)) return found;
            List<JsonNode> listed = listed(path, found);
            if (listed.size() != size)
                throw Unreadable.of(
                        "source.error.path-lengths",
                        String.valueOf(size),
                        source.setting(setting),
                        String.valueOf(listed.size()));
            return listed;
        }

        private static String at(List<JsonNode> nodes, int place) {
            if (nodes.isEmpty()) return "";
            return written(nodes.get(nodes.size() == 1 ? 0 : place));
        }
    }

    /** A number is written out when that stays short, so that one of a thousand digits is refused and not kept. */
    private static String written(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return "";
        if (value.isNumber() && !(value.isDouble() && !Double.isFinite(value.doubleValue()))) {
            BigDecimal number = value.decimalValue();
            return Math.abs(number.scale()) > DIGITS || number.precision() > DIGITS
                    ? number.round(new java.math.MathContext(DIGITS)).toString()
                    : number.toPlainString();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static void csv(Source source, String text, Reading reading) throws Unreadable {
        Table table = null;
        long line = 1;
        CsvReader.CsvReaderBuilder settings = CsvReader.builder()
                .fieldSeparator(separator(
                        text.lines().filter(one -> !one.isBlank()).findFirst().orElse("")))
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true);
        try (CsvReader<CsvRecord> records = TableFile.records(settings, new StringReader(text))) {
            for (CsvRecord row : records) {
                line = row.getStartingLineNumber();
                if (table == null) table = new Table(source, row.getFields());
                else table.add(line, row.getFields(), reading);
            }
        } catch (CsvParseException malformed) {
            throw Unreadable.of("source.error.csv", String.valueOf(line + 1));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static char separator(String header) {
        for (char one : new char[] {';', '\t', '|'}) if (header.indexOf(one) >= 0) return one;
        return ',';
    }
}
