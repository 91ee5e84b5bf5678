package org.terreau.opendata.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Organisation;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.PublishedAddresses;
import org.terreau.web.Csv;
import tools.jackson.databind.json.JsonMapper;

/** Writes the catalogue in the shapes that consumers of the field already read (v2.6 and v2.7). */
@Component
class CatalogueShapes {

    private static final int AT_ONCE = 200;

    private final ProductCatalogue products;
    private final Incubators incubators;
    private final PublishedAddresses addresses;
    private final JsonMapper json;
    private final String baseUrl;

    CatalogueShapes(
            ProductCatalogue products,
            Incubators incubators,
            PublishedAddresses addresses,
            JsonMapper json,
            @Value("${terreau.base-url}") String baseUrl) {
        this.products = products;
        this.incubators = incubators;
        this.addresses = addresses;
        this.json = json;
        this.baseUrl = baseUrl;
    }

    /** A product after another, so that the whole catalogue is never in memory. */
    void startups(String version, OutputStream out) throws IOException {
        boolean several = version.equals("v2.7");
        Set<String> named = new TreeSet<>();
        write(
                out,
                "{\"links\":"
                        + json.writeValueAsString(Map.of("self", baseUrl + "/api/" + version + "/startups.json"))
                        + ",\"data\":[");
        boolean[] first = {true};
        each(product -> {
            if (!first[0]) out.write(',');
            first[0] = false;
            product.incubators().forEach(id -> named.add(id.value()));
            out.write(json.writeValueAsBytes(resource(product, several)));
        });
        write(out, "],\"included\":" + json.writeValueAsString(included(named)) + "}");
    }

    void csv(OutputStream out) throws IOException {
        write(
                out,
                Csv.text(
                        List.of(
                                "id",
                                "name",
                                "mission",
                                "start",
                                "status",
                                "incubator",
                                "stats",
                                "link",
                                "repository",
                                "accessibility",
                                "contact",
                                "incubators"),
                        List.of()));
        each(product -> write(out, Csv.line(csvLine(product))));
    }

    private interface Taker {

        void take(Product product) throws IOException;
    }

    private void each(Taker taker) throws IOException {
        List<ProductCatalogue.Described> some = products.after("", AT_ONCE);
        while (!some.isEmpty()) {
            for (ProductCatalogue.Described one : some) taker.take(one.product());
            some = products.after(some.get(some.size() - 1).product().id().value(), AT_ONCE);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> resource(Product product, boolean several) {
        Map<String, Object> relationships = new LinkedHashMap<>();
        relationships.put("incubator", Map.of("data", reference(product.incubator())));
        if (several)
            relationships.put(
                    "incubators",
                    Map.of(
                            "data",
                            product.incubators().stream()
                                    .map(CatalogueShapes::reference)
                                    .toList()));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("id", product.id().value());
        resource.put("type", "startup");
        resource.put("attributes", attributes(product));
        resource.put("relationships", relationships);
        return resource;
    }

    private static Map<String, Object> reference(IncubatorId id) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("type", "incubator");
        reference.put("id", id.value());
        return reference;
    }

    private Map<String, Object> attributes(Product product) {
        Map<?, ?> published = published(product);
        Map<String, String> pages = addresses.of(product);
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("name", product.name());
        attributes.put("pitch", product.mission());
        for (String name : List.of("stats_url", "budget_url", "impact_url")) put(attributes, name, pages.get(name));
        put(attributes, "link", product.link());
        put(attributes, "repository", product.repository());
        attributes.put("contact", text(product.contact()));
        attributes.put("content_url_encoded_markdown", UriUtils.encode(product.body(), StandardCharsets.UTF_8));
        attributes.put(
                "events", product.events().stream().map(CatalogueShapes::event).toList());
        attributes.put("phases", phases(product));
        attributes.put("sponsors", texts(product.sponsors()));
        attributes.put("thematiques", product.themes());
        attributes.put("technos", product.technos());
        attributes.put("usertypes", product.userTypes());
        put(attributes, "analyse_risques", published.get("analyse_risques"));
        for (String name : List.of("analyse_risques_url", "dashlord_url")) put(attributes, name, pages.get(name));
        put(attributes, "accessibility_status", product.accessibility());
        return attributes;
    }

    /**
     * One product as v3 writes it, in the words of the files. Who works or worked on it is listed there by the ids of a
     * directory that we do not have: we name nobody.
     */
    Map<String, Object> startup(ProductCatalogue.Described described) {
        Product product = described.product();
        Map<String, String> pages = addresses.of(product);
        Map<String, Object> startup = new LinkedHashMap<>();
        startup.put("id", product.id().value());
        startup.put("name", product.name());
        startup.put("mission", product.mission());
        startup.put("incubator", product.incubator().value());
        startup.put("incubators", texts(product.incubators()));
        startup.put("contact", text(product.contact()));
        put(startup, "link", product.link());
        put(startup, "repository", product.repository());
        put(startup, "accessibility_status", product.accessibility());
        startup.putAll(pages);
        put(startup, "mon_service_securise", published(product).get("mon_service_securise"));
        if (!described.formerIds().isEmpty())
            startup.put(
                    "redirect_from",
                    described.formerIds().stream().map(id -> "/startups/" + id).toList());
        startup.put("phases", phases(product));
        startup.put(
                "events", product.events().stream().map(CatalogueShapes::event).toList());
        startup.put("sponsors", texts(product.sponsors()));
        startup.put("thematiques", product.themes());
        startup.put("techno", product.technos());
        startup.put("usertypes", product.userTypes());
        startup.put("active_members", List.of());
        startup.put("previous_members", List.of());
        startup.put("content", product.body());
        return startup;
    }

    private Map<?, ?> published(Product product) {
        return json.readValue(product.published(), Map.class);
    }

    private static List<String> texts(List<?> ids) {
        return ids.stream().map(Object::toString).toList();
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value != null && !value.equals("")) attributes.put(name, value);
    }

