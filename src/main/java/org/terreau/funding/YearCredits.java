package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * The money of a product in a budget year, taxes included, and what has to be said of it before the year closes.
 *
 * @param granted the envelopes that pay in the year, or what they have in it where their years are said
 * @param before what was engaged of them, or given back, before the year
 * @param engaged what orders engage in the year (AE)
 * @param paid what is paid in the year (CP)
 * @param toPay what was engaged until the end of the year and is not paid
 * @param orders how many the product has: without one nobody knows what is engaged
 * @param answers of the year, the first one first
 * @param safeDay the last day on which an order leaves without risk; null where no year closes
 */
public record YearCredits(
        int year,
        Money granted,
        Money before,
        Money engaged,
        Money paid,
        Money toPay,
        long orders,
        List<YearAnswer> answers,
        @Nullable LocalDate safeDay,
        LocalDate today) {

    private static final List<Integer> ASKED_IN = List.of(10, 11, 12);

    public YearCredits {
        answers = List.copyOf(answers);
    }

    /** How far what is not engaged is. */
    public enum State {
        ENGAGED("engage"),
        /** Nobody has to answer yet. */
        OPEN("ouvert"),
        ANSWERED("repondu"),
        /** From 1 October on, and again on 1 November and 1 December. */
        TO_ANSWER("a-repondre"),
        /** The safe day is past and nobody said anything. */
        LOST("perdu");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in message keys and files. */
        public String code() {
            return code;
        }
    }

    /** What may be engaged in the year. */
    public Money available() {
        return granted.minus(before);
    }

    private Money answered(YearAnswer.Kind kind) {
        return answers.stream()
                .filter(answer -> answer.kind() == kind)
                .map(YearAnswer::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    public Money givenBack() {
        return answered(YearAnswer.Kind.GIVE_BACK);
    }

    public Money carriedOver() {
        return answered(YearAnswer.Kind.CARRY_OVER);
    }

    /** What the closure would lose: neither engaged, nor given back, nor asked to be carried over. */
    public Money atRisk() {
        Money left = available().minus(engaged).minus(givenBack()).minus(carriedOver());
        return left.cents() > 0 ? left : Money.ZERO;
    }

    /** How much of what may be engaged is, in percent, rounded down; 100 when nothing may. */
    public int percent() {
        if (available().cents() <= 0) return 100;
        return BigDecimal.valueOf(engaged.cents())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(available().cents()), 0, RoundingMode.DOWN)
                .intValue();
    }

    /** The last of the days on which an answer is asked for. */
    private Optional<LocalDate> asked() {
        return ASKED_IN.stream()
                .map(month -> LocalDate.of(year, month, 1))
                .filter(day -> !day.isAfter(today))
                .max(Comparator.naturalOrder());
    }

    public State state() {
        if (atRisk().cents() == 0) return State.ENGAGED;
        LocalDate asked = asked().orElse(null);
        if (asked == null || safeDay == null) return State.OPEN;
        Optional<LocalDate> last = answers.stream().map(YearAnswer::day).max(Comparator.naturalOrder());
        boolean answered = last.filter(day -> !day.isBefore(asked)).isPresent();
        if (today.isAfter(safeDay)) {
            LocalDate first = LocalDate.of(year, ASKED_IN.get(0), 1);
            return last.filter(day -> !day.isBefore(first)).isPresent() ? State.ANSWERED : State.LOST;
        }
        return answered ? State.ANSWERED : State.TO_ANSWER;
    }

    /** Somebody has to say what becomes of it: the last answer that was asked for did not come. */
    public boolean waits() {
        return state() == State.TO_ANSWER || state() == State.LOST;
    }
}
