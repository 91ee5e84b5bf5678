package org.terreau.funding;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.terreau.shared.Refused;
import org.terreau.web.Budget;
import org.terreau.web.SentJson;
import org.terreau.web.TableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines of a budget that a program sends, as JSON or CSV, as the rows of a file. */
public final class SentLines {

    /** What a body may cost. */
    public static final Budget READING = new Budget(80, 8L << 20, 1_000_000, 20, Duration.ofSeconds(20));

    private static final int ROWS = 20_000;
    private static final int COLUMNS = 60;
    private static final int LONGEST = 2_000;
    private static final JsonMapper JSON = SentJson.within(READING, LONGEST).build();

    private SentLines() {}

    /**
     * An array of lines, or an object whose `lignes` is one, as the published budget is read.
     *
     * @return the names of the fields first, as columns are called
     * @throws Refused on `lignes` when it is neither
     */
    public static List<List<String>> json(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JacksonException malformed) {
            if (SentJson.tooMuch(malformed)) throw READING.exceeded(Budget.Limit.ITEMS);
            throw new Refused("lignes", "funding.sent.json");
        }
        JsonNode lines = root.isObject() ? root.path("lignes") : root;
        if (!lines.isArray()) throw new Refused("lignes", "funding.sent.json");
        if (lines.size() > ROWS) throw new Refused("lignes", "funding.sent.many", ROWS);
        Set<String> fields = new LinkedHashSet<>();
        for (JsonNode line : lines) {
            if (!line.isObject()) throw new Refused("lignes", "funding.sent.json");
            fields.addAll(line.propertyNames());
        }
        if (fields.size() > COLUMNS) throw new Refused("lignes", "funding.sent.json");
        List<List<String>> rows = new ArrayList<>();
        rows.add(fields.stream().map(SentLines::column).toList());
        for (JsonNode line : lines)
            rows.add(fields.stream().map(field -> text(line.path(field))).toList());
        return rows;
    }

    /** "agentsPublics" is the column "agents publics". */
    private static String column(String field) {
        return field.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) return value.decimalValue().toPlainString();
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    /**
     * A CSV, as budgets leave the product's pages.
     *
     * @throws Refused on `lignes` when it is none
     */
    public static List<List<String>> csv(byte[] body, Budget.Meter meter) {
        try {
            List<List<String>> rows = TableFile.read(body, ROWS + 2, COLUMNS, meter);
            if (rows.isEmpty()) throw new Refused("lignes", "funding.sent.csv");
            if (rows.size() > ROWS + 1) throw new Refused("lignes", "funding.sent.many", ROWS);
            return rows;
        } catch (IOException unreadable) {
            throw new Refused("lignes", "funding.sent.csv");
        }
    }
}
