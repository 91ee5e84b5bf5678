package org.terreau.funding;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Organisation;
import org.terreau.shared.Plain;

/**
 * How much the name of a funder, as somebody wrote it, is like that of an organisation: from 0 to 1. It only proposes; a person
 * says which it is.
 */
final class FunderLikeness {

    /** The most that are proposed for a name. */
    static final int MOST = 3;

    private static final double ENOUGH = 0.5;
    private static final double ACRONYM = 0.95;

    /** What many names have and that tells none from another. */
    private static final Set<String> EMPTY = Set.of(
            "de",
            "du",
            "des",
            "la",
            "le",
            "les",
            "l",
            "d",
            "et",
            "en",
            "a",
            "au",
            "aux",
            "pour",
            "sur",
            "nationale",
            "national",
            "ministere",
            "direction",
            "agence");

    private FunderLikeness() {}

    /** Those that it may be, the likeliest first. */
    static List<Organisation> proposals(String written, Collection<Organisation> organisations) {
        record Scored(Organisation organisation, double score) {}
        return organisations.stream()
                .map(one -> new Scored(one, of(written, one)))
                .filter(one -> one.score() >= ENOUGH)
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(one -> one.organisation().name()))
                .limit(MOST)
                .map(Scored::organisation)
                .toList();
    }

    static double of(String written, Organisation organisation) {
        String name = Plain.text(written);
        String other = Plain.text(organisation.name());
        if (name.isEmpty() || other.isEmpty()) return 0;
        if (name.equals(other) || name.equals(plain(organisation.acronym()))) return 1;
        Set<String> all = Set.copyOf(Arrays.asList(name.split(" ")));
        String acronym = plain(organisation.acronym());
        if (!acronym.isEmpty() && all.contains(acronym)) return ACRONYM;
        return shared(words(name), words(other));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : Plain.text(text);
    }

    private static Set<String> words(String plain) {
        return Arrays.stream(plain.split(" "))
                .filter(word -> !EMPTY.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .collect(Collectors.toSet());
    }

    /** Dice: twice what both have over what each has. */
    private static double shared(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) return 0;
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return 2.0 * both.size() / (some.size() + others.size());
    }
}
