package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/**
 * An order to the holder of a market, from the need to the last invoice.
 *
 * @param splits which money it engages, and in which year, taxes included
 * @param steps what happened to it, from the first; what was taken back is among them
 * @param deliveries the first one first
 * @param overrun why a lead signed it above its envelope; empty otherwise
 */
public record PurchaseOrder(
        long id,
        ProductId product,
        Terms terms,
        OrderState state,
        List<Line> lines,
        List<Split> splits,
        List<Step> steps,
        List<Delivery> deliveries,
        String overrun,
        long version) {

    public PurchaseOrder {
        lines = List.copyOf(lines);
        splits = List.copyOf(splits);
        steps = List.copyOf(steps);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * What is ordered, from whom and for when.
     *
     * @param market its name; empty when nobody said
     * @param marketUntil the last day on which it may be ordered from; null when nobody said
     * @param number the commitment's, as the accounting software has it; empty until it is known
     * @param vat of the amounts of its lines
     */
    public record Terms(
            String title,
            String holder,
            String market,
            @Nullable LocalDate marketUntil,
            String number,
            LocalDate startsOn,
            LocalDate endsOn,
            Vat vat) {}

    /**
     * What is bought. Its units and its price are a secret of business: nobody reads them but those who may.
     *
     * @param people who are paid by it; null when nobody said, which counts as one alone
     * @param units days or other units of work; null for a lump sum
     * @param unitPrice in the regime of the order; null for a lump sum
     * @param amount in the regime of the order
     */
    public record Line(
            Activity activity,
            Resource resource,
            @Nullable Integer people,
            @Nullable BigDecimal units,
            @Nullable Money unitPrice,
            Money amount) {

        /** Units times their price, to the cent. */
        public static Money worth(BigDecimal units, Money unitPrice) {
            return new Money(units.multiply(BigDecimal.valueOf(unitPrice.cents()))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact());
        }

        public boolean priced() {
            return unitPrice != null;
        }

        /** One person alone is paid by it, or nobody said how many. */
        boolean alone() {
            boolean pays = resource == Resource.SERVICES || resource == Resource.STAFF;
            return pays && (people == null || people < 2);
        }
    }

    /**
     * Which money an order engages, taxes included.
     *
     * @param contribution by which act it came; null when nobody said
     */
    public record Split(long envelope, @Nullable Long contribution, int year, Money amount) {}

    /**
     * Something that happened on a day.
     *
     * @param delivery what was delivered that it is about; null when it is about the order
     * @param to the code of the state that was reached
     */
    public record Step(
            @Nullable Long delivery, String to, LocalDate day, String reason, boolean takenBack, String author) {}

    /**
     * What was done, taxes included.
     *
     * @param amount below zero for a credit note
     * @param last nothing more will be delivered
     */
    public record Delivery(
            long id,
            LocalDate startsOn,
            LocalDate endsOn,
            Money amount,
            boolean last,
            String deliverables,
            String reserve,
            DeliveryState state,
            Dates dates,
            String invoice) {

        /** When each act happened; null where it did not yet. */
        public record Dates(
                @Nullable LocalDate signed,
                @Nullable LocalDate sent,
                @Nullable LocalDate invoiced,
                @Nullable LocalDate paid) {

            static final Dates NONE = new Dates(null, null, null, null);

            /** The same once a state was reached on a day; null takes the day away. */
            Dates with(DeliveryState reached, @Nullable LocalDate day) {
                return switch (reached) {
                    case SIGNED -> new Dates(day, sent, invoiced, paid);
                    case SENT -> new Dates(signed, day, invoiced, paid);
                    case INVOICED -> new Dates(signed, sent, day, paid);
                    case PAID -> new Dates(signed, sent, invoiced, day);
                    case PREPARED, WITHDRAWN -> this;
                };
            }

            /** The last one. */
            Optional<LocalDate> last() {
                if (paid != null) return Optional.of(paid);
                if (invoiced != null) return Optional.of(invoiced);
                return Optional.ofNullable(sent == null ? signed : sent);
            }
        }

        public boolean counts() {
            return state != DeliveryState.WITHDRAWN;
        }

        public boolean credit() {
            return amount.cents() < 0;
        }
    }

    /** The same with other deliveries. */
    PurchaseOrder with(List<Delivery> others) {
        return new PurchaseOrder(id, product, terms, state, lines, splits, steps, others, overrun, version);
    }

    public String path() {
        return product.path() + "/commandes/" + id;
    }

    /** Its firm amount, taxes included: what it engages when it is issued. */
    public Money total() {
        return lines.stream().map(this::taxed).reduce(Money.ZERO, Money::plus);
    }

    Money taxed(Line line) {
        return terms.vat().taxed(line.amount()).orElse(line.amount());
    }

    /** Some of its lines tell what a unit costs. */
    public boolean priced() {
        return lines.stream().anyMatch(Line::priced);
    }

    /** When a state was reached; empty when it was not, or when that was taken back. */
    public Optional<LocalDate> day(OrderState reached) {
        return steps.stream()
                .filter(step -> step.delivery() == null
                        && !step.takenBack()
                        && step.to().equals(reached.code()))
                .reduce((first, second) -> second)
                .map(Step::day);
    }

    /** The day of the last thing that happened to the order itself. */
    Optional<LocalDate> lastDay() {
        return steps.stream()
                .filter(step -> step.delivery() == null && !step.takenBack())
                .map(Step::day)
                .max(Comparator.naturalOrder());
    }

    private Money sum(Predicate<Delivery> which) {
        return deliveries.stream()
                .filter(Delivery::counts)
                .filter(which)
                .map(Delivery::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** What was delivered, signed or not yet. */
    public Money delivered() {
        return sum(delivery -> true);
    }

    /** What somebody signed as done. */
    public Money done() {
        return sum(delivery -> delivery.state().done());
    }

    public Money paid() {
        return sum(delivery -> delivery.state() == DeliveryState.PAID);
    }

    /** What was paid until the end of a year (CP). */
    Money paidUntil(int year) {
        return sum(delivery -> {
            LocalDate paid = delivery.dates().paid();
            return delivery.state() == DeliveryState.PAID && paid != null && paid.getYear() <= year;
        });
    }

    /** What it engages (AE): its amount once it is issued, what was really done once it is settled. */
    public Money engaged() {
        if (!state.engages()) return Money.ZERO;
        return state == OrderState.SETTLED ? done() : total();
    }

    /** Its splits as they are engaged: what a settled order did not use is taken from the last ones. */
    List<Split> engagedSplits() {
        Money left = engaged();
        List<Split> engaged = new ArrayList<>();
        for (Split split : splits) {
            Money part = split.amount().compareTo(left) < 0 ? split.amount() : left;
            engaged.add(new Split(split.envelope(), split.contribution(), split.year(), part));
            left = left.minus(part);
        }
        return engaged;
    }

    /** The part of an amount of this order that an envelope bears, in proportion to what each does. */
    Money part(Money amount, long envelope) {
        if (splits.isEmpty()) return Money.ZERO;
        List<Money> parts = Spread.of(amount, splits.stream().map(Split::amount).toList());
        Money sum = Money.ZERO;
        for (int place = 0; place < splits.size(); place++)
            if (splits.get(place).envelope() == envelope) sum = sum.plus(parts.get(place));
        return sum;
    }

    /** Days on which work is said to have been done before the holder had the order (FIELD 1.3, F4). */
    public long daysBeforeReceived() {
        LocalDate received = day(OrderState.RECEIVED).orElse(null);
        LocalDate first = deliveries.stream()
                .filter(Delivery::counts)
                .map(Delivery::startsOn)
                .min(Comparator.naturalOrder())
                .orElse(terms.startsOn());
        return received == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(first, received));
    }

    /** The month that is delivered next, with its part of what is left; empty when everything is. */
    public Optional<Delivery> nextDelivery() {
        Money left = total().minus(delivered());
        if (left.cents() <= 0 || deliveries.stream().anyMatch(one -> one.counts() && one.last()))
            return Optional.empty();
        LocalDate from = deliveries.stream()
                .filter(one -> one.counts() && !one.credit())
                .map(one -> one.endsOn().plusDays(1))
                .max(Comparator.naturalOrder())
                .orElse(terms.startsOn());
        if (from.isAfter(terms.endsOn())) from = terms.endsOn();
        LocalDate monthEnd = from.withDayOfMonth(from.lengthOfMonth());
        boolean last = !monthEnd.isBefore(terms.endsOn());
        LocalDate until = last ? terms.endsOn() : monthEnd;
        long months =
                ChronoUnit.MONTHS.between(from.withDayOfMonth(1), terms.endsOn().withDayOfMonth(1)) + 1;
        Money amount = last ? left : new Money(left.cents() / months);
        return Optional.of(
                new Delivery(0, from, until, amount, last, "", "", DeliveryState.PREPARED, Delivery.Dates.NONE, ""));
    }
}
