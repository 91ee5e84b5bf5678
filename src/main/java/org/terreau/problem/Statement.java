package org.terreau.problem;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;

/**
 * How a problem is worded.
 *
 * @param values by part; a part that nobody wrote is empty
 */
public record Statement(Map<Part, String> values) {

    public static final Statement EMPTY = new Statement(Map.of());

    /** The parts, in reading order. */
    public enum Part {
        TITLE("titre", 150, true),
        WHO("qui", 2000, true),
        SITUATION("situation", 4000, true),
        FREQUENCY("frequence", 1000, true),
        CONSEQUENCE("consequence", 2000, true),
        EVIDENCE("preuves", 4000, false),
        TODAY("aujourdhui", 2000, false);

        private final String code;
        private final int longest;
        private final boolean needed;

        Part(String code, int longest, boolean needed) {
            this.code = code;
            this.longest = longest;
            this.needed = needed;
        }

        /** As written in forms and message keys. */
        public String code() {
            return code;
        }

        public int longest() {
            return longest;
        }

        /** A problem can't be proposed without it. */
        public boolean needed() {
            return needed;
        }

        /** Its column in the tables of the module. */
        String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Statement {
        Map<Part, String> kept = new EnumMap<>(Part.class);
        for (Part part : Part.values())
            kept.put(part, values.getOrDefault(part, "").strip());
        values = java.util.Collections.unmodifiableMap(kept);
    }

    /** Reads each part from where it is kept: a form, a row. */
    public static Statement of(Function<Part, String> source) {
        Map<Part, String> values = new EnumMap<>(Part.class);
        for (Part part : Part.values()) values.put(part, source.apply(part));
        return new Statement(values);
    }

    public String get(Part part) {
        return values.getOrDefault(part, "");
    }

    public String title() {
        return get(Part.TITLE);
    }

    /** All that is written, part after part. */
    public String text() {
        return String.join("\n", values.values());
    }

    /** What keeps it from being proposed: empty when there is nothing to correct. */
    public List<Refused.Problem> problems() {
        Objections objections = new Objections();
        for (Part part : Part.values()) {
            String text = get(part);
            if (part.needed && text.isEmpty()) objections.add(part.code, "problem.part.needed." + part.code);
            else if (part == Part.TITLE ? !OneLine.fits(text, part.longest) : text.length() > part.longest)
                objections.add(part.code, "problem.part.long", part.longest);
        }
        return objections.found();
    }

    /** The parts that differ from another wording. */
    public List<Part> differences(Statement other) {
        List<Part> differing = new ArrayList<>();
        for (Part part : Part.values()) if (!get(part).equals(other.get(part))) differing.add(part);
        return differing;
    }
}
