package org.terreau.portfolio.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.web.OpenTo;
import org.terreau.web.SocialCards;

/** The picture of a product's page for those who receive its address: its name, and its first figure that is known. */
@RestController
@OpenTo(OpenTo.Audience.EVERYONE)
class ProductCardController {

    private static final int YEARS = 2;

    private final SocialCards cards;
    private final Products products;
    private final ObjectProvider<Gauges> gauges;
    private final Languages languages;
    private final Clock clock;

    ProductCardController(
            SocialCards cards, Products products, ObjectProvider<Gauges> gauges, Languages languages, Clock clock) {
        this.cards = cards;
        this.products = products;
        this.gauges = gauges;
        this.languages = languages;
        this.clock = clock;
    }

    @GetMapping("/produits/{id}/carte.png")
    ResponseEntity<byte[]> card(@PathVariable String id, Locale language) {
        Product product = products.read(Addresses.product(id));
        return cards.show(product.id().path(), language, () -> said(product, languages.in(language)));
    }

    private SocialCards.Said said(Product product, Words words) {
        return Optional.ofNullable(gauges.getIfAvailable())
                .flatMap(known -> figure(known, product, words))
                .orElseGet(() -> new SocialCards.Said(product.name(), "", product.mission()));
    }

    private Optional<SocialCards.Said> figure(Gauges known, Product product, Words words) {
        LocalDate today = Paris.today(clock);
        ProductId id = product.id();
        Gauges.Known values = known.known(id);
        for (Gauges.Gauge gauge : known.of(id)) {
            Optional<Gauges.Reading> last = values.last(gauge.code(), today.minusYears(YEARS), today.plusDays(1))
                    .filter(reading -> !reading.toCheck());
            if (last.isPresent())
                return Optional.of(new SocialCards.Said(
                        product.name(),
                        words.quantity(last.get().value(), gauge.unit()),
                        words.t(
                                "portfolio.card-picture.figure",
                                gauge.name(),
                                last.get().lastDay())));
        }
        return Optional.empty();
    }
}
