package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;

/**
 * What a product costs in a year: the money of the envelopes of the twelve months that end with a period, each spread evenly
 * over its days. Where envelopes cover less than the twelve months, their daily rate stands for the whole year.
 */
@Component
class YearlyBudget implements ProductFigure {

    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    private final Envelopes envelopes;

    YearlyBudget(Envelopes envelopes) {
        this.envelopes = envelopes;
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

    private record Span(LocalDate from, LocalDate until, BigDecimal aDay) {

        long days(LocalDate start, LocalDate end) {
            LocalDate first = from.isAfter(start) ? from : start;
            LocalDate last = until.isBefore(end) ? until : end;
            return Math.max(0, ChronoUnit.DAYS.between(first, last));
        }
    }

    @Override
    public Known of(ProductId product) {
        return known(envelopes.of(product).envelopes());
    }

    static Known known(List<Envelopes.Envelope> granted) {
        if (granted.isEmpty()) return (from, until) -> Optional.empty();
        List<Span> spans = new ArrayList<>();
        for (Envelopes.Envelope envelope : granted) {
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

    private static Optional<BigDecimal> at(List<Span> spans, LocalDate until) {
        LocalDate start = until.minusYears(1);
        BigDecimal money = BigDecimal.ZERO;
        LocalDate first = null;
        LocalDate last = null;
        for (Span span : spans) {
            long days = span.days(start, until);
            if (days == 0) continue;
            money = money.add(span.aDay().multiply(BigDecimal.valueOf(days)));
            LocalDate from = span.from().isAfter(start) ? span.from() : start;
            LocalDate to = span.until().isBefore(until) ? span.until() : until;
            if (first == null || from.isBefore(first)) first = from;
            if (last == null || to.isAfter(last)) last = to;
        }
        if (first == null || last == null) return Optional.empty();
        long covered = ChronoUnit.DAYS.between(first, last);
        return Optional.of(money.multiply(YEAR).divide(BigDecimal.valueOf(covered), 2, RoundingMode.HALF_UP));
    }
}
