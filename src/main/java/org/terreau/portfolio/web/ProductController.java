package org.terreau.portfolio.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.PublishedAddresses;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;

/** The catalogue and the public page of each product. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class ProductController {

    private final Pages pages;
    private final Products products;
    private final Shelf shelf;
    private final Endings endings;
    private final PublishedAddresses addresses;
    private final List<ProductSection> sections;
    private final Clock clock;

    ProductController(
            Pages pages,
            Products products,
            Shelf shelf,
            Endings endings,
            PublishedAddresses addresses,
            List<ProductSection> sections,
            Clock clock) {
        this.pages = pages;
        this.products = products;
        this.shelf = shelf;
        this.endings = endings;
        this.addresses = addresses;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(ProductSection::order))
                .toList();
        this.clock = clock;
    }

    @Bean
    static NavigationEntry productNavigation() {
        return NavigationEntry.forEveryone(200, "portfolio.menu", "/produits");
    }

    @GetMapping("/produits")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed) {
        return pages.showToAll("portfolio/products", () -> {
            Form form = Form.of(typed);
            int number = form.page();
            return new ProductListPage(form, shelf.page(choice(form), number), shelf.facets());
        });
    }

    @GetMapping("/produits.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        return Csv.file(
                "produits.csv",
                List.of(
                        "id",
                        "nom",
                        "mission",
                        "phase",
                        "depuis",
                        "incubateur",
                        "themes",
                        "financeurs",
                        "lien",
                        "signalements"),
                shelf.search(choice(Form.of(typed))).stream()
                        .map(card -> List.of(
                                card.product().id().value(),
                                card.product().name(),
                                card.product().mission(),
                                card.phase() == null ? "" : card.phase().kind().code(),
                                card.phase() == null ? "" : card.phase().start().toString(),
                                card.incubatorTitle(),
                                String.join(", ", card.product().themes()),
                                String.join(
                                        ", ",
                                        card.product().sponsors().stream()
                                                .map(id -> shelf.organisationName(id.value()))
                                                .toList()),
                                text(card.product().link()),
                                String.join(", ", card.marks())))
                        .toList());
    }

    /** A product as programs list it. */
    record Line(
            String id,
            String nom,
            String mission,
            @Nullable String phase,
            @Nullable LocalDate depuis,
            String incubateur,
            List<String> themes,
            List<String> financeurs,
            String adresse,
            Set<String> signalements) {}

    @GetMapping("/api/produits")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed) {
        return ResponseEntity.ok(shelf.search(choice(Form.of(typed))).stream()
                .map(card -> new Line(
                        card.product().id().value(),
                        card.product().name(),
                        card.product().mission(),
                        card.phase() == null ? null : card.phase().kind().code(),
                        card.phase() == null ? null : card.phase().start(),
                        card.product().incubator().value(),
                        card.product().themes(),
                        card.product().sponsors().stream().map(Object::toString).toList(),
                        card.product().id().path(),
                        card.marks()))
                .toList());
    }

    @GetMapping("/produits/{id}")
    ModelAndView read(@PathVariable String id, Optional<Actor> actor) {
        Optional<String> elsewhere = endings.redirectOf(Addresses.product(id));
        if (elsewhere.isPresent()) return moved(elsewhere.get());
        return pages.showToAll("portfolio/product", () -> page(known(id), actor));
    }

    private static ModelAndView moved(String path) {
        RedirectView there = new RedirectView(path);
        there.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        return new ModelAndView(there);
    }

    private Product known(String id) {
        return products.read(Addresses.product(id));
    }

    private ProductPage page(Product product, Optional<Actor> actor) {
        LocalDate today = Paris.today(clock);
        return new ProductPage(
                product,
                product.phaseOn(today),
                today,
                product.incubators().stream()
                        .map(id -> new ProductPage.Named(id.value(), shelf.incubatorTitle(id.value())))
                        .toList(),
                product.sponsors().stream()
                        .map(id -> new ProductPage.Named(id.value(), shelf.organisationName(id.value())))
                        .toList(),
                product.increments().stream().filter(one -> !one.dropped()).toList(),
                addresses.of(product),
                actor.filter(someone -> products.mayEdit(someone, product.id())).isPresent(),
                shelf.card(product.id()).map(Shelf.Card::marks).orElse(Set.of()),
                sections.stream()
                        .flatMap(section -> section.of(product).stream())
                        .toList());
    }

    private static Shelf.Choice choice(Form form) {
        return new Shelf.Choice(
                Searched.of(form),
                form.text("phase"),
                form.text("incubateur"),
                form.text("theme"),
                form.text("financeur"),
                form.text("signalement"),
                form.text("tri"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
