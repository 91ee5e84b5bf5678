package org.terreau.survey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.impact.Fault;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Budget;
import org.terreau.web.SentJson;
import org.terreau.web.ShortLines;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers as programs send them: JSON, or a JSON object a line. */
@Component
public class AnswerReader {

    /** How many answers one body may hold. */
    public static final int MOST = 10_000;

    private static final Map<Question, String> FIELDS = Map.of(
            Question.EASE, "ease",
            Question.USEFULNESS, "usefulness",
            Question.RECOMMENDATION, "recommendation",
            Question.SATISFACTION, "satisfaction");

    /** What a body may cost: ten thousand answers are read. */
    public static final Budget READING = new Budget(64, 8L << 20, 500_000, 50, Duration.ofSeconds(20));

    private static final JsonMapper JSON =
            SentJson.within(READING, ShortLines.LONGEST).build();

    private final Clock clock;

    AnswerReader(Clock clock) {
        this.clock = clock;
    }

    /** What a body holds: the lines that could be read, and what was wrong with the others. */
    public record Read(List<AnswerLine> lines, List<Fault> faults) {

        public Read {
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
        }
    }

    /**
     * An array, or an object with `answers`.
     *
     * @throws Refused when it is neither, or holds too many
     */
    public Read json(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JacksonException malformed) {
            if (SentJson.tooMuch(malformed)) throw READING.exceeded(Budget.Limit.ITEMS);
            throw new Refused("", "survey.read.json");
        }
        JsonNode answers = root.isObject() ? root.path("answers") : root;
        if (!answers.isArray()) throw new Refused("", "survey.read.json");
        if (answers.size() > MOST) throw new Refused("", "survey.read.many", MOST);
        List<AnswerLine> lines = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        long number = 0;
        for (JsonNode one : answers) read(++number, one, lines, faults);
        return new Read(lines, faults);
    }

    /** A line that is no JSON is told, and the next one read. */
    public Read jsonLines(String body) {
        List<AnswerLine> lines = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        long number = 0;
        try (BufferedReader reader = new BufferedReader(new StringReader(body))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) continue;
                if (lines.size() + faults.size() >= MOST) throw new Refused("", "survey.read.many", MOST);
                try {
                    read(number, JSON.readTree(line), lines, faults);
                } catch (JacksonException malformed) {
                    faults.add(Fault.of(number, "", "survey.fault.json"));
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Read(lines, faults);
    }

    private void read(long number, JsonNode one, List<AnswerLine> lines, List<Fault> faults) {
        if (!one.isObject()) {
            faults.add(Fault.of(number, "", "survey.fault.json"));
            return;
        }
        String external = text(one, "id");
        if (external.isEmpty()) {
            faults.add(Fault.of(number, "identifiant", "survey.fault.external"));
            return;
        }
        Map<Question, String> scores = new EnumMap<>(Question.class);
        FIELDS.forEach((question, field) -> scores.put(question, text(one, field)));
        String date = text(one, "date");
        lines.add(new AnswerLine(
                number,
                date.isEmpty() ? Paris.today(clock).toString() : date,
                scores,
                text(one, "comment"),
                text(one, "role"),
                text(one, "collectivity"),
                text(one, "consent"),
                external));
    }

    private static String text(JsonNode one, String field) {
        JsonNode value = one.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
    }
}
