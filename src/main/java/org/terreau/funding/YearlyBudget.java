package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.MoneyBasis;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/**
 * What a product costs in a year (FIELD 1.3, F12): what was paid in the year of a period once it is over and published, else
 * what was ordered, else the money of the envelopes of the twelve months that end with the period, each spread evenly over its
 * days. Where envelopes cover less than the twelve months, their daily rate stands for the whole year. An envelope that comes
 * once makes no pace (F19).
 */
@Component
class YearlyBudget implements ProductFigure {

    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    private final JdbcYearlyMoney money;
    private final Clock clock;

    YearlyBudget(JdbcYearlyMoney money, Clock clock) {
        this.money = money;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "budget-annuel";
    }

    @Override
    public String unit() {
        return "€";
    }

    @Override
    public String meaning() {
        return "funding.figure.yearly";
    }

    record Span(LocalDate from, LocalDate until, BigDecimal aDay) {

        /** The part of it between two days; without a day when there is none. */
        Span within(LocalDate start, LocalDate end) {
            return new Span(from.isAfter(start) ? from : start, until.isBefore(end) ? until : end, aDay);
        }

        long days() {
            return Math.max(0, ChronoUnit.DAYS.between(from, until));
        }

        BigDecimal money() {
            return aDay.multiply(BigDecimal.valueOf(days()));
        }
    }

    @Override
    public Known of(ProductId product) {
        JdbcYearlyMoney.Known known = money.of(product);
        return new Bases(
                RealisedYear.of(known.realised()),
                known(known.granted()),
                Paris.today(clock).getYear());
    }

    /**
     * The year's money, from the surest that is known of it.
     *
     * @param thisYear whose payments are not all there
     */
    record Bases(Map<Integer, RealisedYear> realised, Known granted, int thisYear) implements Known {

        private Optional<RealisedYear> realised(LocalDate until) {
            int year = until.minusDays(1).getYear();
            return year < thisYear ? Optional.ofNullable(realised.get(year)) : Optional.empty();
        }

        @Override
        public Optional<BigDecimal> at(LocalDate from, LocalDate until) {
            return realised(until).map(one -> one.amount().inEuros()).or(() -> granted.at(from, until));
        }

        @Override
        public Optional<MoneyBasis> basis(LocalDate from, LocalDate until) {
            return realised(until)
                    .map(RealisedYear::basis)
                    .or(() -> granted.at(from, until).map(euros -> MoneyBasis.GRANTED));
        }
    }

    static Known known(List<Envelopes.Envelope> granted) {
        List<Span> spans = new ArrayList<>();
        for (Envelopes.Envelope envelope : granted) {
            if (envelope.once()) continue;
            LocalDate until = envelope.until().plusDays(1);
            long days = ChronoUnit.DAYS.between(envelope.from(), until);
            if (days > 0)
                spans.add(new Span(
                        envelope.from(),
                        until,
                        envelope.amount().inEuros().divide(BigDecimal.valueOf(days), 6, RoundingMode.HALF_UP)));
        }
        return (from, until) -> at(spans, until);
    }

    static Optional<BigDecimal> at(List<Span> spans, LocalDate until) {
        List<Span> year = spans.stream()
                .map(span -> span.within(until.minusYears(1), until))
                .filter(span -> span.days() > 0)
                .toList();
        if (year.isEmpty()) return Optional.empty();
        BigDecimal money = year.stream().map(Span::money).reduce(BigDecimal.ZERO, BigDecimal::add);
        LocalDate first = Collections.min(year.stream().map(Span::from).toList());
        LocalDate last = Collections.max(year.stream().map(Span::until).toList());
        long covered = ChronoUnit.DAYS.between(first, last);
        return Optional.of(money.multiply(YEAR).divide(BigDecimal.valueOf(covered), 2, RoundingMode.HALF_UP));
    }
}
