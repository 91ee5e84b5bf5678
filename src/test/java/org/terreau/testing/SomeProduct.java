package org.terreau.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.OrganisationId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;

/** A product as a catalogue brings it: a test says what it cares about, the rest is plain. */
public final class SomeProduct {

    private final ProductId id;
    private String name;
    private String mission = "Essayer";
    private List<IncubatorId> incubators = List.of(new IncubatorId("essai"));
    private List<Product.Phase> phases = List.of(phase(PhaseKind.CONSTRUCTION, LocalDate.of(2024, 1, 1)));
    private final List<Product.Event> events = new ArrayList<>();
    private List<OrganisationId> sponsors = List.of();
    private List<String> themes = List.of();
    private @Nullable String link;
    private String body = "";
    private String published = "{}";

    private SomeProduct(ProductId id) {
        this.id = id;
        this.name = "Produit " + id;
    }

    /** In construction since January 2024, in the incubator "essai". */
    public static SomeProduct named(String id) {
        return new SomeProduct(new ProductId(id));
    }

    public SomeProduct called(String told) {
        name = told;
        return this;
    }

    public SomeProduct mission(String told) {
        mission = told;
        return this;
    }

    public SomeProduct in(IncubatorId... those) {
        incubators = List.of(those);
        return this;
    }

    public SomeProduct in(String... those) {
        incubators = Stream.of(those).map(IncubatorId::new).toList();
        return this;
    }

    /** In this phase since that day, and in no other one before. */
    public SomeProduct since(PhaseKind kind, LocalDate day) {
        return phases(List.of(phase(kind, day)));
    }

    /** Then in this phase from that day on. */
    public SomeProduct then(PhaseKind kind, LocalDate day) {
        return phases(
                Stream.concat(phases.stream(), Stream.of(phase(kind, day))).toList());
    }

    public SomeProduct phases(List<Product.Phase> those) {
        phases = those;
        return this;
    }

    private static Product.Phase phase(PhaseKind kind, LocalDate day) {
        return new Product.Phase(kind, kind.code(), day, null, null);
    }

    public SomeProduct event(String kind, LocalDate day, String comment) {
        events.add(new Product.Event(kind, day, comment));
        return this;
    }

    public SomeProduct fundedBy(OrganisationId... those) {
        sponsors = List.of(those);
        return this;
    }

    public SomeProduct about(String... those) {
        themes = List.of(those);
        return this;
    }

    public SomeProduct at(String address) {
        link = address;
        return this;
    }

    /** Its text, in Markdown. */
    public SomeProduct saying(String text) {
        body = text;
        return this;
    }

    /** Its front matter, as JSON. */
    public SomeProduct published(String json) {
        published = json;
        return this;
    }

    public Product described() {
        return Product.described(
                id,
                name,
                mission,
                incubators,
                phases,
                events,
                sponsors,
                themes,
                List.of(),
                List.of(),
                link,
                null,
                null,
                null,
                null,
                body,
                true,
                published);
    }

    public ProductId storedIn(ProductCatalogue catalogue) {
        catalogue.store(described(), List.of());
        return id;
    }
}
