package org.terreau.support;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long those who asked waited: for their answer, in working days, or for help to begin, in days. Of fewer than five,
 * nothing is said: somebody might be recognised.
 *
 * @param median half of them waited so long at most
 * @param ninthDecile nine of ten did
 */
public record AnswerTimes(int answered, int median, int ninthDecile) {

    /** Answers that make a figure. */
    static final int FLOOR = 5;

    static Optional<AnswerTimes> of(Collection<Integer> days) {
        if (days.size() < FLOOR) return Optional.empty();
        List<Integer> sorted = days.stream().sorted().toList();
        return Optional.of(new AnswerTimes(sorted.size(), rank(sorted, 50), rank(sorted, 90)));
    }

    /** By the nearest rank: one of the values, never between two. */
    private static int rank(List<Integer> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
