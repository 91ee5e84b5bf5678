package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sides of products, in their order. */
@Component
public class Sides {

    private final List<ProductCard> cards;

    Sides(ObjectProvider<ProductCard> cards) {
        this.cards = cards.stream()
                .sorted(Comparator.comparingInt(ProductCard::order))
                .toList();
    }

    /** Of each of these products that the incubator still runs; the same statements however many they are. */
    public Map<ProductId, List<MyProducts.Side>> of(Collection<Product> products, LocalDate today) {
        List<Product> run =
                products.stream().filter(product -> !product.endedOn(today)).toList();
        Map<ProductId, List<MyProducts.Side>> sides = new HashMap<>();
        for (ProductCard card : run.isEmpty() ? List.<ProductCard>of() : cards)
            card.of(run, today)
                    .forEach((product, told) -> sides.computeIfAbsent(product, none -> new ArrayList<>())
                            .add(new MyProducts.Side(card.code(), told, card.path(product))));
        return sides;
    }
}