    private static Map<String, Object> event(Product.Event event) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", event.name());
        written.put("date", event.date().toString());
        written.put("comment", event.comment());
        return written;
    }

    private static List<Map<String, Object>> phases(Product product) {
        List<Map<String, Object>> phases = new ArrayList<>();
        for (Product.Phase phase : product.phases()) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("name", phase.name());
            written.put("start", phase.start().toString());
            written.put("end", phase.end() == null ? "" : phase.end().toString());
            if (phase.comment() != null) written.put("comment", phase.comment());
            phases.add(written);
        }
        return phases;
    }

    private List<Map<String, Object>> included(Set<String> used) {
        Map<String, Map<String, Object>> described = new LinkedHashMap<>();
        for (Incubator incubator : incubators.all())
            described.put(incubator.id().value(), attributes(incubator));
        Set<String> named = new TreeSet<>(described.keySet());
        named.addAll(used);
        List<Map<String, Object>> included = new ArrayList<>();
        for (String id : named) {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("id", id);
            resource.put("type", "incubator");
            resource.put("attributes", described.getOrDefault(id, Map.of("title", id)));
            included.add(resource);
        }
        return included;
    }

    private static Map<String, Object> attributes(Incubator incubator) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("title", incubator.title());
        attributes.put("owner", text(incubator.owner()));
        attributes.put("website", text(incubator.website()));
        attributes.put("github", text(incubator.github()));
        attributes.put("contact", text(incubator.contact()));
        return attributes;
    }

    void incubators(OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(incubatorsById()));
    }

    void organisations(OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(incubators.organisations().stream()
                .map(CatalogueShapes::organisation)
                .toList()));
    }

    void sponsors(OutputStream out) throws IOException {
        Map<String, Object> byId = new LinkedHashMap<>();
        for (Organisation organisation : incubators.organisations())
            byId.put(organisation.id().value(), organisation(organisation));
        out.write(json.writeValueAsBytes(byId));
    }

    private Map<String, Object> incubatorsById() throws IOException {
        Map<String, List<Map<String, Object>>> startups = new HashMap<>();
        each(product -> {
            Map<String, Object> brief = brief(product);
            for (IncubatorId id : product.incubators())
                startups.computeIfAbsent(id.value(), none -> new ArrayList<>()).add(brief);
        });
        Map<String, Object> byId = new LinkedHashMap<>();
        for (Incubator incubator : incubators.all()) {
            Map<String, Object> written = attributes(incubator);
            written.put("address", text(incubator.address()));
            written.put("startups", startups.getOrDefault(incubator.id().value(), List.of()));
            byId.put(incubator.id().value(), written);
        }
        return byId;
    }

    private static Map<String, Object> brief(Product product) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", product.id().value());
        written.put("name", product.name());
        written.put("pitch", product.mission());
        written.put("repository", text(product.repository()));
        written.put("contact", text(product.contact()));
        written.put("phases", phases(product));
        return written;
    }

    private static Map<String, Object> organisation(Organisation organisation) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", organisation.id().value());
        written.put("name", organisation.name());
        written.put("acronym", text(organisation.acronym()));
        written.put("domaine_ministeriel", text(organisation.ministry()));
        written.put("type", text(organisation.type()));
        return written;
    }

    private List<String> csvLine(Product product) {
        List<Product.Phase> phases = product.phases();
        return List.of(
                product.id().value(),
                product.name(),
                product.mission(),
                phases.isEmpty() ? "" : phases.get(0).start().toString(),
                phases.isEmpty() ? "" : phases.get(phases.size() - 1).name(),
                product.incubator().value(),
                addresses.of(product).getOrDefault("stats_url", ""),
                text(product.link()),
                text(product.repository()),
                text(product.accessibility()),
                text(product.contact()),
                String.join(
                        ",", product.incubators().stream().map(Object::toString).toList()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
