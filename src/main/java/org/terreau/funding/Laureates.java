package org.terreau.funding;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductSection;
import org.terreau.shared.Money;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;
import tools.jackson.databind.json.JsonMapper;

/** The past laureates of the fund FAST, which the catalogue keeps in the file of each product. */
@Component
public class Laureates implements ProductSection {

    private final ProductCatalogue catalogue;
    private final JsonMapper json;
    private final Held<List<Laureate>> held;

    Laureates(ProductCatalogue catalogue, JsonMapper json, PublicContent content) {
        this.catalogue = catalogue;
        this.json = json;
        this.held = new Held<>(content, this::read);
    }

    /** @param promotion which session of the fund, from 1 */
    public record Laureate(ProductId product, String name, int promotion, Money amount) {}

    /** Every one, the last promotion first, then the largest amount. */
    public List<Laureate> all() {
        return held.get();
    }

    private List<Laureate> read() {
        return catalogue.all().stream()
                .flatMap(product -> told(product).stream())
                .sorted(Comparator.comparing(Laureate::promotion)
                        .thenComparing(Laureate::amount)
                        .reversed()
                        .thenComparing(Laureate::name))
                .toList();
    }

    private Optional<Laureate> told(Product product) {
        if (!product.published().contains("\"fast\"")) return Optional.empty();
        Object fast = json.readValue(product.published(), Map.class).get("fast");
        return fast instanceof Map<?, ?> told ? of(product, told) : Optional.empty();
    }

    /** Empty when its amount or its promotion is no number above zero. */
    private static Optional<Laureate> of(Product product, Map<?, ?> told) {
        try {
            int promotion = new BigDecimal(String.valueOf(told.get("promotion"))).intValueExact();
            BigDecimal euros = new BigDecimal(String.valueOf(told.get("montant")));
            Money amount = new Money(euros.movePointRight(2).longValueExact());
            return promotion > 0 && amount.cents() > 0
                    ? Optional.of(new Laureate(product.id(), product.name(), promotion, amount))
                    : Optional.empty();
        } catch (NumberFormatException | ArithmeticException other) {
            return Optional.empty();
        }
    }

    @Override
    public int order() {
        return 415;
    }

    @Override
    public void hold() {
        held.get();
    }

    @Override
    public Optional<Part> of(Product product) {
        return told(product).map(one -> new Part("funding/laureate", one));
    }
}
