package org.terreau.portfolio.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Shelf;
import org.terreau.web.BeforeOpening;
import org.terreau.web.SearchSource;

/** Products, in the search of the whole site. */
@Component
class ProductSearch implements SearchSource {

    private static final Shelf.Choice ALL = new Shelf.Choice("", "", "", "", "", "nom");

    private final Shelf shelf;

    ProductSearch(Shelf shelf) {
        this.shelf = shelf;
    }

    @Bean
    static BeforeOpening catalogueFilled(Shelf shelf) {
        return new BeforeOpening(
                BeforeOpening.Group.PROGRAMME,
                400,
                "catalogue",
                () -> !shelf.cards().isEmpty(),
                "/imports");
    }

    @Override
    public String kind() {
        return Shelf.KIND;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<Entry> entries() {
        return shelf.search(ALL).stream().map(ProductSearch::entry).toList();
    }

    private static Entry entry(Shelf.Card card) {
        Product product = card.product();
        return new Entry(
                product.name(),
                product.mission(),
                product.id().path(),
                product.themes(),
                card.phase() == null ? "" : card.phase().kind().code(),
                List.of());
    }
}
