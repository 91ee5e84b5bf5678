package org.terreau.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;

/** The money of a product without and with that of the services that go on in it (FIELD 1.3, F18). */
@Component
public class JoinedMoney {

    private final Shelf shelf;
    private final Endings endings;
    private final PortfolioMoney portfolio;

    JoinedMoney(Shelf shelf, Endings endings, PortfolioMoney portfolio) {
        this.shelf = shelf;
        this.endings = endings;
        this.portfolio = portfolio;
    }

    /**
     * Both totals, each said apart.
     *
     * @param joined the services that go on in the product, by name
     */
    public record Whole(List<Product> joined, PortfolioMoney.Sum alone, PortfolioMoney.Sum together) {

        public Whole {
            joined = List.copyOf(joined);
        }

        /** Of the years of a product and of those that joined it. */
        static Whole of(List<Product> joined, List<ProductYear> own, List<ProductYear> others) {
            List<ProductYear> all = new ArrayList<>(own);
            all.addAll(others);
            return new Whole(joined, PortfolioMoney.Sum.of("", own), PortfolioMoney.Sum.of("", all));
        }
    }

    /** Empty when no other service goes on in this one. */
    public Optional<Whole> of(Product product) {
        String path = product.id().path();
        List<Product> joined = shelf.cards().stream()
                .map(Shelf.Card::product)
                .filter(one -> endings.redirectOf(one.id()).filter(path::equals).isPresent())
                .toList();
        if (joined.isEmpty()) return Optional.empty();
        Set<ProductId> others = joined.stream().map(Product::id).collect(Collectors.toSet());
        List<ProductYear> years = portfolio.years(PortfolioMoney.Filter.NONE);
        return Optional.of(Whole.of(
                joined,
                years.stream()
                        .filter(one -> one.product().id().equals(product.id()))
                        .toList(),
                years.stream()
                        .filter(one -> others.contains(one.product().id()))
                        .toList()));
    }
}
