package org.terreau.recruitment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.terreau.funding.DayPrice;
import org.terreau.funding.DayPrices;
import org.terreau.funding.MoneyNorms;
import org.terreau.shared.Money;
import org.terreau.team.Trade;

/**
 * What somebody more would cost a product, and until when its money would last then: the money is what pays the team of
 * today until its end, so that only the proportion between what is paid and what is added matters.
 *
 * @param paid what the money pays today, in days a week by trade
 * @param until the last day that the money reaches with the team of today
 * @param prices published ranges of a day, and what a holder adds to them, which leaves proportions as they are
 */
public record Growth(List<Paid> paid, LocalDate until, DayPrices.Known prices) {

    private static final BigDecimal WEEKS_A_YEAR = BigDecimal.valueOf(52);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final int EXACT = 10;
    private static final int CENTS = 2;

    public Growth {
        paid = List.copyOf(paid);
    }

    /** Days a week of a trade that the money pays. */
    public record Paid(Trade trade, BigDecimal days) {}

    /** From an amount to another, in whole euros without VAT, the margin of the holder in it. */
    public record Range(long low, long high) {}

    /**
     * What one more would change.
     *
     * @param month what they would cost a month
     * @param first the last day that the money would reach, at the end of the range that leaves less of it
     * @param last the same at the other end
     */
    public record Change(Trade trade, BigDecimal days, Range month, LocalDate first, LocalDate last) {}

    /** What the team of today costs a month; those whose trade has no published range are not counted. */
    public Range month() {
        return new Range(month(weekly(false)), month(weekly(true)));
    }

    /** Some of those who are paid have no published range: the answer would be too early. */
    public boolean known() {
        return !paid.isEmpty()
                && paid.stream().allMatch(one -> range(one.trade()).isPresent());
    }

    private BigDecimal weekly(boolean high) {
        return paid.stream()
                .filter(one -> range(one.trade()).isPresent())
                .map(one -> one.days().multiply(rate(one.trade(), high)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Optional<MoneyNorms.Range> range(Trade trade) {
        return DayPrice.of(trade.code())
                .flatMap(one -> Optional.ofNullable(prices.ranges().get(one)));
    }

    private BigDecimal rate(Trade trade, boolean high) {
        MoneyNorms.Range range = range(trade).orElseThrow(() -> new IllegalArgumentException("no range of " + trade));
        return BigDecimal.valueOf(high ? range.high() : range.low());
    }

    private long month(BigDecimal weekly) {
        Money cost = new Money(weekly.multiply(WEEKS_A_YEAR)
                .movePointRight(CENTS)
                .divide(MONTHS, 0, RoundingMode.HALF_UP)
                .longValueExact());
        return prices.margin().price(cost).wholeEuros();
    }

    /**
     * With so many days a week of a trade from a day on.
     *
     * @return empty for a trade without a published range
     */
    public Optional<Change> with(Trade trade, BigDecimal days, LocalDate from) {
        if (range(trade).isEmpty()) return Optional.empty();
        BigDecimal low = days.multiply(rate(trade, false));
        BigDecimal high = days.multiply(rate(trade, true));
        LocalDate one = end(weekly(true), low, from);
        LocalDate other = end(weekly(false), high, from);
        return Optional.of(new Change(
                trade,
                days,
                new Range(month(low), month(high)),
                one.isBefore(other) ? one : other,
                one.isBefore(other) ? other : one));
    }

    private LocalDate end(BigDecimal now, BigDecimal added, LocalDate from) {
        long left = ChronoUnit.DAYS.between(from, until);
        if (left <= 0 || now.signum() == 0) return until;
        BigDecimal share = now.divide(now.add(added), EXACT, RoundingMode.HALF_UP);
        return from.plusDays(share.multiply(BigDecimal.valueOf(left))
                .setScale(0, RoundingMode.DOWN)
                .longValue());
    }
}
