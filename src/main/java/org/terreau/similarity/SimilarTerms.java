package org.terreau.similarity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is looked for: each thing that the text says, with the expressions that say it too. An expression is a list of
 * stems.
 */
record SimilarTerms(List<Said> said) {

    private static final int MOST_WORDS = 400;
    private static final int MOST_SAID = 150;
    private static final float SYNONYM = 0.8f;

    /** From this many words on, a text brings its own vocabulary and synonyms count for less. */
    private static final float TALKATIVE = 15;

    /** As many words as a short question brings of its own. */
    private static final int MOST_TELLING = 5;

    /**
     * One thing that the text says.
     *
     * @param expressions with their weights, the first as typed
     * @param times how often the text says it
     * @param rarity of the word typed; 0 for an expression of several words, whose words count one by one
     * @param shared everybody says it whatever the problem, so that it brings nothing near by itself
     */
    record Said(Map<List<String>, Float> expressions, int times, float rarity, boolean shared) {

        Said {
            expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
        }
    }

    /** Where a text says something that was looked for: the number of what was said, from one word to another. */
    record Hit(int said, int start, int end) {}

    /** What a text says, in other words too. */
    static SimilarTerms of(String text, SimilarWords words, SimilarVocabulary vocabulary) {
        List<SimilarWords.Word> read = words.words(text);
        List<String> stems =
                read.stream().limit(MOST_WORDS).map(SimilarWords.Word::stem).toList();
        boolean unfinished = !read.isEmpty() && read.get(read.size() - 1).end() == text.length();
        float synonym = SYNONYM * Math.min(1, TALKATIVE / Math.max(1, stems.size()));
        List<Said> said = new ArrayList<>();
        times(stems, words).forEach((expression, count) -> {
            if (said.size() == MOST_SAID) return;
            Map<List<String>, Float> expressions = new LinkedHashMap<>();
            if (expression.size() == 1) expressions.put(expression, 1f);
            for (List<String> other : words.synonyms(expression)) expressions.putIfAbsent(other, synonym);
            if (expression.size() == 1) {
                String stem = expression.get(0);
                boolean last = unfinished && stem.equals(stems.get(stems.size() - 1));
                vocabulary.near(stem, last).forEach((near, weight) -> expressions.putIfAbsent(List.of(near), weight));
            } else expressions.remove(expression);
            if (!expressions.isEmpty()) said.add(said(expression, expressions, count, words, vocabulary));
        });
        return new SimilarTerms(List.copyOf(said));
    }

    /** Each word, and each expression that can be said otherwise, with how often it is said. */
    private static Map<List<String>, Integer> times(List<String> stems, SimilarWords words) {
        Map<List<String>, Integer> times = new LinkedHashMap<>();
        for (int at = 0; at < stems.size(); at++) {
            times.merge(stems.subList(at, at + 1), 1, Integer::sum);
            for (int length = Math.min(words.longestExpression(), stems.size() - at); length > 1; length--)
                if (!words.synonyms(stems.subList(at, at + length)).isEmpty())
                    times.merge(stems.subList(at, at + length), 1, Integer::sum);
        }
        return times;
    }

    private static Said said(
            List<String> typed,
            Map<List<String>, Float> expressions,
            int times,
            SimilarWords words,
            SimilarVocabulary vocabulary) {
        return typed.size() > 1
                ? new Said(expressions, times, 0, false)
                : new Said(expressions, times, vocabulary.rarity(typed.get(0)), words.shared(typed.get(0)));
    }

    /** Everything that these words say of what was looked for, the longest expressions first where they overlap. */
    List<Hit> hits(List<SimilarWords.Word> words) {
        Map<List<String>, Integer> sought = new HashMap<>();
        Set<String> starts = new HashSet<>();
        int longest = 0;
        for (int number = 0; number < said.size(); number++)
            for (List<String> expression : said.get(number).expressions().keySet()) {
                sought.putIfAbsent(expression, number);
                starts.add(expression.get(0));
                longest = Math.max(longest, expression.size());
            }
        List<Hit> hits = new ArrayList<>();
        List<String> stems = words.stream().map(SimilarWords.Word::stem).toList();
        int at = 0;
        while (at < stems.size()) {
            int length = starts.contains(stems.get(at)) ? longestAt(stems, at, longest, sought) : 0;
            if (length > 0)
                hits.add(new Hit(
                        sought.getOrDefault(stems.subList(at, at + length), 0),
                        words.get(at).start(),
                        words.get(at + length - 1).end()));
            at += Math.max(1, length);
        }
        return hits;
    }

    private static int longestAt(List<String> stems, int at, int longest, Map<List<String>, Integer> sought) {
        int most = Math.min(longest, stems.size() - at);
        return IntStream.iterate(most, length -> length > 0, length -> length - 1)
                .filter(length -> sought.containsKey(stems.subList(at, at + length)))
                .findFirst()
                .orElse(0);
    }

    /** How much its most telling words tell: what a score is compared with, whatever the length of the text. */
    float told() {
        return (float) said.stream()
                .map(Said::rarity)
                .sorted(Comparator.reverseOrder())
                .limit(MOST_TELLING)
                .mapToDouble(Float::doubleValue)
                .sum();
    }

    boolean tells(Hit hit) {
        return !said.get(hit.said()).shared();
    }

    /** How many things a text must say to be worth showing. */
    int enough() {
        return said.size() > 2 ? 2 : 1;
    }
}
