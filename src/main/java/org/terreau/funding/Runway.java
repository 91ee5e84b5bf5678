package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.BudgetClosure;
import org.terreau.shared.Money;

/**
 * How far the money of a product goes: three ends, the first of which governs (FIELD 1.3, F7), and what was granted, engaged,
 * done and paid over time, taxes included. It speaks of the envelopes that pay today or later, else of the last one.
 *
 * @param from the first day that they pay
 * @param ends those that are known, the first to come first
 * @param steps what happened, in order
 * @param aDay what is done a day, over the last ninety; null with fewer than two statements signed
 * @param forecast what will be paid in each year
 */
public record Runway(
        LocalDate from,
        Sums sums,
        List<End> ends,
        List<Step> steps,
        @Nullable Money aDay,
        Map<Integer, Money> forecast,
        LocalDate today) {

    private static final int PACE_DAYS = 90;
    private static final int ENOUGH = 2;

    /** A pace too slow says nothing of an end so far away. */
    private static final long FAR_DAYS = 3650;

    public Runway {
        ends = List.copyOf(ends);
        steps = List.copyOf(steps);
        forecast = new TreeMap<>(forecast);
    }

    /** What makes money end. */
    public enum Kind {
        /** The last day that the envelope pays. */
        PERIOD("periode"),
        /** The last day that orders cover. */
        ORDERED("commandes"),
        /** The day on which nothing would be left, were as much done each day as over the last ninety. */
        PACE("rythme");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in message keys and files. */
        public String code() {
            return code;
        }
    }

    /** @param day the last day that is paid */
    public record End(Kind kind, LocalDate day) {}

    /** At a day. */
    public record Sums(Money granted, Money engaged, Money done, Money paid) {

        static final Sums NONE = new Sums(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Sums plus(Sums other) {
            return new Sums(
                    granted.plus(other.granted),
                    engaged.plus(other.engaged),
                    done.plus(other.done),
                    paid.plus(other.paid));
        }

        /** What may still be ordered. */
        public Money toEngage() {
            return granted.minus(engaged);
        }

        /** What is ordered and not paid yet ("reste à payer"). */
        public Money toPay() {
            return engaged.minus(paid);
        }
    }

    /** What a day added. */
    public record Step(LocalDate day, Sums added) {}

    /** Empty when nobody granted anything. */
    static Optional<Runway> of(
            List<JdbcOrders.Grant> grants, Collection<PurchaseOrder> orders, BudgetClosure closure, LocalDate today) {
        List<JdbcOrders.Grant> paying = paying(grants, today);
        if (paying.isEmpty()) return Optional.empty();
        List<Step> steps = steps(paying, orders);
        Sums sums = steps.stream().map(Step::added).reduce(Sums.NONE, Sums::plus);
        Money aDay = aDay(paying, orders, today);
        return Optional.of(new Runway(
                paying.get(0).from(),
                sums,
                ends(paying, orders, sums, aDay, today),
                steps,
                aDay,
                PaymentForecast.byYear(orders, closure),
                today));
    }

    private static List<JdbcOrders.Grant> paying(List<JdbcOrders.Grant> grants, LocalDate today) {
        List<JdbcOrders.Grant> paying =
                grants.stream().filter(one -> !one.until().isBefore(today)).toList();
        return paying.isEmpty() && !grants.isEmpty() ? List.of(grants.get(grants.size() - 1)) : paying;
    }

    private static Money part(List<JdbcOrders.Grant> paying, PurchaseOrder order, Money amount) {
        return paying.stream().map(one -> order.part(amount, one.id())).reduce(Money.ZERO, Money::plus);
    }

    private static List<Step> steps(List<JdbcOrders.Grant> paying, Collection<PurchaseOrder> orders) {
        List<Step> steps = new ArrayList<>();
        for (JdbcOrders.Grant one : paying)
            steps.add(new Step(one.from(), new Sums(one.amount(), Money.ZERO, Money.ZERO, Money.ZERO)));
        for (PurchaseOrder order : orders) {
            if (!order.state().engages()) continue;
            order.day(OrderState.ISSUED).ifPresent(day -> {
                Money engaged = part(paying, order, order.engaged());
                if (engaged.cents() != 0)
                    steps.add(new Step(day, new Sums(Money.ZERO, engaged, Money.ZERO, Money.ZERO)));
            });
            for (PurchaseOrder.Delivery one : order.deliveries()) {
                if (!one.state().done()) continue;
                Money amount = part(paying, order, one.amount());
                if (amount.cents() == 0) continue;
                LocalDate signed = one.dates().signed();
                LocalDate paid = one.dates().paid();
                if (signed != null) steps.add(new Step(signed, new Sums(Money.ZERO, Money.ZERO, amount, Money.ZERO)));
                if (paid != null) steps.add(new Step(paid, new Sums(Money.ZERO, Money.ZERO, Money.ZERO, amount)));
            }
        }
        steps.sort(Comparator.comparing(Step::day));
        return steps;
    }

    private static @Nullable Money aDay(
            List<JdbcOrders.Grant> paying, Collection<PurchaseOrder> orders, LocalDate today) {
        Money done = Money.ZERO;
        int count = 0;
        for (PurchaseOrder order : orders)
            for (PurchaseOrder.Delivery one : order.deliveries()) {
                LocalDate signed = one.dates().signed();
                if (!one.state().done() || signed == null || signed.isBefore(today.minusDays(PACE_DAYS))) continue;
                Money amount = part(paying, order, one.amount());
                if (amount.cents() == 0) continue;
                done = done.plus(amount);
                count++;
            }
        if (count < ENOUGH || done.cents() <= 0) return null;
        return new Money(BigDecimal.valueOf(done.cents())
                .divide(BigDecimal.valueOf(PACE_DAYS), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    private static List<End> ends(
            List<JdbcOrders.Grant> paying,
            Collection<PurchaseOrder> orders,
            Sums sums,
            @Nullable Money aDay,
            LocalDate today) {
        List<End> ends = new ArrayList<>();
        paying.stream()
                .map(JdbcOrders.Grant::until)
                .max(Comparator.naturalOrder())
                .ifPresent(day -> ends.add(new End(Kind.PERIOD, day)));
        orders.stream()
                .filter(order -> order.state().engages()
                        && part(paying, order, order.engaged()).cents() > 0)
                .map(order -> order.terms().endsOn())
                .max(Comparator.naturalOrder())
                .ifPresent(day -> ends.add(new End(Kind.ORDERED, day)));
        if (aDay != null && aDay.cents() > 0) {
            long days = Math.max(0, sums.granted().minus(sums.done()).cents()) / aDay.cents();
            if (days < FAR_DAYS) ends.add(new End(Kind.PACE, today.plusDays(days)));
        }
        ends.sort(Comparator.comparing(End::day).thenComparing(End::kind));
        return ends;
    }

    /** The end that comes first: it governs. */
    public End governing() {
        return ends.get(0);
    }

    /** The last of the ends. */
    public LocalDate last() {
        return ends.get(ends.size() - 1).day();
    }

    /** What stands at the end of a day. */
    public Sums at(LocalDate day) {
        return steps.stream()
                .filter(step -> !step.day().isAfter(day))
                .map(Step::added)
                .reduce(Sums.NONE, Sums::plus);
    }

    /** The last day of each month from the first that is paid to the last end, with what stands then; until today. */
    public Map<LocalDate, Sums> months() {
        Map<LocalDate, Sums> months = new LinkedHashMap<>();
        for (LocalDate month = from.withDayOfMonth(1); !month.isAfter(today); month = month.plusMonths(1)) {
            LocalDate last = month.withDayOfMonth(month.lengthOfMonth());
            LocalDate day = last.isAfter(today) ? today : last;
            months.put(day, at(day));
        }
        return months;
    }

    /** What would be done by the day that governs, at the pace of the last ninety days; empty without a pace. */
    public Optional<Money> projected() {
        if (aDay == null || governing().day().isBefore(today)) return Optional.empty();
        long days = ChronoUnit.DAYS.between(today, governing().day());
        Money reached = sums.done().plus(new Money(Math.multiplyExact(aDay.cents(), days)));
        return Optional.of(reached.compareTo(sums.granted()) > 0 ? sums.granted() : reached);
    }
}
