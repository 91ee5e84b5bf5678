package org.terreau.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;

/**
 * What the opinions on one prerequisite say together.
 *
 * @param opinions those that were given
 * @param missing names of the reviewers whose opinion on it is still expected
 * @param proposed the standing that most gave, the more demanding one when two are even; null when nobody gave any
 * @param apart those who differ from it, and by how many levels
 */
public record Agreement(
        Prerequisite prerequisite,
        List<Reviews.Opinion> opinions,
        List<String> missing,
        @Nullable Standing proposed,
        List<Apart> apart) {

    /** Somebody who judges otherwise: one level is a nuance, two are a disagreement. */
    public record Apart(String author, Standing standing, int levels) {}

    /** How far the opinions are from each other. */
    public enum Gap {
        NONE_GIVEN,
        ALONE,
        AGREED,
        NUANCE,
        DISAGREEMENT;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Agreement {
        opinions = List.copyOf(opinions);
        missing = List.copyOf(missing);
        apart = List.copyOf(apart);
    }

    public Gap gap() {
        if (opinions.isEmpty()) return Gap.NONE_GIVEN;
        if (opinions.size() == 1) return Gap.ALONE;
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (Reviews.Opinion opinion : opinions) {
            lowest = Math.min(lowest, opinion.standing().ordinal());
            highest = Math.max(highest, opinion.standing().ordinal());
        }
        return switch (highest - lowest) {
            case 0 -> Gap.AGREED;
            case 1 -> Gap.NUANCE;
            default -> Gap.DISAGREEMENT;
        };
    }

    public long count(Standing standing) {
        return opinions.stream()
                .filter(opinion -> opinion.standing() == standing)
                .count();
    }

    /** @param expected names of the reviewers who are asked for an opinion, by account number */
    static Agreement of(Prerequisite prerequisite, List<Reviews.Opinion> all, Map<Long, String> expected) {
        List<Reviews.Opinion> opinions = all.stream()
                .filter(opinion -> opinion.prerequisite() == prerequisite)
                .toList();
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        for (Reviews.Opinion opinion : opinions) counts.merge(opinion.standing(), 1, Integer::sum);
        Standing proposed = null;
        for (Standing standing : Standing.values())
            if (counts.containsKey(standing)
                    && (proposed == null || counts.get(standing) >= counts.getOrDefault(proposed, 0)))
                proposed = standing;
        List<Apart> apart = new ArrayList<>();
        if (proposed != null)
            for (Reviews.Opinion opinion : opinions)
                if (opinion.standing() != proposed)
                    apart.add(new Apart(
                            opinion.author(),
                            opinion.standing(),
                            Math.abs(opinion.standing().ordinal() - proposed.ordinal())));
        List<String> missing = expected.entrySet().stream()
                .filter(reviewer -> opinions.stream()
                        .noneMatch(opinion -> opinion.reviewer().value() == reviewer.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        return new Agreement(prerequisite, opinions, missing, proposed, apart);
    }
}
