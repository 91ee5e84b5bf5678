package org.terreau.incubator;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a budget year closes: the same days each year. The State's by default; operators and collectivities close otherwise,
 * or not at all.
 *
 * @param observed false for who may order and pay all year round
 * @param safeDay the last day on which an order leaves without risk
 * @param ordersStop the first day on which nothing is ordered any more
 * @param ordersResume the first day on which orders leave again
 * @param paymentsStop the first day on which nothing is paid any more
 * @param paymentsResume the first day on which something is paid again
 */
public record BudgetClosure(
        boolean observed,
        MonthDay safeDay,
        MonthDay ordersStop,
        MonthDay ordersResume,
        MonthDay paymentsStop,
        MonthDay paymentsResume) {

    /** Days between the safe day and the end of orders, at most. */
    public static final int SAFE_DAYS = 60;
    /** Days that nothing is ordered or paid, at most. */
    public static final int CLOSED_DAYS = 200;

    private static final int LEAP = 2024;

    public static final BudgetClosure USUAL = new BudgetClosure(
            true, MonthDay.of(12, 10), MonthDay.of(12, 15), MonthDay.of(2, 1), MonthDay.of(11, 30), MonthDay.of(2, 1));

    /** A closure with its years; the safe day is a working one. */
    public record Dated(
            LocalDate safeDay,
            LocalDate ordersStop,
            LocalDate ordersResume,
            LocalDate paymentsStop,
            LocalDate paymentsResume) {

        /** Nothing is ordered on this day. */
        public boolean closesOrders(LocalDate day) {
            return !day.isBefore(ordersStop) && day.isBefore(ordersResume);
        }
    }

    /** The closure on which a time for ordering, its last day included, encroaches; the last one if there are several. */
    public Optional<Dated> touchedBy(LocalDate from, LocalDate until) {
        return around(from, until)
                .filter(closure -> until.isAfter(closure.safeDay()) && from.isBefore(closure.ordersResume()))
                .max(Comparator.comparing(Dated::safeDay));
    }

    /** The closure during which nothing is ordered on this day. */
    public Optional<Dated> on(LocalDate day) {
        return around(day, day).filter(closure -> closure.closesOrders(day)).findFirst();
    }

    /** The closure during which nothing is paid on this day. */
    public Optional<Dated> unpaidOn(LocalDate day) {
        return around(day, day)
                .filter(closure -> !day.isBefore(closure.paymentsStop()) && day.isBefore(closure.paymentsResume()))
                .findFirst();
    }

    /** Those that one of these days meets, from the first. */
    public List<Dated> between(LocalDate from, LocalDate until) {
        return around(from, until)
                .filter(closure -> !until.isBefore(closure.paymentsStop()) || !until.isBefore(closure.ordersStop()))
                .filter(closure -> from.isBefore(closure.paymentsResume()) || from.isBefore(closure.ordersResume()))
                .sorted(Comparator.comparing(Dated::ordersStop))
                .toList();
    }

    private Stream<Dated> around(LocalDate from, LocalDate until) {
        return observed
                ? IntStream.rangeClosed(from.getYear() - 1, until.getYear() + 1).mapToObj(this::endingOrdersIn)
                : Stream.empty();
    }

    /** The closure whose orders stop in this year. */
    private Dated endingOrdersIn(int year) {
        LocalDate stop = ordersStop.atYear(year);
        LocalDate unpaid = Stream.of(year - 1, year, year + 1)
                .map(paymentsStop::atYear)
                .min(Comparator.comparing(day -> Math.abs(ChronoUnit.DAYS.between(stop, day))))
                .orElse(stop);
        return new Dated(
                WorkingDays.onOrBefore(last(safeDay, stop)),
                stop,
                next(ordersResume, stop),
                unpaid,
                next(paymentsResume, unpaid));
    }

    private static LocalDate last(MonthDay wanted, LocalDate until) {
        LocalDate same = wanted.atYear(until.getYear());
        return same.isAfter(until) ? wanted.atYear(until.getYear() - 1) : same;
    }

    private static LocalDate next(MonthDay wanted, LocalDate after) {
        LocalDate same = wanted.atYear(after.getYear());
        return same.isAfter(after) ? same : wanted.atYear(after.getYear() + 1);
    }

    /** The safe day comes soon enough before orders stop. */
    boolean safeInTime() {
        LocalDate stop = ordersStop.atYear(LEAP);
        return ChronoUnit.DAYS.between(last(safeDay, stop), stop) <= SAFE_DAYS;
    }

    /** Orders resume soon enough after they stop. */
    boolean ordersResumeInTime() {
        return inTime(ordersStop, ordersResume);
    }

    /** Payments resume soon enough after they stop. */
    boolean paymentsResumeInTime() {
        return inTime(paymentsStop, paymentsResume);
    }

    private static boolean inTime(MonthDay from, MonthDay until) {
        LocalDate stop = from.atYear(LEAP);
        return ChronoUnit.DAYS.between(stop, next(until, stop)) <= CLOSED_DAYS;
    }
}
