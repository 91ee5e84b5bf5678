package org.terreau.opendata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Organisation;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import tools.jackson.databind.json.JsonMapper;

/** The three kinds of things of a catalogue, in the order in which they are stored. */
@Component
class Sections {

    private static final int AT_ONCE = 200;

    private final CatalogueReader reader;
    private final JsonMapper json;
    private final Catalogue catalogue;
    private final Incubators incubators;
    private final ProductCatalogue products;

    Sections(JsonMapper json, Catalogue catalogue, Incubators incubators, ProductCatalogue products) {
        this.reader = new CatalogueReader(json);
        this.json = json;
        this.catalogue = catalogue;
        this.incubators = incubators;
        this.products = products;
    }

    List<Section<?>> all() {
        return List.of(new Organisations(), new IncubatorFiles(), new Products());
    }

    Section<ProductCatalogue.Described> products() {
        return new Products();
    }

    Section<?> of(Kind kind) {
        return all().get(kind.ordinal());
    }

    /** The same value, however a database writes its numbers. */
    static boolean alike(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number && other instanceof Number)
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        if (one instanceof List<?> list && other instanceof List<?> others)
            return list.size() == others.size()
                    && IntStream.range(0, list.size()).allMatch(at -> alike(list.get(at), others.get(at)));
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> others)
            return map.keySet().equals(others.keySet())
                    && map.entrySet().stream().allMatch(entry -> alike(entry.getValue(), others.get(entry.getKey())));
        return Objects.equals(one, other);
    }

    private final class Organisations implements Section<Organisation> {

        @Override
        public Kind kind() {
            return Kind.ORGANISATIONS;
        }

        private Map<String, Organisation> known() {
            return byId(
                    incubators.organisations(),
                    organisation -> organisation.id().value());
        }

        @Override
        public Set<String> ids() {
            return known().keySet();
        }

        @Override
        public Map<String, Organisation> find(Collection<String> ids) {
            return ids.isEmpty() ? Map.of() : known();
        }

        @Override
        public void each(Consumer<Map<String, Organisation>> some) {
            some.accept(known());
        }

        @Override
        public Organisation read(String id, FrontMatter file) throws BadFile {
            return reader.organisation(id, file);
        }

        @Override
        public Set<String> factNames() {
            return Facts.OF_ORGANISATIONS;
        }

        @Override
        public FrontMatter facts(Organisation organisation) {
            return Facts.of(organisation);
        }

        @Override
        public FrontMatter unfiled(Organisation organisation) {
            return facts(organisation);
        }

        @Override
        public boolean same(Organisation one, Organisation other) {
            return one.equals(other);
        }

        @Override
        public void store(Map<Organisation, FrontMatter> things) {
            things.forEach((organisation, file) -> catalogue.store(organisation, reader.published(file)));
        }
    }

    private final class IncubatorFiles implements Section<Incubator> {

        @Override
        public Kind kind() {
            return Kind.INCUBATORS;
        }

        private Map<String, Incubator> known() {
            return byId(incubators.all(), incubator -> incubator.id().value());
        }

        @Override
        public Set<String> ids() {
            return known().keySet();
        }

        @Override
        public Map<String, Incubator> find(Collection<String> ids) {
            return ids.isEmpty() ? Map.of() : known();
        }

        @Override
        public void each(Consumer<Map<String, Incubator>> some) {
            some.accept(known());
        }

        @Override
        public Incubator read(String id, FrontMatter file) throws BadFile {
            return reader.incubator(id, file);
        }

        @Override
        public Set<String> factNames() {
            return Facts.OF_INCUBATORS;
        }

        @Override
        public FrontMatter facts(Incubator incubator) {
            return Facts.of(incubator);
        }

        @Override
        public FrontMatter unfiled(Incubator incubator) {
            return facts(incubator);
        }

        @Override
        public boolean same(Incubator one, Incubator other) {
            return one.equals(other);
        }

        @Override
        public void store(Map<Incubator, FrontMatter> things) {
            things.forEach((incubator, file) -> catalogue.store(incubator, reader.published(file)));
        }
    }

    private final class Products implements Section<ProductCatalogue.Described> {

        @Override
        public Kind kind() {
            return Kind.PRODUCTS;
        }

        @Override
        public Set<String> ids() {
            return products.ids().stream().map(ProductId::value).collect(Collectors.toSet());
        }

        @Override
        public Map<String, ProductCatalogue.Described> find(Collection<String> ids) {
            return byId(
                    products.find(ids.stream().map(ProductId::new).toList()).values(),
                    described -> described.product().id().value());
        }

        @Override
        public void each(Consumer<Map<String, ProductCatalogue.Described>> some) {
            List<ProductCatalogue.Described> page = products.after("", AT_ONCE);
            while (!page.isEmpty()) {
                some.accept(byId(page, described -> described.product().id().value()));
                page = products.after(page.get(page.size() - 1).product().id().value(), AT_ONCE);
            }
        }

        @Override
        public ProductCatalogue.Described read(String id, FrontMatter file) throws BadFile {
            return reader.product(id, file);
        }

        @Override
        public Set<String> factNames() {
            return Facts.OF_PRODUCTS;
        }

        @Override
        public FrontMatter facts(ProductCatalogue.Described described) {
            return Facts.of(described);
        }

        @Override
        public FrontMatter unfiled(ProductCatalogue.Described described) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            json.readValue(described.product().published(), Map.class)
                    .forEach((name, value) -> fields.put(String.valueOf(name), value));
            return fields.isEmpty()
                    ? Facts.NONE
                    : new FrontMatter(fields, described.product().body());
        }

        @Override
        public FrontMatter unknown(ProductCatalogue.Described described, FrontMatter imported, FrontMatter now) {
            Map<?, ?> kept = json.readValue(described.product().published(), Map.class);
            if (kept.isEmpty()) return now;
            Map<?, ?> before = json.readValue(json.writeValueAsString(imported.fields()), Map.class);
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(now.fields());
            boolean changed = false;
            Set<Object> names = new LinkedHashSet<>(before.keySet());
            names.addAll(kept.keySet());
            for (Object name : names) {
                String field = String.valueOf(name);
                if (Facts.OF_PRODUCTS.contains(field) || alike(before.get(name), kept.get(name))) continue;
                changed = true;
                if (kept.containsKey(name)) fields.put(field, kept.get(name));
                else fields.remove(field);
            }
            return changed ? new FrontMatter(fields, now.body()) : now;
        }

        @Override
        public boolean same(ProductCatalogue.Described one, ProductCatalogue.Described other) {
            return one.saysTheSameAs(other);
        }

        @Override
        public void store(Map<ProductCatalogue.Described, FrontMatter> things) {
            products.store(things.keySet());
        }

        @Override
        public List<Remark> remarks(Collection<ProductCatalogue.Described> stored) {
            Map<String, ProductId> holders = products.holders(
                    stored.stream().flatMap(one -> one.formerIds().stream()).toList());
            Set<ProductId> living = products.find(
                            holders.keySet().stream().map(ProductId::new).toList())
                    .keySet();
            List<Remark> remarks = new ArrayList<>();
            for (ProductCatalogue.Described one : stored)
                for (String former : one.formerIds()) {
                    String id = one.product().id().value();
                    ProductId holder = holders.get(former);
                    if (living.contains(new ProductId(former)))
                        remarks.add(new Remark(id, new BadFile("redirect_from", "former-is-a-product", former)));
                    else if (holder != null && !holder.equals(one.product().id()))
                        remarks.add(new Remark(id, new BadFile("redirect_from", "former-held", former, holder)));
                }
            return remarks;
        }
    }

    private static <T> Map<String, T> byId(Collection<T> things, Function<T, String> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        for (T thing : things) byId.put(id.apply(thing), thing);
        return byId;
    }
}
