package org.terreau.recruitment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What several assessors gave to an application: the mean of their weighted means, and whether it lacks what is mandatory.
 *
 * <p>Source: FIELD 2.3, T14.
 *
 * @param value from 0 to 3, to a hundredth
 * @param eliminated at least half of the assessors found nothing of a mandatory criterion
 */
public record Score(BigDecimal value, boolean eliminated, int assessors) {

    /** The best mark; the worst is 0. */
    public static final int BEST = 3;

    /** How many assessors an answer needs. */
    public static final int ENOUGH = 2;

    private static final int HUNDREDTHS = 2;
    private static final int EXACT = 10;

    /**
     * @param given the marks of each assessor, in the order of the criteria
     * @return empty while nobody marked
     */
    public static Optional<Score> of(List<Offer.Criterion> criteria, List<List<Integer>> given) {
        if (given.isEmpty() || criteria.isEmpty()) return Optional.empty();
        BigDecimal sum = given.stream().map(marks -> mean(criteria, marks)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Score(
                sum.divide(BigDecimal.valueOf(given.size()), HUNDREDTHS, RoundingMode.HALF_UP),
                eliminated(criteria, given),
                given.size()));
    }

    private static BigDecimal mean(List<Offer.Criterion> criteria, List<Integer> marks) {
        long sum = 0;
        long weights = 0;
        for (int at = 0; at < criteria.size(); at++) {
            sum += (long) criteria.get(at).weight() * marks.get(at);
            weights += criteria.get(at).weight();
        }
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(weights), EXACT, RoundingMode.HALF_UP);
    }

    /** What each criterion was given on average, in the order of the criteria, to a hundredth; empty while nobody marked. */
    public static List<BigDecimal> means(List<List<Integer>> given) {
        if (given.isEmpty()) return List.of();
        return IntStream.range(0, given.get(0).size())
                .mapToObj(at -> BigDecimal.valueOf(
                                given.stream().mapToInt(marks -> marks.get(at)).sum())
                        .divide(BigDecimal.valueOf(given.size()), HUNDREDTHS, RoundingMode.HALF_UP))
                .toList();
    }

    private static boolean eliminated(List<Offer.Criterion> criteria, List<List<Integer>> given) {
        for (int at = 0; at < criteria.size(); at++) {
            int place = at;
            long none = given.stream().filter(marks -> marks.get(place) == 0).count();
            if (criteria.get(at).mandatory() && none * 2 >= given.size()) return true;
        }
        return false;
    }

    public boolean enough() {
        return assessors >= ENOUGH;
    }
}
