package org.terreau.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often each score of a question was given.
 *
 * @param counts from the question's least score to its most
 */
public record Tally(Question question, List<Long> counts) {

    /** From this score on, out of 5, somebody is satisfied. */
    public static final int SATISFIED = 4;

    private static final int PROMOTER = 9;
    private static final int DETRACTOR = 6;

    public Tally {
        counts = List.copyOf(counts);
        if (counts.size() != question.most() - question.least() + 1)
            throw new IllegalArgumentException(question + " has " + counts.size() + " counts");
    }

    static Tally none(Question question) {
        Long[] zeros = new Long[question.most() - question.least() + 1];
        Arrays.fill(zeros, 0L);
        return new Tally(question, List.of(zeros));
    }

    Tally with(int score, long more) {
        Long[] changed = counts.toArray(Long[]::new);
        changed[score - question.least()] += more;
        return new Tally(question, List.of(changed));
    }

    public long count(int score) {
        return counts.get(score - question.least());
    }

    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Of all the scores. */
    public long sum() {
        long sum = 0;
        for (int score = question.least(); score <= question.most(); score++) sum += score * count(score);
        return sum;
    }

    private long between(int from, int to) {
        long sum = 0;
        for (int score = from; score <= to; score++) sum += count(score);
        return sum;
    }

    public long satisfied() {
        return between(SATISFIED, question.most());
    }

    public long promoters() {
        return between(PROMOTER, question.most());
    }

    public long detractors() {
        return between(question.least(), DETRACTOR);
    }

    /** With one decimal; null when nobody answered. */
    public @Nullable BigDecimal mean() {
        return total() == 0
                ? null
                : BigDecimal.valueOf(sum()).divide(BigDecimal.valueOf(total()), 1, RoundingMode.HALF_UP);
    }

    /** Of those who gave this score, in percent. */
    public int share(int score) {
        return percent(count(score));
    }

    /** In percent; null when nobody answered. */
    public @Nullable Integer satisfiedShare() {
        return total() == 0 ? null : percent(satisfied());
    }

    /** Promoters (9 and 10) less detractors (0 to 6), in points of percent; null when nobody answered. */
    public @Nullable Integer netPromoterScore() {
        return total() == 0 ? null : percent(promoters() - detractors());
    }

    private int percent(long part) {
        if (total() == 0) return 0;
        return BigDecimal.valueOf(part * 100)
                .divide(BigDecimal.valueOf(total()), 0, RoundingMode.HALF_UP)
                .intValue();
    }
}
