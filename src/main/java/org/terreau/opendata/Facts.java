package org.terreau.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Organisation;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;

/** What is known here, as the fields of a file; and a file with the fields that changed here since it was imported. */
final class Facts {

    private static final String FORMER = "redirect_from";

    /** The fields of a product's file that say facts known here; the others are kept with it as they came. */
    static final Set<String> OF_PRODUCTS = Set.of(
            "title",
            "mission",
            "incubator",
            "incubators",
            "sponsors",
            "phases",
            "status",
            "start",
            "end",
            "events",
            "thematiques",
            "usertypes",
            "techno",
            "link",
            "repository",
            "contact",
            "stats_url",
            "accessibility_status",
            FORMER,
            "robots");

    private Facts() {}

    static final FrontMatter NONE = new FrontMatter(Map.of(), "");

    static FrontMatter of(ProductCatalogue.Described described) {
        Product product = described.product();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", product.name());
        fields.put("mission", product.mission());
        fields.put("incubator", product.incubator().value());
        if (product.incubators().size() > 1)
            fields.put(
                    "incubators",
                    product.incubators().stream().map(Object::toString).toList());
        put(
                fields,
                "sponsors",
                product.sponsors().stream().map(id -> "/organisations/" + id).toList());
        put(fields, "phases", product.phases().stream().map(Facts::phase).toList());
        put(fields, "events", product.events().stream().map(Facts::event).toList());
        put(fields, "thematiques", product.themes());
        put(fields, "usertypes", product.userTypes());
        put(fields, "techno", product.technos());
        put(fields, "link", product.link());
        put(fields, "repository", product.repository());
        put(fields, "contact", product.contact());
        put(fields, "stats_url", product.statsUrl());
        put(fields, "accessibility_status", product.accessibility());
        put(
                fields,
                FORMER,
                described.formerIds().stream().map(id -> "/startups/" + id).toList());
        if (!product.listed()) fields.put("robots", "noindex");
        return new FrontMatter(fields, product.body());
    }

    static FrontMatter of(Incubator incubator) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", incubator.title());
        put(fields, "owner", incubator.owner() == null ? null : "/organisations/" + incubator.owner());
        put(fields, "contact", incubator.contact());
        put(fields, "address", incubator.address());
        put(fields, "website", incubator.website());
        put(fields, "github", incubator.github());
        put(fields, "short_description", incubator.shortDescription());
        if (incubator.hidden()) fields.put("hidden", true);
        return new FrontMatter(fields, incubator.description());
    }

    static FrontMatter of(Organisation organisation) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", organisation.name());
        put(fields, "acronym", organisation.acronym());
        put(fields, "type", organisation.type());
        put(fields, "domaine_ministeriel", organisation.ministry());
        return new FrontMatter(fields, "");
    }

    private static void put(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (value != null && !value.equals(List.of())) fields.put(name, value);
    }

    private static Map<String, @Nullable Object> phase(Product.Phase phase) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("name", phase.name());
        written.put("start", phase.start().toString());
        if (phase.end() != null) written.put("end", phase.end().toString());
        put(written, "comment", phase.comment());
        return written;
    }

    private static Map<String, @Nullable Object> event(Product.Event event) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("name", event.name());
        written.put("date", event.date().toString());
        if (!event.comment().isEmpty()) written.put("comment", event.comment());
        return written;
    }

    /**
     * The file with what changed here.
     *
     * @param file as imported
     * @param then what the file said
     * @param now what is known
     */
    static FrontMatter since(FrontMatter file, FrontMatter then, FrontMatter now) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(file.fields());
        Set<String> names = new LinkedHashSet<>(then.fields().keySet());
        names.addAll(now.fields().keySet());
        for (String name : names) {
            Object before = then.fields().get(name);
            Object after = now.fields().get(name);
            if (Objects.equals(before, after)) continue;
            if (name.equals(FORMER)) former(fields, before, after);
            else if (after == null) fields.remove(name);
            else fields.put(name, entries(file.fields().get(name), before, after));
        }
        return new FrontMatter(fields, then.body().equals(now.body()) ? file.body() : now.body());
    }

    /** Former addresses won here are added; one that leads elsewhere is still claimed by the file that claims it. */
    private static void former(Map<String, @Nullable Object> fields, @Nullable Object before, @Nullable Object after) {
        List<Object> added = new ArrayList<>(after instanceof List<?> known ? known : List.of());
        if (before instanceof List<?> listed) added.removeAll(listed);
        if (added.isEmpty()) return;
        Object written = fields.get(FORMER);
        List<@Nullable Object> all = new ArrayList<>();
        if (written instanceof List<?> list) all.addAll(list);
        else if (written != null && !written.equals("")) all.add(written);
        all.addAll(added);
        fields.put(FORMER, all);
    }

    /** In a list of which some entries changed, the others stay as they were written. */
    private static Object entries(@Nullable Object written, @Nullable Object before, Object after) {
        if (!(written instanceof List<?> raw
                && before instanceof List<?> old
                && after instanceof List<?> now
                && raw.size() == old.size())) return after;
        List<@Nullable Object> entries = new ArrayList<>();
        for (Object entry : now) {
            int known = old.indexOf(entry);
            entries.add(known < 0 ? entry : raw.get(known));
        }
        return entries;
    }
}
