package org.terreau.takeover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductMark;
import org.terreau.portfolio.ProductSection;
import org.terreau.shared.Paris;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** What the catalogue and a product's page say of a product that is to be taken over. */
@Component
class ProductsToTakeOver implements ProductMark, ProductSection {

    private final Takeovers takeovers;
    private final Clock clock;
    private final Held<Map<ProductId, Takeover>> held;

    ProductsToTakeOver(JdbcTakeovers stored, Takeovers takeovers, PublicContent content, Clock clock) {
        this.takeovers = takeovers;
        this.clock = clock;
        this.held = new Held<>(
                content,
                () -> stored.open().stream().collect(Collectors.toMap(Takeover::product, Function.identity())));
    }

    @Override
    public String code() {
        return "a-reprendre";
    }

    @Override
    public Set<ProductId> known() {
        LocalDate today = Paris.today(clock);
        return held.get().values().stream()
                .filter(takeover -> takeover.need().standsOn(today))
                .map(Takeover::product)
                .collect(Collectors.toSet());
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public void hold() {
        held.get();
    }

    @Override
    public Optional<Part> of(Product product) {
        return Optional.ofNullable(held.get().get(product.id()))
                .filter(takeover -> takeovers.stands(takeover, product))
                .map(takeover -> new Part("takeover/notice", takeover));
    }
}
