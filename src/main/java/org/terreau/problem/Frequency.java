package org.terreau.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.terreau.shared.Plain;

/**
 * How often, as people say it: "trois fois par mois", "chaque lundi", "quotidiennement". Knows whether a number or a
 * period was said, and how many times a year it makes when both are clear. A day is counted on 230 working days.
 */
final class Frequency {

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("un", 1),
            Map.entry("une", 1),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quatre", 4),
            Map.entry("cinq", 5),
            Map.entry("six", 6),
            Map.entry("sept", 7),
            Map.entry("huit", 8),
            Map.entry("neuf", 9),
            Map.entry("dix", 10),
            Map.entry("douze", 12),
            Map.entry("quinze", 15),
            Map.entry("vingt", 20),
            Map.entry("trente", 30),
            Map.entry("cinquante", 50),
            Map.entry("cent", 100),
            Map.entry("dizaine", 10),
            Map.entry("douzaine", 12),
            Map.entry("quinzaine", 15),
            Map.entry("vingtaine", 20),
            Map.entry("trentaine", 30),
            Map.entry("centaine", 100));
    private static final Map<String, Integer> TIMES = periods();
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");
    private static final Pattern EVERY_FEW =
            Pattern.compile("\\b(?:tous|toutes) les (\\d{1,3}|[a-z]+) (jours?|semaines?|mois|ans|annees?)\\b");

    private Frequency() {}

    private static Map<String, Integer> periods() {
        Map<String, Integer> periods = new LinkedHashMap<>();
        periods.put("jour(?:s|nee|nees)?|quotidien(?:s|ne|nes|nement)?|matins?|soirs?", 230);
        periods.put(
                "semaines?|hebdo(?:madaires?)?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?", 52);
        periods.put("mois|mensuel(?:s|le|les|lement)?", 12);
        periods.put("trimestres?|trimestriel(?:s|le|les|lement)?", 4);
        periods.put("semestres?|semestriel(?:s|le|les|lement)?", 2);
        periods.put("ans?|annees?|annuel(?:s|le|les|lement)?|rentrees?|etes?|hivers?|saisons?", 1);
        return periods;
    }

    /** A number is said, in digits or in letters. */
    static boolean saysANumber(String written) {
        String text = Plain.text(written);
        if (NUMBER.matcher(text).find()) return true;
        for (String word : text.split(" "))
            if (NUMBERS.containsKey(word.replaceAll("(?<=aine)s$", "")) && !word.matches("une?")) return true;
        return text.matches(".*\\bune? (?:seule )?fois\\b.*");
    }

    /** A period is said: a day, a week, a month, a season, a year. */
    static boolean saysAPeriod(String written) {
        return period(Plain.text(written)).isPresent()
                || Plain.text(written).matches(".*\\b(?:heures?|heure|permanent(?:e|es|s)?|permanence)\\b.*");
    }

    private static OptionalInt period(String text) {
        for (Map.Entry<String, Integer> period : TIMES.entrySet())
            if (Pattern.compile("\\b(?:" + period.getKey() + ")\\b")
                    .matcher(text)
                    .find()) return OptionalInt.of(period.getValue());
        return OptionalInt.empty();
    }

    /** Times a year, when what is said is one number and one period, or one period alone. */
    static OptionalInt perYear(String written) {
        String text = Plain.text(written);
        OptionalInt period = period(text);
        if (period.isEmpty()) return OptionalInt.empty();
        Matcher few = EVERY_FEW.matcher(text);
        if (few.find()) {
            OptionalInt every = number(few.group(1));
            if (every.isPresent() && every.getAsInt() > 0)
                return OptionalInt.of(Math.max(1, period.getAsInt() / every.getAsInt()));
        }
        int said = 0;
        OptionalInt times = OptionalInt.empty();
        for (String word : text.replaceAll("\\bune (?=\\w+aines?\\b)", "").split(" ")) {
            OptionalInt number = number(word);
            if (number.isEmpty()) continue;
            said++;
            times = number;
        }
        if (said > 1) return OptionalInt.empty();
        long a = (long) times.orElse(1) * period.getAsInt();
        return a <= 0 || a > 10_000_000 ? OptionalInt.empty() : OptionalInt.of((int) a);
    }

    private static OptionalInt number(String word) {
        if (word.matches("\\d{1,7}")) return OptionalInt.of(Integer.parseInt(word));
        Integer named = NUMBERS.get(word.replaceAll("(?<=aine)s$", ""));
        return named == null ? OptionalInt.empty() : OptionalInt.of(named);
    }
}
