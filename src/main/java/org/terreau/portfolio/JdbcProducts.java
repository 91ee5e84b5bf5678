package org.terreau.portfolio;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.decision.DecisionSubject;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.OrganisationId;
import org.terreau.shared.Plain;
import org.terreau.similarity.SimilarProducts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of products, phases and events. */
@Repository
class JdbcProducts {

    private static final int LONGEST_ID = 60;

    private static final String COLUMNS = """
            select p.id, p.name, p.mission, p.incubator_id, p.incubators, p.sponsors, p.themes, p.user_types, p.technos,
                   p.link, p.repository, p.contact, p.stats_url, p.accessibility, p.body, p.listed, p.published,
                   (select coalesce(json_agg(f order by f.position), '[]') from product_phase f where f.product_id = p.id)
                       as phases,
                   (select coalesce(json_agg(e order by e.position), '[]') from product_event e where e.product_id = p.id)
                       as events,
                   (select coalesce(json_agg(i order by i.number), '[]') from increment_course i where i.product_id = p.id)
                       as increments,
                   (select json_build_object('kind', o.subject_kind, 'id', o.subject_id) from product_origin o
                    where o.product_id = p.id order by o.subject_id limit 1) as origin
            from product p
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    JdbcProducts(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** The product with its phases and events, in one statement. */
    Optional<Product> find(ProductId id) {
        return full("where p.id = :id", Map.of("id", id.value())).stream().findFirst();
    }

    List<Product> all() {
        return full("order by p.id", Map.of());
    }

    private List<Product> full(String where, Map<String, ?> parameters) {
        return jdbc.sql(COLUMNS + where)
                .params(parameters)
                .query((row, ignored) -> product(
                        row, listed(row, "phases", JdbcProducts::phase), listed(row, "events", JdbcProducts::event)))
                .list();
    }

    private <T> List<T> listed(ResultSet row, String column, Function<JsonNode, T> read) throws SQLException {
        List<T> items = new ArrayList<>();
        for (JsonNode item : json.readTree(row.getString(column))) items.add(read.apply(item));
        return items;
    }

    private static Product.Phase phase(JsonNode item) {
        JsonNode end = item.get("ends_on");
        JsonNode comment = item.get("comment");
        return new Product.Phase(
                PhaseKind.of(item.get("kind").asString()).orElseThrow(),
                item.get("name").asString(),
                LocalDate.parse(item.get("starts_on").asString()),
                end.isNull() ? null : LocalDate.parse(end.asString()),
                comment.isNull() ? null : comment.asString());
    }

    private static Product.Event event(JsonNode item) {
        return new Product.Event(
                item.get("name").asString(),
                LocalDate.parse(item.get("on_date").asString()),
                item.get("comment").asString());
    }

    /**
     * A product as it was read.
     *
     * @param writer the transaction that last wrote it, as {@link #writers} gives it
     */
    record Written(Product product, long writer) {}

    /** The transaction that last wrote each product: another one means that it changed. */
    Map<ProductId, Long> writers() {
        Map<ProductId, Long> writers = new HashMap<>();
        jdbc.sql("select id, xmin::text::bigint as writer from product").query(row -> {
            writers.put(new ProductId(row.getString("id")), row.getLong("writer"));
        });
        return writers;
    }

    /** These products without their bodies and their front matter, for lists. */
    List<Written> cards(Collection<ProductId> ids) {
        if (ids.isEmpty()) return List.of();
        String[] asked = ids.stream().map(ProductId::value).toArray(String[]::new);
        Map<String, List<Product.Phase>> phases = phases(asked);
        return jdbc.sql("""
                        select p.id, p.name, p.mission, p.incubator_id, p.incubators, p.sponsors, p.themes, p.user_types,
                               p.technos, p.link, p.repository, p.contact, p.stats_url, p.accessibility, '' as body, '[]' as increments, null::text as origin,
                               p.listed, '' as published, p.xmin::text::bigint as writer
                        from product p where p.id = any(:ids)
                        """)
                .param("ids", asked)
                .query((row, ignored) -> new Written(
                        product(row, phases.getOrDefault(row.getString("id"), List.of()), List.of()),
                        row.getLong("writer")))
                .list();
    }

    private Map<String, List<Product.Phase>> phases(String[] ids) {
        Map<String, List<Product.Phase>> phases = new HashMap<>();
        jdbc.sql("""
                        select product_id, kind, name, starts_on, ends_on, comment from product_phase
                        where product_id = any(:ids) order by product_id, position
                        """).param("ids", ids).query(row -> {
            phases.computeIfAbsent(row.getString("product_id"), none -> new ArrayList<>())
                    .add(new Product.Phase(
                            PhaseKind.of(row.getString("kind")).orElseThrow(),
                            row.getString("name"),
                            row.getObject("starts_on", LocalDate.class),
                            row.getObject("ends_on", LocalDate.class),
                            row.getString("comment")));
        });
        return phases;
    }

    private Product product(ResultSet row, List<Product.Phase> phases, List<Product.Event> events) throws SQLException {
        return new Product(
                new ProductId(row.getString("id")),
                row.getString("name"),
                row.getString("mission"),
                new IncubatorId(row.getString("incubator_id")),
                texts(row, "incubators").stream().map(IncubatorId::new).toList(),
                phases,
                events,
                texts(row, "sponsors").stream().map(OrganisationId::new).toList(),
                texts(row, "themes"),
                texts(row, "user_types"),
                texts(row, "technos"),
                row.getString("link"),
                row.getString("repository"),
                row.getString("contact"),
                row.getString("stats_url"),
                row.getString("accessibility"),
                row.getString("body"),
                row.getBoolean("listed"),
                row.getString("published"),
                listed(row, "increments", JdbcProducts::increment),
                origin(row.getString("origin")));
    }

    private static Increment increment(JsonNode item) {
        return new Increment(
                new ProductId(item.get("product_id").asString()),
                item.get("number").asInt(),
                LocalDate.parse(item.get("starts_on").asString()),
                LocalDate.parse(item.get("ends_on").asString()),
                LocalDate.parse(item.get("term_on").asString()),
                item.get("goal").asString());
    }

    private Product.@Nullable Origin origin(@Nullable String written) {
        if (written == null) return null;
        JsonNode read = json.readTree(written);
        return new Product.Origin(read.get("kind").asString(), read.get("id").asString());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.asList((String[]) array.getArray());
    }

    Optional<String> idOfFormer(String oldId) {
        return jdbc.sql("select product_id from product_former_id where old_id = :old")
                .param("old", oldId)
                .query(String.class)
                .optional();
    }

    boolean exists(ProductId id) {
        return jdbc.sql("select exists (select 1 from product where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    @Nullable
    String incubatorOf(ProductId id) {
        return jdbc.sql("select incubator_id from product where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    List<SimilarProducts.Described> described(Collection<String> ids) {
        return jdbc.sql("select id, name, mission, body, themes from product where id in (:ids)")
                .param("ids", ids)
                .query((row, ignored) -> ProblemsTreated.described(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("mission"),
                        row.getString("body"),
                        texts(row, "themes")))
                .list();
    }

    /** The version of each product, which grows with every change of what is stored. */
    Map<ProductId, Long> versions() {
        Map<ProductId, Long> versions = new HashMap<>();
        jdbc.sql("select id, version from product").query(row -> {
            versions.put(new ProductId(row.getString("id")), row.getLong("version"));
        });
        return versions;
    }

    Set<ProductId> ids() {
        return jdbc.sql("select id from product").query(String.class).list().stream()
                .map(ProductId::new)
                .collect(Collectors.toSet());
    }

    List<Product> find(Collection<ProductId> ids) {
        if (ids.isEmpty()) return List.of();
        return full(
                "where p.id in (:ids)",
                Map.of("ids", ids.stream().map(ProductId::value).toList()));
    }

    /** The products that follow this id, in the order of their ids. */
    List<Product> after(String id, int most) {
        return full("where p.id > :id order by p.id limit :most", Map.of("id", id, "most", most));
    }

    Map<ProductId, List<String>> formerIds(Collection<ProductId> ids) {
        Map<ProductId, List<String>> found = new HashMap<>();
        if (ids.isEmpty()) return found;
        jdbc.sql("select old_id, product_id from product_former_id where product_id in (:ids) order by old_id")
                .param("ids", ids.stream().map(ProductId::value).toList())
                .query(row -> {
                    found.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                            .add(row.getString("old_id"));
                });
        return found;
    }

    /** Which of these former ids lead to a product, and to which. */
    Map<String, ProductId> holders(Collection<String> formerIds) {
        Map<String, ProductId> found = new HashMap<>();
        if (formerIds.isEmpty()) return found;
        jdbc.sql("select old_id, product_id from product_former_id where old_id in (:ids)")
                .param("ids", formerIds)
                .query(row -> {
                    found.put(row.getString("old_id"), new ProductId(row.getString("product_id")));
                });
        return found;
    }

    /** Stores products with their phases, events and former ids, in a bounded number of statements. */
    void store(Collection<ProductCatalogue.Described> described) {
        List<Product> products =
                described.stream().map(ProductCatalogue.Described::product).toList();
        template.batchUpdate("""
                insert into product (id, name, mission, incubator_id, incubators, sponsors, themes, user_types, technos,
                                     link, repository, contact, stats_url, accessibility, body, listed, published)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                set name = excluded.name, mission = excluded.mission, incubator_id = excluded.incubator_id,
                    incubators = excluded.incubators, sponsors = excluded.sponsors, themes = excluded.themes,
                    user_types = excluded.user_types, technos = excluded.technos, link = excluded.link,
                    repository = excluded.repository, contact = excluded.contact, stats_url = excluded.stats_url,
                    accessibility = excluded.accessibility, body = excluded.body, listed = excluded.listed,
                    published = excluded.published, version = product.version + 1
                """, products.stream().map(JdbcProducts::row).toList());
        String[] ids = products.stream().map(product -> product.id().value()).toArray(String[]::new);
        for (String table : List.of("product_phase", "product_event", "product_former_id"))
            jdbc.sql("delete from " + table + " where product_id = any(:ids)")
                    .param("ids", ids)
                    .update();
        template.batchUpdate(
                "insert into product_phase (product_id, position, kind, name, starts_on, ends_on, comment) values (?, ?, ?, ?, ?, ?, ?)",
                products.stream().flatMap(JdbcProducts::phases).toList());
        template.batchUpdate(
                "insert into product_event (product_id, position, name, on_date, comment) values (?, ?, ?, ?, ?)",
                products.stream().flatMap(JdbcProducts::events).toList());
        template.batchUpdate(
                "insert into product_former_id (old_id, product_id) values (?, ?) on conflict (old_id) do nothing",
                described.stream()
                        .flatMap(one -> one.formerIds().stream().map(old ->
                                new Object[] {old, one.product().id().value()}))
                        .toList());
    }

    private static @Nullable Object[] row(Product product) {
        return new @Nullable Object[] {
            product.id().value(),
            product.name(),
            product.mission(),
            product.incubator().value(),
            product.incubators().stream().map(IncubatorId::value).toArray(String[]::new),
            product.sponsors().stream().map(OrganisationId::value).toArray(String[]::new),
            product.themes().toArray(String[]::new),
            product.userTypes().toArray(String[]::new),
            product.technos().toArray(String[]::new),
            product.link(),
            product.repository(),
            product.contact(),
            product.statsUrl(),
            product.accessibility(),
            product.body(),
            product.listed(),
            product.published()
        };
    }

    private static Stream<Object[]> phases(Product product) {
        List<Object[]> rows = new ArrayList<>();
        for (Product.Phase phase : product.phases())
            rows.add(new Object[] {
                product.id().value(),
                rows.size(),
                phase.kind().code(),
                phase.name(),
                phase.start(),
                phase.end(),
                phase.comment()
            });
        return rows.stream();
    }

    private static Stream<Object[]> events(Product product) {
        List<Object[]> rows = new ArrayList<>();
        for (Product.Event event : product.events())
            rows.add(new Object[] {product.id().value(), rows.size(), event.name(), event.date(), event.comment()});
        return rows.stream();
    }

    Optional<Long> version(ProductId id) {
        return jdbc.sql("select version from product where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .optional();
    }

    /** Takes the product for a write; false when somebody else wrote since this version. */
    boolean take(ProductId id, long version) {
        return jdbc.sql("update product set version = version + 1 where id = :id and version = :version")
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    Optional<String> nameOf(ProductId id) {
        return Optional.ofNullable(names(List.of(id.value())).get(id));
    }

    /** The names of those that exist among these ids. */
    Map<ProductId, String> names(Collection<String> ids) {
        Map<ProductId, String> names = new HashMap<>();
        if (ids.isEmpty()) return names;
        jdbc.sql("select id, name from product where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    names.put(new ProductId(row.getString("id")), row.getString("name"));
                });
        return names;
    }

    Map<ProductId, String> allNames() {
        Map<ProductId, String> names = new HashMap<>();
        jdbc.sql("select id, name from product order by id desc").query(row -> {
            names.put(new ProductId(row.getString("id")), row.getString("name"));
        });
        return names;
    }

    /** The names of those that this incubator answers for. */
    Map<ProductId, String> namesOf(IncubatorId incubator) {
        Map<ProductId, String> names = new HashMap<>();
        jdbc.sql("select id, name from product where incubator_id = :incubator order by id desc")
                .param("incubator", incubator.value())
                .query(row -> {
                    names.put(new ProductId(row.getString("id")), row.getString("name"));
                });
        return names;
    }

    /** Removes those of these that are as they were first stored, without an increment and without what they were born of. */
    Set<ProductId> removeUnwritten(Collection<ProductId> ids) {
        return jdbc
                .sql("""
                        delete from product p
                        where p.id = any(:ids) and p.version = 1
                          and not exists (select 1 from increment_course i where i.product_id = p.id)
                          and not exists (select 1 from product_origin o where o.product_id = p.id)
                        returning p.id
                        """)
                .param("ids", ids.stream().map(ProductId::value).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(ProductId::new)
                .collect(Collectors.toSet());
    }

    /** An id that no product has, close to this title. */
    ProductId free(String title) {
        String plain = Plain.text(title).replace(' ', '.');
        String start = plain.isEmpty() ? "produit" : plain.substring(0, Math.min(plain.length(), LONGEST_ID));
        ProductId id = new ProductId(start);
        for (int next = 2; exists(id); next++) id = new ProductId(start + "." + next);
        return id;
    }

    /** The product that decisions on this subject opened. */
    Optional<ProductId> bornOf(DecisionSubject.Key subject) {
        return jdbc.sql("select product_id from product_origin where subject_kind = :kind and subject_id = :id")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .optional();
    }

    /** The product and what it was born of, when it is known under two keys of which this is one; empty otherwise. */
    List<DecisionSubject.Key> alike(DecisionSubject.Key key) {
        return jdbc
                .sql("""
                        select subject_kind, subject_id, product_id from product_origin
                        where subject_kind = :kind and subject_id = :id or :kind = :product and product_id = :id
                        """)
                .param("kind", key.kind())
                .param("id", key.id())
                .param("product", ProductId.DECIDED_AS)
                .query((row, ignored) -> List.of(
                        new ProductId(row.getString("product_id")).decidedAs(),
                        new DecisionSubject.Key(row.getString("subject_kind"), row.getString("subject_id"))))
                .list()
                .stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** A committee decided on it here. */
    void decided(ProductId id) {
        jdbc.sql("insert into product_decided (product_id) values (:product) on conflict do nothing")
                .param("product", id.value())
                .update();
    }

    void born(ProductId id, DecisionSubject.Key subject) {
        jdbc.sql("insert into product_origin (subject_kind, subject_id, product_id) values (:kind, :id, :product)")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("product", id.value())
                .update();
    }
}
