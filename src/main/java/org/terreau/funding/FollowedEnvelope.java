package org.terreau.funding;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;

/**
 * An envelope as those who follow its money read it: what it is now, what changed it since it was granted, and of which budget
 * years it is (FIELD 1.3, "Envelope").
 *
 * @param now what its movements made of it
 * @param proof of the act that gave it, where no decision of a committee did; empty otherwise
 * @param movements the first one first; none is ever changed
 * @param years the first one first; empty while nobody said them
 */
public record FollowedEnvelope(
        long id, Envelopes.Envelope now, String proof, List<Movement> movements, List<Year> years, long version) {

    public FollowedEnvelope {
        movements = List.copyOf(movements);
        years = years.stream().sorted(Comparator.comparingInt(Year::year)).toList();
    }

    /**
     * Something dated that changed it.
     *
     * @param delta what it adds or takes away, taxes included; zero when it changes something else
     * @param until its new last day; null when that does not change
     * @param once whether it is not expected to come again, from then on; null when that does not change
     * @param proof the decision or the act
     */
    public record Movement(
            LocalDate day,
            Money delta,
            @Nullable LocalDate until,
            @Nullable Boolean once,
            String reason,
            String proof,
            String author) {

        boolean nothing() {
            return delta.cents() == 0 && until == null && once == null;
        }
    }

    /**
     * Its part of a budget year, taxes included.
     *
     * @param commitment what may be ordered in it (AE)
     * @param payment what may be paid in it (CP)
     */
    public record Year(int year, Money commitment, Money payment) {}

    /** A decision of a committee gave it. */
    public boolean decided() {
        return now.increment() != 0;
    }

    /** What was granted first. */
    public Money first() {
        return movements.stream().map(Movement::delta).reduce(now.amount(), Money::minus);
    }

    /** What may be ordered in the years that are said. */
    public Money committed() {
        return years.stream().map(Year::commitment).reduce(Money.ZERO, Money::plus);
    }

    /** What no year has; empty while nobody said the years. */
    public Optional<Money> unsaid() {
        return years.isEmpty() ? Optional.empty() : Optional.of(now.amount().minus(committed()));
    }

    /** The years of which it may be: those that it pays, and the next one, in which what was ordered is paid. */
    public List<Integer> possible() {
        return IntStream.rangeClosed(now.from().getYear(), now.until().getYear() + 1)
                .boxed()
                .toList();
    }

    /**
     * What stands against a movement: an envelope keeps what its orders engage (LOLF art. 8; FIELD 1.3, F1) and what its years
     * were given.
     *
     * @param engaged what orders engage of it
     */
    Objections against(Movement movement, Money engaged, LocalDate today) {
        Objections objections = new Objections();
        Money after = now.amount().plus(movement.delta());
        LocalDate until = movement.until();
        objections.when(movement.day().isAfter(today), "le", "funding.move.day");
        objections.when(after.cents() < 0, "montant", "funding.envelope.below");
        objections.when(
                after.cents() >= 0 && movement.delta().cents() < 0 && after.compareTo(engaged) < 0,
                "montant",
                "funding.envelope.engaged",
                engaged.wholeEuros());
        objections.when(
                movement.delta().cents() < 0 && after.compareTo(engaged) >= 0 && after.compareTo(committed()) < 0,
                "montant",
                "funding.envelope.divided",
                committed().wholeEuros());
        objections.when(until != null && until.isBefore(now.from()), "au", "funding.envelope.until");
        objections.when(movement.nothing(), "", "funding.envelope.nothing");
        return objections;
    }

    /**
     * What stands against years: they have no more than the envelope, and what is paid by the end of each was ordered by then
     * (FIELD 1.3, F2). Fields are `ae-<year>` and `cp-<year>`.
     */
    Objections against(List<Year> divided) {
        Objections objections = new Objections();
        Money ordered = Money.ZERO;
        Money paid = Money.ZERO;
        for (Year one :
                divided.stream().sorted(Comparator.comparingInt(Year::year)).toList()) {
            objections.when(one.commitment().cents() < 0, "ae-" + one.year(), "funding.envelope.year.below");
            objections.when(one.payment().cents() < 0, "cp-" + one.year(), "funding.envelope.year.below");
            ordered = ordered.plus(one.commitment());
            paid = paid.plus(one.payment());
            objections.when(paid.compareTo(ordered) > 0, "cp-" + one.year(), "funding.envelope.year.paid");
            objections.when(ordered.compareTo(now.amount()) > 0, "ae-" + one.year(), "funding.envelope.year.above");
            objections.when(!possible().contains(one.year()), "ae-" + one.year(), "funding.envelope.year.out");
        }
        return objections;
    }
}
