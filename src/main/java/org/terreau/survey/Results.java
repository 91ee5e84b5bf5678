package org.terreau.survey;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What answers say together.
 *
 * @param months each month that has some, from the first
 */
public record Results(SortedMap<YearMonth, Month> months) {

    /**
     * Which answers are counted.
     *
     * @param channel its code, "" for all
     */
    public record Choice(@Nullable LocalDate from, @Nullable LocalDate until, String channel) {

        public static final Choice ALL = new Choice(null, null, "");
    }

    /**
     * The answers of a month.
     *
     * @param answers how many people answered; each may have left questions out
     * @param pleased their satisfaction or, from those who were not asked, how useful it is to them
     */
    public record Month(long answers, Map<Question, Tally> tallies, Tally pleased) {

        static final Month EMPTY = new Month(0, Map.of(), Tally.none(Question.SATISFACTION));

        public Month {
            tallies = Map.copyOf(tallies);
        }

        public Tally of(Question question) {
            return tallies.getOrDefault(question, Tally.none(question));
        }
    }

    public Results {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
    }

    public long answers() {
        return months.values().stream().mapToLong(Month::answers).sum();
    }

    /** All months together. */
    public Tally of(Question question) {
        Tally all = Tally.none(question);
        for (Month month : months.values()) {
            Tally tally = month.of(question);
            for (int score = question.least(); score <= question.most(); score++)
                if (tally.count(score) > 0) all = all.with(score, tally.count(score));
        }
        return all;
    }

    /** The questions that somebody answered. */
    public List<Question> questions() {
        List<Question> asked = new ArrayList<>();
        for (Question question : Question.values()) if (of(question).total() > 0) asked.add(question);
        return asked;
    }

    /** From the first month to the last, without a gap: a month without answers is there, empty. */
    public List<YearMonth> calendar() {
        List<YearMonth> calendar = new ArrayList<>();
        if (months.isEmpty()) return calendar;
        for (YearMonth month = months.firstKey(); !month.isAfter(months.lastKey()); month = month.plusMonths(1))
            calendar.add(month);
        return calendar;
    }

    public Month month(YearMonth month) {
        return months.getOrDefault(month, Month.EMPTY);
    }

    /** Gathers rows of (month, question, score, how many). */
    static final class Gathering {

        static final String PLEASED = "contents";

        private final SortedMap<YearMonth, Map<Question, Tally>> tallies = new TreeMap<>();
        private final Map<YearMonth, Long> answers = new TreeMap<>();
        private final Map<YearMonth, Tally> pleased = new TreeMap<>();

        /** @param question "" for the answers themselves */
        void add(YearMonth month, String question, int score, long count) {
            Map<Question, Tally> of = tallies.computeIfAbsent(month, none -> new EnumMap<>(Question.class));
            if (question.isEmpty()) answers.merge(month, count, Long::sum);
            else if (question.equals(PLEASED))
                pleased.put(
                        month,
                        pleased.getOrDefault(month, Tally.none(Question.SATISFACTION))
                                .with(score, count));
            else
                Question.of(question)
                        .ifPresent(known -> of.put(
                                known, of.getOrDefault(known, Tally.none(known)).with(score, count)));
        }

        Results results() {
            SortedMap<YearMonth, Month> months = new TreeMap<>();
            tallies.forEach((month, of) -> months.put(
                    month,
                    new Month(
                            answers.getOrDefault(month, 0L),
                            of,
                            pleased.getOrDefault(month, Tally.none(Question.SATISFACTION)))));
            return new Results(months);
        }
    }
}
