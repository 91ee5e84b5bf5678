package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCard;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Words;

/** What was granted to a product, until when, and what would be left if it were spent a little each day. */
@Component
class MoneyCard implements ProductCard {

    /** An envelope that ends sooner than this is to be watched: what follows it takes that long to decide and to order. */
    private static final int SOON_DAYS = 90;

    private final JdbcEnvelopes stored;

    MoneyCard(JdbcEnvelopes stored) {
        this.stored = stored;
    }

    /**
     * The money of a product on a day.
     *
     * @param granted since the beginning, all taxes included
     * @param running the envelopes that pay on that day, together; null when none does
     */
    record Purse(Money granted, @Nullable Running running, LocalDate until) {

        static Purse of(Collection<Envelopes.Envelope> envelopes, LocalDate today) {
            List<Envelopes.Envelope> paying = envelopes.stream()
                    .filter(one -> !one.from().isAfter(today) && !one.until().isBefore(today))
                    .toList();
            return new Purse(
                    envelopes.stream().map(Envelopes.Envelope::amount).reduce(Money.ZERO, Money::plus),
                    paying.isEmpty() ? null : Running.of(paying, today),
                    envelopes.stream()
                            .map(Envelopes.Envelope::until)
                            .max(LocalDate::compareTo)
                            .orElse(today));
        }

        State state(LocalDate today) {
            if (until.isBefore(today)) return State.TO_DEAL_WITH;
            return until.isBefore(today.plusDays(SOON_DAYS)) ? State.TO_WATCH : State.WELL;
        }

        List<String> sentences(Words words, LocalDate today) {
            String granted = words.t("portfolio.card.argent.granted", words.money(this.granted));
            if (until.isBefore(today)) return List.of(words.t("portfolio.card.argent.over", until), granted);
            String left = words.t("portfolio.card.argent.until", until, ChronoUnit.DAYS.between(today, until));
            return running == null
                    ? List.of(left, granted)
                    : List.of(
                            left,
                            words.t(
                                    "portfolio.card.argent.left",
                                    words.around(running.left().wholeEuros()),
                                    words.money(running.amount())),
                            granted);
        }
    }

    /**
     * What pays today.
     *
     * @param left what remains of it, were the same spent each day: nobody tells yet what was really spent
     */
    record Running(Money amount, Money left) {

        static Running of(List<Envelopes.Envelope> paying, LocalDate today) {
            Money amount = paying.stream().map(Envelopes.Envelope::amount).reduce(Money.ZERO, Money::plus);
            Money left = paying.stream().map(one -> left(one, today)).reduce(Money.ZERO, Money::plus);
            return new Running(amount, left);
        }

        private static Money left(Envelopes.Envelope one, LocalDate today) {
            long days = ChronoUnit.DAYS.between(one.from(), one.until()) + 1;
            long remaining = ChronoUnit.DAYS.between(today, one.until()) + 1;
            return new Money(BigDecimal.valueOf(one.amount().cents())
                    .multiply(BigDecimal.valueOf(remaining))
                    .divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP)
                    .longValueExact());
        }
    }

    @Override
    public String code() {
        return "argent";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Map<ProductId, Told> of(Collection<Product> products, LocalDate today) {
        Map<ProductId, List<Envelopes.Envelope>> envelopes =
                stored.of(products.stream().map(Product::id).toList());
        return products.stream()
                .map(Product::id)
                .collect(Collectors.toMap(id -> id, id -> told(envelopes.getOrDefault(id, List.of()), today)));
    }

    private static Told told(List<Envelopes.Envelope> envelopes, LocalDate today) {
        if (envelopes.isEmpty())
            return new Told(State.TO_WATCH, words -> List.of(words.t("portfolio.card.argent.none")));
        Purse purse = Purse.of(envelopes, today);
        return new Told(purse.state(today), words -> purse.sentences(words, today));
    }

    /** Committees grant it. */
    @Override
    public String path(ProductId product) {
        return product.path() + "/comites";
    }
}
