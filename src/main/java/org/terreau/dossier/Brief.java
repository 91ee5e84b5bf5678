package org.terreau.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.terreau.eligibility.Prerequisite;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;

/**
 * The product brief (fiche produit), as texts: a problem, a solution lead, a credible proposal for first results in six
 * months, the team and the envelope.
 *
 * @param values by part; a part that nobody wrote is empty
 */
public record Brief(Map<Part, String> values) {

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    public static final Brief EMPTY = new Brief(Map.of());

    private static final int LINE = 150;
    private static final int TEXT = 8000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[’'-][\\p{L}\\p{N}]+)*");

    /** The parts, in reading order. The territory is a collectivity's written id. */
    public enum Part {
        TITLE("titre", LINE, 1),
        PROBLEM("probleme", TEXT, 15),
        SOLUTION_LEAD("piste", TEXT, 10),
        HYPOTHESIS("hypothese", TEXT, 1),
        FIRST_USERS("usagers", TEXT, 1),
        TERRITORY("territoire", LINE, 1),
        SUCCESS("reussite", TEXT, 8),
        TEAM("equipe", TEXT, 1),
        ENVELOPE("enveloppe", LINE, 1);

        private final String code;
        private final int longest;
        private final int fewest;

        Part(String code, int longest, int fewest) {
            this.code = code;
            this.longest = longest;
            this.fewest = fewest;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        public int longest() {
            return longest;
        }

        /** Words without which a committee could not judge it. */
        public int fewest() {
            return fewest;
        }

        /** A text of sentences, in which two people may write at different places; the others are one value. */
        public boolean prose() {
            return longest == TEXT;
        }

        /** Those that speak of this prerequisite: what is judged, and what a document that supports one supports too. */
        public static List<Part> on(Prerequisite prerequisite) {
            return switch (prerequisite) {
                case SHARED_PROBLEM -> List.of(PROBLEM);
                case OPEN_SOLUTION -> List.of(SOLUTION_LEAD, HYPOTHESIS);
                case INCREMENTAL_APPROACH -> List.of(TERRITORY, FIRST_USERS);
                case IMPACT -> List.of(SUCCESS);
                case BUDGET -> List.of(ENVELOPE);
                case TEAM -> List.of(TEAM);
            };
        }

        public static Optional<Part> of(String code) {
            for (Part part : values()) if (part.code.equals(code)) return Optional.of(part);
            return Optional.empty();
        }
    }

    public Brief {
        Map<Part, String> kept = new LinkedHashMap<>();
        for (Part part : Part.values())
            kept.put(part, LINE_END.matcher(values.getOrDefault(part, "")).replaceAll("\n"));
        values = Map.copyOf(kept);
    }

    public String get(Part part) {
        return values.getOrDefault(part, "");
    }

    /** The same with one part changed. */
    public Brief with(Part part, String text) {
        Map<Part, String> changed = new LinkedHashMap<>(values);
        changed.put(part, text);
        return new Brief(changed);
    }

    /** What keeps it from being kept at all: texts that are too long, or on several lines where there is one. */
    public List<Refused.Problem> tooLong() {
        Objections objections = new Objections();
        for (Part part : Part.values())
            objections.when(
                    part.prose() ? get(part).length() > part.longest : !OneLine.fits(get(part), part.longest),
                    part.code,
                    "dossier.brief.long",
                    part.longest);
        return objections.found();
    }

    /** What keeps it from being submitted: it is complete when there is none. */
    public List<Refused.Problem> missing() {
        Objections objections = new Objections();
        objections.addAll(tooLong());
        for (Part part : Part.values()) {
            String text = get(part);
            String field = part == Part.TERRITORY ? "territoire-recherche" : part.code;
            if (text.isBlank()) objections.add(field, "dossier.brief.needed." + part.code);
            else if (part.fewest > 1 && words(text) < part.fewest)
                objections.add(field, "dossier.brief.short." + part.code, part.fewest, words(text));
            else if (part == Part.ENVELOPE && Money.parse(text).isEmpty())
                objections.add(field, "dossier.brief.amount");
        }
        return objections.found();
    }

    /** How many words a text has. */
    public static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    /** The parts in which two briefs differ. */
    public static List<Part> differences(Brief one, Brief other) {
        List<Part> parts = new ArrayList<>();
        for (Part part : Part.values()) if (!one.get(part).equals(other.get(part))) parts.add(part);
        return parts;
    }

    /** How many of the parts are written. */
    public long written() {
        return values.values().stream().filter(text -> !text.isEmpty()).count();
    }
}
