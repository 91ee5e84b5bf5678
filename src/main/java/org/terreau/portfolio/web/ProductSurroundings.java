package org.terreau.portfolio.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Words;
import org.terreau.web.Surroundings;
import org.terreau.web.Viewer;

/** The pages of a product: below its own; those on which its people work, side by side. */
@Component
class ProductSurroundings implements Surroundings {

    private static final Pattern PRODUCT = Pattern.compile("/produits/([^/]+)(/.*)?");

    private final Shelf shelf;
    private final Products products;
    private final List<ProductTab> tabs;

    ProductSurroundings(Shelf shelf, Products products, ObjectProvider<ProductTab> tabs) {
        this.shelf = shelf;
        this.products = products;
        this.tabs =
                tabs.stream().sorted(Comparator.comparingInt(ProductTab::order)).toList();
    }

    @Bean
    static ProductTab overviewTab() {
        return new ProductTab(
                100,
                "portfolio.tab.overview",
                "/gestion",
                "/increments",
                "/nouvelles",
                "/reprise/gestion",
                "/conflits",
                "/bonnes-pratiques",
                "/fin");
    }

    @Bean
    static ProductTab sheetTab() {
        return new ProductTab(800, "portfolio.tab.sheet", "/fiche", "/parcours");
    }

    @Override
    public Optional<Place> at(String path, Viewer viewer, Words words) {
        Matcher product = PRODUCT.matcher(path);
        if (!product.matches() || !ProductId.valid(product.group(1))) return Optional.empty();
        String below = product.group(2) == null ? "" : product.group(2);
        return shelf.card(new ProductId(product.group(1))).map(card -> place(card.product(), below, viewer, words));
    }

    private Place place(Product product, String below, Viewer viewer, Words words) {
        List<Step> above = new ArrayList<>();
        above.add(new Step(words.t("portfolio.menu"), "/produits"));
        if (!below.isEmpty()) above.add(new Step(product.name(), product.id().path()));
        @Nullable
        ProductTab here =
                tabs.stream().filter(tab -> tab.holds(below)).findFirst().orElse(null);
        if (here == null || !works(viewer, product.id())) return new Place(product.name(), above, List.of());
        if (!below.equals(here.page())) above.add(new Step(words.t(here.key()), path(product, here)));
        return new Place(
                product.name(),
                above,
                tabs.stream()
                        .map(tab -> new Tab(words.t(tab.key()), path(product, tab), tab == here))
                        .toList());
    }

    private boolean works(Viewer viewer, ProductId product) {
        return viewer instanceof Actor actor && actor.signedIn() && products.mayEdit(actor, product);
    }

    private static String path(Product product, ProductTab tab) {
        return product.id().path() + tab.page();
    }
}
