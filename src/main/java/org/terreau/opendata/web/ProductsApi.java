package org.terreau.opendata.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.incubator.OrganisationId;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.web.Freshness;
import org.terreau.web.OpenTo;

/** The catalogue in our own shape: a page at a time, filtered as on the site. */
@RestController
@OpenTo(OpenTo.Audience.EVERYONE)
class ProductsApi {

    static final String TOTAL = "X-Total-Count";

    private static final int LONGEST = 200;
    private static final int MOST = 100;
    private static final String USUAL = "50";

    private final Shelf shelf;
    private final Products products;
    private final Freshness freshness;
    private final Clock clock;
    private final String baseUrl;

    ProductsApi(
            Shelf shelf,
            Products products,
            Freshness freshness,
            Clock clock,
            @Value("${terreau.base-url}") String baseUrl) {
        this.shelf = shelf;
        this.products = products;
        this.freshness = freshness;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** A code with what it stands for. */
    record Named(String id, String name) {}

    /** A phase as listed. */
    record Phase(
            String code,
            String name,
            LocalDate start,
            @Nullable LocalDate end,
            @Nullable String comment) {}

    /** Something that happened. */
    record Event(String name, LocalDate date, String comment) {}

    /** A product in a list. */
    record Summary(
            String id,
            String name,
            String mission,
            @Nullable Phase phase,
            List<Named> incubators,
            List<Named> sponsors,
            List<String> themes,
            @Nullable String link,
            String page) {}

    /** A page of products. */
    record ProductPage(List<Summary> data, int page, int perPage, int total) {}

    /** Everything public of a product. */
    record Detail(
            String id,
            String name,
            String mission,
            @Nullable Phase phase,
            List<Phase> phases,
            List<Event> events,
            List<Named> incubators,
            List<Named> sponsors,
            List<String> themes,
            List<String> userTypes,
            List<String> technologies,
            @Nullable String link,
            @Nullable String repository,
            @Nullable String contact,
            @Nullable String statsUrl,
            @Nullable String accessibility,
            String body,
            String page) {}

    @GetMapping(path = "/api/v1/products", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<ProductPage> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String phase,
            @RequestParam(defaultValue = "") String incubator,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String sponsor,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(name = "per_page", defaultValue = USUAL) String perPage,
            WebRequest request) {
        String tag = freshness.tag();
        if (request.checkNotModified(tag)) return null;
        List<Shelf.Card> found = shelf.search(new Shelf.Choice(
                q.length() > LONGEST ? q.substring(0, LONGEST) : q,
                phase,
                incubator,
                theme,
                sponsor,
                sort.equals("recent") ? "recent" : "nom"));
        int size = Math.min(MOST, number(perPage, Integer.parseInt(USUAL)));
        int pages = Math.max(1, (found.size() + size - 1) / size);
        int asked = number(page, 1);
        long from = (long) (asked - 1) * size;
        List<Summary> data = from >= found.size()
                ? List.of()
                : found.subList((int) from, (int) Math.min(from + size, found.size())).stream()
                        .map(this::summary)
                        .toList();
        UriComponentsBuilder self =
                UriComponentsBuilder.fromUriString(baseUrl + "/api/v1/products").queryParam("per_page", size);
        add(self, "q", q);
        add(self, "phase", phase);
        add(self, "incubator", incubator);
        add(self, "theme", theme);
        add(self, "sponsor", sponsor);
        if (sort.equals("recent")) add(self, "sort", "recent");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .header(HttpHeaders.LINK, links(self, asked, pages))
                .header(TOTAL, String.valueOf(found.size()))
                .body(new ProductPage(data, asked, size, found.size()));
    }

    @GetMapping(path = "/api/v1/products/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<Detail> one(@PathVariable String id, WebRequest request) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        ProductId known = new ProductId(id);
        if (!products.exists(known)) throw new NotFound("product", id);
        String tag = freshness.tag();
        if (request.checkNotModified(tag)) return null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(detail(products.read(known)));
    }

    private static int number(String typed, int usual) {
        return typed.matches("[1-9]\\d{0,6}") ? Integer.parseInt(typed) : usual;
    }

    private static void add(UriComponentsBuilder self, String name, String value) {
        if (!value.isEmpty()) self.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
    }

    private static String links(UriComponentsBuilder self, int page, int pages) {
        List<String> links = new ArrayList<>();
        links.add(link(self, 1, "first"));
        if (page > 1) links.add(link(self, Math.min(page - 1, pages), "prev"));
        if (page < pages) links.add(link(self, page + 1, "next"));
        links.add(link(self, pages, "last"));
        return String.join(", ", links);
    }

    private static String link(UriComponentsBuilder self, int page, String relation) {
        return "<" + self.cloneBuilder().queryParam("page", page).encode().toUriString() + ">; rel=\"" + relation
                + "\"";
    }

    private Summary summary(Shelf.Card card) {
        Product product = card.product();
        return new Summary(
                product.id().value(),
                product.name(),
                product.mission(),
                phase(card.phase()),
                incubators(product),
                sponsors(product),
                product.themes(),
                product.link(),
                baseUrl + product.id().path());
    }

    private Detail detail(Product product) {
        LocalDate today = Paris.today(clock);
        return new Detail(
                product.id().value(),
                product.name(),
                product.mission(),
                phase(product.phaseOn(today)),
                product.phases().stream().map(ProductsApi::listed).toList(),
                product.events().stream()
                        .map(event -> new Event(event.name(), event.date(), event.comment()))
                        .toList(),
                incubators(product),
                sponsors(product),
                product.themes(),
                product.userTypes(),
                product.technos(),
                product.link(),
                product.repository(),
                product.contact(),
                product.statsUrl(),
                product.accessibility(),
                product.body(),
                baseUrl + product.id().path());
    }

    private static @Nullable Phase phase(Product.@Nullable Phase phase) {
        return phase == null ? null : listed(phase);
    }

    private static Phase listed(Product.Phase phase) {
        return new Phase(phase.kind().code(), phase.name(), phase.start(), phase.end(), phase.comment());
    }

    private List<Named> incubators(Product product) {
        return product.incubators().stream()
                .map(id -> new Named(id.value(), shelf.incubatorTitle(id.value())))
                .toList();
    }

    private List<Named> sponsors(Product product) {
        return product.sponsors().stream()
                .map(OrganisationId::value)
                .map(id -> new Named(id, shelf.organisationName(id)))
                .toList();
    }
}
