package org.terreau.testing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases that are looked for together: a text is read once, however many they are, by the rolling hash of their first
 * letters (Rabin and Karp).
 */
public final class Phrases {

    private static final int START = 8;
    private static final int BASE = 31;
    private static final int LEAVING = power(START);
    private static final int SIEVE = 0xFFFF;

    private final Map<Integer, List<String>> byStart = new HashMap<>();
    private final BitSet sieve = new BitSet(SIEVE + 1);

    /** @throws IllegalArgumentException when one has fewer than eight letters */
    public Phrases(Collection<String> phrases) {
        for (String phrase : phrases) {
            if (phrase.length() < START) throw new IllegalArgumentException("Too short: " + phrase);
            int hash = 0;
            for (int place = 0; place < START; place++) hash = hash * BASE + phrase.charAt(place);
            byStart.computeIfAbsent(hash, none -> new ArrayList<>()).add(phrase);
            sieve.set(hash & SIEVE);
        }
    }

    private static int power(int times) {
        int power = 1;
        for (int time = 0; time < times; time++) power *= BASE;
        return power;
    }

    /** Those that a text holds, in the order in which they first stand in it. */
    public List<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        int hash = 0;
        for (int place = 0; place < text.length(); place++) {
            hash = hash * BASE + text.charAt(place);
            int start = place - START + 1;
            if (start > 0) hash -= LEAVING * text.charAt(start - 1);
            if (start < 0 || !sieve.get(hash & SIEVE)) continue;
            for (String phrase : byStart.getOrDefault(hash, List.of()))
                if (text.startsWith(phrase, start)) found.add(phrase);
        }
        return List.copyOf(found);
    }
}
