package org.terreau.deployment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductOpened;
import org.terreau.portfolio.ProductSection;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.PublicContent;
import org.terreau.web.Ui;

/** Where products are tried and used. The experimentation territory of the brief is the first place. */
@Service
public class Deployments implements ProductSection {

    /** How many lines may be entered at once. */
    public static final int LINES = 2000;

    private static final int SHOWN_PROBLEMS = 20;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Products products;
    private final Collectivities collectivities;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Deployments(
            JdbcClient jdbc,
            JdbcTemplate template,
            Products products,
            Collectivities collectivities,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.products = products;
        this.collectivities = collectivities;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** How a collectivity uses a product. */
    public enum Kind {
        EXPERIMENTATION("experimentation"),
        ACTIVE("actif");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in message keys and the database. */
        public String code() {
            return code;
        }
    }

    /** A collectivity where the product is. */
    public record Place(Collectivity collectivity, Kind kind, LocalDate since) {}

    /** Where a product is: every place, how many in each département, and how many people live in its communes. */
    public record Coverage(Product product, List<Place> places, Map<String, Long> departements, long inhabitants) {

        public Coverage {
            places = List.copyOf(places);
        }

        /** The name of a département where the product is, with its code. */
        public String departement(String code) {
            return places.stream()
                    .map(Place::collectivity)
                    .filter(place -> code.equals(place.departement()) && place.departementName() != null)
                    .map(place -> place.departementName() + " (" + code + ")")
                    .findFirst()
                    .orElse(code);
        }
    }

    @EventListener
    @Transactional
    void opened(ProductOpened opened) {
        if (opened.territory() == null) return;
        collectivities
                .find(opened.territory())
                .ifPresent(place -> insert(opened.product(), List.of(place), Kind.EXPERIMENTATION));
    }

    private void insert(ProductId product, List<Collectivity> places, Kind kind) {
        LocalDate today = clock.instant().atZone(Ui.PARIS).toLocalDate();
        template.batchUpdate(
                """
                insert into deployment (product_id, collectivity, departement, kind, since) values (?, ?, ?, ?, ?)
                on conflict (product_id, collectivity) do update set kind = excluded.kind
                """,
                places.stream()
                        .map(place -> new Object[] {
                            product.value(), place.id().toString(), place.departement(), kind.code(), today
                        })
                        .toList());
        content.changed();
    }

    @Transactional(readOnly = true)
    public List<Place> places(ProductId product) {
        List<Place> places = new ArrayList<>();
        jdbc.sql(
                        "select collectivity, kind, since from deployment where product_id = :product order by since, collectivity")
                .param("product", product.value())
                .query(row -> {
                    Kind kind = row.getString("kind").equals(Kind.ACTIVE.code()) ? Kind.ACTIVE : Kind.EXPERIMENTATION;
                    LocalDate since = row.getObject("since", LocalDate.class);
                    CollectivityId.parse(row.getString("collectivity"))
                            .flatMap(collectivities::find)
                            .ifPresent(place -> places.add(new Place(place, kind, since)));
                });
        return places;
    }

    /**
     * Adds the collectivities of a list, one a line: INSEE code, SIREN of an EPCI, or name. All of them, or none.
     *
     * @return how many were named
     * @throws Refused on the field `collectivites`, naming each doubtful line and what it may mean
     */
    @Transactional
    public int add(ProductId product, String list, Actor actor) {
        products.mustEdit(actor, product);
        List<String> lines = list.lines().map(String::strip).toList();
        List<Refused.Problem> problems = new ArrayList<>();
        Set<Collectivity> found = new LinkedHashSet<>();
        for (int line = 0; line < lines.size(); line++) {
            String typed = lines.get(line);
            if (typed.isEmpty()) continue;
            Optional<Collectivity> place = named(typed);
            if (place.isPresent()) found.add(place.get());
            else if (problems.size() < SHOWN_PROBLEMS)
                problems.add(
                        Refused.Problem.of("collectivites", "deployment.line", line + 1, typed, suggestions(typed)));
        }
        if (found.isEmpty() && problems.isEmpty())
            problems.add(Refused.Problem.of("collectivites", "deployment.empty"));
        if (lines.size() > LINES) problems.add(Refused.Problem.of("collectivites", "deployment.many", LINES));
        if (!problems.isEmpty()) throw new Refused(problems);
        insert(product, List.copyOf(found), Kind.ACTIVE);
        audit.record(
                actor.who(), "deployment.added", "product:" + product, Map.of("count", String.valueOf(found.size())));
        return found.size();
    }

    private Optional<Collectivity> named(String typed) {
        if (typed.matches("\\d{5}|\\d[AB]\\d{3}"))
            return collectivities.find(new CollectivityId(CollectivityKind.COMMUNE, typed));
        if (typed.matches("\\d{9}")) return collectivities.find(new CollectivityId(CollectivityKind.EPCI, typed));
        List<Collectivity> exact = collectivities.search(typed, null, 10).stream()
                .filter(place ->
                        place.name().equalsIgnoreCase(typed) || place.label().equalsIgnoreCase(typed))
                .toList();
        return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
    }

    private String suggestions(String typed) {
        return collectivities.search(typed, null, 3).stream()
                .map(Collectivity::label)
                .reduce((one, other) -> one + ", " + other)
                .orElse("—");
    }

    @Transactional
    public void remove(ProductId product, @Nullable CollectivityId collectivity, Actor actor) {
        products.mustEdit(actor, product);
        int removed = collectivity == null
                ? 0
                : jdbc.sql("delete from deployment where product_id = :product and collectivity = :collectivity")
                        .param("product", product.value())
                        .param("collectivity", collectivity.toString())
                        .update();
        if (removed == 0) throw new NotFound("deployment", String.valueOf(collectivity));
        audit.record(
                actor.who(),
                "deployment.removed",
                "product:" + product,
                Map.of("collectivity", String.valueOf(collectivity)));
        content.changed();
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public boolean onStatsPage() {
        return true;
    }

    @Override
    public Optional<Part> of(Product product) {
        List<Place> places = places(product.id());
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part("deployment/section", coverage(product, places)));
    }

    private static Coverage coverage(Product product, List<Place> places) {
        Map<String, Long> counts = new TreeMap<>();
        long inhabitants = 0;
        for (Place place : places) {
            String departement = place.collectivity().departement();
            if (departement != null) counts.merge(departement, 1L, Long::sum);
            Long population = place.collectivity().population();
            if (place.collectivity().id().kind() == CollectivityKind.COMMUNE && population != null)
                inhabitants += population;
        }
        return new Coverage(product, places, new LinkedHashMap<>(counts), inhabitants);
    }
}
