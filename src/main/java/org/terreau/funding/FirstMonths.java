package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.terreau.incubator.EntryCosts;
import org.terreau.portfolio.MoneyBasis;
import org.terreau.shared.Money;

/**
 * What the first six months of a product's construction cost, read from the surest that is known: the years that happened,
 * each spread evenly over the days that it was built in, else what was granted for these months.
 */
record FirstMonths(MoneyBasis basis, Money amount) {

    /** Empty while the months are not over, or where nothing covers them. */
    static Optional<FirstMonths> of(
            LocalDate start, List<Envelopes.Envelope> granted, Map<Integer, RealisedYear> realised, LocalDate today) {
        LocalDate end = start.plusMonths(EntryCosts.MONTHS);
        if (end.isAfter(today)) return Optional.empty();
        return realised(start, end, realised, today).or(() -> granted(start, end, granted));
    }

    private static Optional<FirstMonths> realised(
            LocalDate start, LocalDate end, Map<Integer, RealisedYear> realised, LocalDate today) {
        BigDecimal cents = BigDecimal.ZERO;
        Set<MoneyBasis> bases = EnumSet.noneOf(MoneyBasis.class);
        for (int year = start.getYear(); year <= end.minusDays(1).getYear(); year++) {
            RealisedYear known = realised.get(year);
            if (known == null || year >= today.getYear()) return Optional.empty();
            LocalDate first = LocalDate.of(year, 1, 1);
            LocalDate over = first.plusYears(1);
            LocalDate from = start.isAfter(first) ? start : first;
            cents = cents.add(part(known.amount(), days(from, end.isBefore(over) ? end : over), days(from, over)));
            bases.add(known.basis());
        }
        MoneyBasis basis = bases.contains(MoneyBasis.ORDERED) ? MoneyBasis.ORDERED : MoneyBasis.PAID;
        return Optional.of(new FirstMonths(basis, new Money(whole(cents))));
    }

    private static Optional<FirstMonths> granted(LocalDate start, LocalDate end, List<Envelopes.Envelope> granted) {
        BigDecimal cents = BigDecimal.ZERO;
        LocalDate covered = start;
        for (Envelopes.Envelope one : granted) {
            LocalDate over = one.until().plusDays(1);
            LocalDate from = one.from().isAfter(start) ? one.from() : start;
            LocalDate until = over.isBefore(end) ? over : end;
            if (!from.isBefore(until)) continue;
            cents = cents.add(part(one.amount(), days(from, until), days(one.from(), over)));
            if (!from.isAfter(covered) && until.isAfter(covered)) covered = until;
        }
        return covered.isBefore(end)
                ? Optional.empty()
                : Optional.of(new FirstMonths(MoneyBasis.GRANTED, new Money(whole(cents))));
    }

    private static long days(LocalDate from, LocalDate until) {
        return ChronoUnit.DAYS.between(from, until);
    }

    private static BigDecimal part(Money amount, long days, long of) {
        return BigDecimal.valueOf(amount.cents())
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(of), 6, RoundingMode.HALF_UP);
    }

    private static long whole(BigDecimal cents) {
        return cents.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** Median and quartiles, between two neighbours where none stands there; empty when there are too few. */
    static Optional<EntryCosts.Observed> observed(List<FirstMonths> all) {
        if (all.size() < EntryCosts.ENOUGH) return Optional.empty();
        List<Long> sorted =
                all.stream().map(one -> one.amount().cents()).sorted().toList();
        return Optional.of(new EntryCosts.Observed(
                at(sorted, 2),
                at(sorted, 1),
                at(sorted, 3),
                all.size(),
                count(all, MoneyBasis.PAID),
                count(all, MoneyBasis.ORDERED),
                count(all, MoneyBasis.GRANTED)));
    }

    private static int count(List<FirstMonths> all, MoneyBasis basis) {
        return (int) all.stream().filter(one -> one.basis() == basis).count();
    }

    private static Money at(List<Long> sorted, int quarter) {
        long place = (long) (sorted.size() - 1) * quarter;
        int below = (int) (place / 4);
        long rest = place % 4;
        long low = sorted.get(below);
        if (rest == 0) return new Money(low);
        return new Money(low + Math.round((sorted.get(below + 1) - low) * (rest / 4.0)));
    }
}
