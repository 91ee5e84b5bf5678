package org.terreau.territory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of places as people type them: accents, case, hyphens and usual abbreviations make no difference. */
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]+");
    private static final Map<String, String> WHOLE =
            Map.of("st", "saint", "ste", "sainte", "sts", "saints", "stes", "saintes");
    private static final Pattern GROUPING = Pattern.compile(
            "\\b(?:communaute (?:de |d )?(communes|agglomeration)|communaute (urbaine)|(?:cc|ca|cu))\\b( de la| du| des| de l| de| d)?(?= )");

    private static final Pattern RANK = Pattern.compile("(\\d{1,2})(?:er|ere|e|eme|nd|nde)");
    private static final Pattern LINK = Pattern.compile("(?:(du )|(des )|de (?=la |l )|de |d )?(.+)");
    private static final Pattern ARTICLE = Pattern.compile("(?:la |l |le |les )(.+)");

    private Spelling() {}

    /**
     * Lower case without accents, words separated by one space, abbreviations written in full, ranks as numbers: "3e" is
     * "3".
     */
    static String plain(String written) {
        String bare = MARKS.matcher(Normalizer.normalize(written.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("œ", "oe")
                .replace("æ", "ae");
        StringBuilder words = new StringBuilder();
        for (String word : SIGNS.split(bare)) {
            if (word.isEmpty()) continue;
            if (!words.isEmpty()) words.append(' ');
            Matcher rank = RANK.matcher(word);
            words.append(rank.matches() ? rank.group(1) : WHOLE.getOrDefault(word, word));
        }
        return words.toString();
    }

    /** The same without the legal form of a grouping: "cc du pays de gex" is found under "pays de gex". */
    static String withoutForm(String plain) {
        Matcher matcher = GROUPING.matcher(plain);
        return matcher.lookingAt() ? plain.substring(matcher.end()).strip() : plain;
    }

    /** What may be the name after the word of a kind, likeliest first: "du havre" is "le havre", or "havre". */
    static List<String> withoutLink(String plain) {
        Matcher link = LINK.matcher(plain);
        if (!link.matches()) return List.of(plain);
        String rest = link.group(3);
        if (link.group(1) != null) return List.of("le " + rest, rest);
        if (link.group(2) != null) return List.of("les " + rest, rest);
        Matcher article = ARTICLE.matcher(rest);
        return article.matches() ? List.of(rest, article.group(1)) : List.of(rest);
    }

    static List<String> words(String plain) {
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }

    /** Runs of three letters, with the beginning of the text marked. */
    static List<String> trigrams(String plain) {
        String padded = "  " + plain;
        List<String> grams = new ArrayList<>(plain.length());
        for (int at = 0; at + 3 <= padded.length(); at++) grams.add(padded.substring(at, at + 3));
        return grams;
    }

    /** How many letters may be wrong in a text, by its length. */
    static int mistakes(String typed) {
        if (typed.length() < 6) return 1;
        return typed.length() < 12 ? 2 : 3;
    }

    /**
     * How many letters to add, drop, change or swap so that `typed` becomes the beginning of `name`, or all of it.
     *
     * @param most gives up beyond
     * @return `most + 1` when it takes more
     */
    static int distance(String typed, String name, int most) {
        int length = Math.min(name.length(), typed.length() + most);
        int[] beforeLast = new int[length + 1];
        int[] last = new int[length + 1];
        int[] row = new int[length + 1];
        for (int at = 0; at <= length; at++) last[at] = at;
        for (int letter = 1; letter <= typed.length(); letter++) {
            row[0] = letter;
            int least = letter;
            for (int at = 1; at <= length; at++) {
                int cost = typed.charAt(letter - 1) == name.charAt(at - 1) ? 0 : 1;
                int value = Math.min(Math.min(row[at - 1], last[at]) + 1, last[at - 1] + cost);
                if (swapped(typed, letter, name, at)) value = Math.min(value, beforeLast[at - 2] + 1);
                row[at] = value;
                least = Math.min(least, value);
            }
            if (least > most) return most + 1;
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        int best = most + 1;
        for (int at = 0; at <= length; at++) best = Math.min(best, last[at]);
        return best;
    }

    /** Whether the two letters before these places are each other's. */
    private static boolean swapped(String typed, int letter, String name, int at) {
        return letter > 1
                && at > 1
                && typed.charAt(letter - 1) == name.charAt(at - 2)
                && typed.charAt(letter - 2) == name.charAt(at - 1);
    }
}
