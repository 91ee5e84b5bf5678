package org.terreau.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** The SQL of deployments and of their history. */
@Repository
class JdbcDeployments {

    static final int PAGE = 50;

    private static final int EXPORTED = 50_000;
    private static final Map<String, String> DUE = Map.of(
            "retard", "d.next_on < :today",
            "semaine", "d.next_on between :today and cast(:today as date) + 7",
            "sans", "d.next_on is null");
    private static final String COLUMNS = """
            select d.product_id, d.collectivity, d.state, d.since, d.origin, d.contact, d.email, d.officer, d.next_step,
                   d.next_on, d.version,
                   exists (select 1 from experimentation e
                           where e.product_id = d.product_id and e.collectivity = d.collectivity) as hosts
            """;

    private final JdbcClient jdbc;
    private final Collectivities collectivities;

    JdbcDeployments(JdbcClient jdbc, Collectivities collectivities) {
        this.jdbc = jdbc;
        this.collectivities = collectivities;
    }

    /** How one thing happened to several collectivities at once. */
    record Change(
            LocalDate on,
            Instant at,
            @Nullable AccountId by,
            String kind,
            @Nullable DeploymentState from,
            @Nullable DeploymentState to,
            String text) {}

    /** Where some product stands in one of these states. */
    List<CollectivityId> places(Collection<DeploymentState> states) {
        return jdbc.sql("select distinct collectivity from deployment where state = any(:states) order by collectivity")
                .param("states", states.stream().map(DeploymentState::code).toArray(String[]::new))
                .query((row, ignored) ->
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow())
                .list();
    }

    /** Adds those that are not there yet, with their history. */
    int insert(
            ProductId product,
            Collection<Collectivity> places,
            DeploymentState state,
            Deployment.Origin origin,
            @Nullable AccountId officer,
            Change change) {
        List<CollectivityId> fresh = jdbc.sql("""
                        insert into deployment (product_id, collectivity, departement, stratum, inhabitants, search,
                                                edition, state, since, origin, officer, changed_at)
                        select :product, place.code, place.departement, place.stratum, place.inhabitants, place.search,
                               :edition, :state, :since, :origin, :officer, :at
                        from unnest(:codes, :departements, :strata, :inhabitants, :searches)
                             place (code, departement, stratum, inhabitants, search)
                        on conflict (product_id, collectivity) do nothing
                        returning collectivity
                        """)
                .param("product", product.value())
                .param("edition", collectivities.edition())
                .param("state", state.code())
                .param("since", change.on())
                .param("origin", origin.code())
                .param("officer", officer == null ? null : officer.value(), Types.BIGINT)
                .param("at", Timestamp.from(change.at()))
                .param("codes", texts(places, place -> place.id().toString()))
                .param("departements", texts(places, JdbcDeployments::departement))
                .param("strata", texts(places, place -> Stratum.of(place).code()))
                .param("inhabitants", places.stream().map(Stratum::inhabitants).toArray(Long[]::new))
                .param("searches", texts(places, JdbcDeployments::search))
                .query((row, ignored) ->
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow())
                .list();
        note(product, fresh, change);
        return fresh.size();
    }

    private static String[] texts(Collection<Collectivity> places, Function<Collectivity, String> text) {
        return places.stream().map(text).toArray(String[]::new);
    }

    static String departement(Collectivity place) {
        String departement = place.departement();
        return departement == null ? "" : departement;
    }

    static String search(Collectivity place) {
        return Plain.text(place.name() + " " + place.id().code() + " " + departement(place));
    }

    void note(ProductId product, Collection<CollectivityId> places, Change change) {
        if (places.isEmpty()) return;
        jdbc.sql("""
                        insert into deployment_event (product_id, collectivity, at, on_day, account, kind, from_state,
                                                      to_state, text)
                        select :product, place, :at, :on, :by, :kind, :from, :to, :text
                        from unnest(:places) place
                        """)
                .param("product", product.value())
                .param("places", places.stream().map(CollectivityId::toString).toArray(String[]::new))
                .param("at", Timestamp.from(change.at()))
                .param("on", change.on())
                .param("by", change.by() == null ? null : change.by().value(), Types.BIGINT)
                .param("kind", change.kind())
                .param("from", change.from() == null ? null : change.from().code(), Types.VARCHAR)
                .param("to", change.to() == null ? null : change.to().code(), Types.VARCHAR)
                .param("text", change.text())
                .update();
    }

    Optional<Deployment> find(ProductId product, CollectivityId collectivity) {
        return deployments(
                        "from deployment d where d.product_id = :product and d.collectivity = :collectivity",
                        Map.of("product", product.value(), "collectivity", collectivity.toString()))
                .stream()
                .findFirst();
    }

    /** Those of the product among these. */
    Map<CollectivityId, DeploymentState> states(ProductId product, Collection<CollectivityId> among) {
        Map<CollectivityId, DeploymentState> states = new HashMap<>();
        if (among.isEmpty()) return states;
        jdbc.sql("""
                        select collectivity, state from deployment
                        where product_id = :product and collectivity = any(string_to_array(:among, ','))
                        """)
                .param("product", product.value())
                .param("among", joined(among))
                .query(row -> {
                    DeploymentState state = DeploymentState.of(row.getString("state"));
                    CollectivityId.parse(row.getString("collectivity")).ifPresent(id -> states.put(id, state));
                });
        return states;
    }

    static String joined(Collection<CollectivityId> ids) {
        return String.join(",", ids.stream().map(CollectivityId::toString).toList());
    }

    void move(Deployment deployment, DeploymentState to, LocalDate on, long version, Instant at) {
        int moved = jdbc.sql("""
                        update deployment set state = :state, since = :since, version = version + 1, changed_at = :at
                        where product_id = :product and collectivity = :collectivity and version = :version
                        """)
                .param("state", to.code())
                .param("since", on)
                .param("at", Timestamp.from(at))
                .param("product", deployment.product().value())
                .param("collectivity", deployment.collectivity().id().toString())
                .param("version", version)
                .update();
        if (moved == 0) throw stale(deployment, version);
    }

    void edit(Deployment deployment, Deployments.Details details, long version, Instant at) {
        int edited = jdbc.sql("""
                        update deployment
                        set origin = :origin, contact = :contact, email = :email, officer = :officer,
                            reminded_on = case when next_on is not distinct from :nextOn and next_step = :nextStep
                                               then reminded_on end,
                            next_step = :nextStep, next_on = :nextOn, version = version + 1, changed_at = :at
                        where product_id = :product and collectivity = :collectivity and version = :version
                        """)
                .param("origin", details.origin().code())
                .param("contact", details.contact())
                .param("email", details.email())
                .param(
                        "officer",
                        details.officer() == null ? null : details.officer().value(),
                        Types.BIGINT)
                .param("nextStep", details.nextStep())
                .param("nextOn", details.nextOn(), Types.DATE)
                .param("at", Timestamp.from(at))
                .param("product", deployment.product().value())
                .param("collectivity", deployment.collectivity().id().toString())
                .param("version", version)
                .update();
        if (edited == 0) throw stale(deployment, version);
    }

    private static Stale stale(Deployment deployment, long version) {
        return new Stale("deployment", deployment.path(), version);
    }

    boolean remove(ProductId product, CollectivityId collectivity) {
        return jdbc.sql("delete from deployment where product_id = :product and collectivity = :collectivity")
                        .param("product", product.value())
                        .param("collectivity", collectivity.toString())
                        .update()
                > 0;
    }

    List<Deployment.Event> history(ProductId product, CollectivityId collectivity) {
        return jdbc.sql("""
                        select at, on_day, account, kind, from_state, to_state, text from deployment_event
                        where product_id = :product and collectivity = :collectivity order by id desc limit 200
                        """)
                .param("product", product.value())
                .param("collectivity", collectivity.toString())
                .query((row, ignored) -> new Deployment.Event(
                        row.getTimestamp("at").toInstant(),
                        row.getObject("on_day", LocalDate.class),
                        account(row, "account"),
                        row.getString("kind"),
                        state(row.getString("from_state")),
                        state(row.getString("to_state")),
                        row.getString("text")))
                .list();
    }

    private static @Nullable DeploymentState state(@Nullable String code) {
        return code == null ? null : DeploymentState.of(code);
    }

    static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new AccountId(id);
    }

    /** Among which deployments one looks. */
    record Within(String where, Map<String, Object> parameters) {

        static Within of(ProductId product) {
            return new Within("d.product_id = :product", Map.of("product", product.value()));
        }

        static Within all(Collection<ProductId> products) {
            return new Within(
                    "d.product_id = any(:products)",
                    Map.of("products", products.stream().map(ProductId::value).toArray(String[]::new)));
        }

        /** Those of these products that this person takes forward. */
        static Within inCharge(Collection<ProductId> products, AccountId officer) {
            Map<String, Object> parameters = new HashMap<>(all(products).parameters());
            parameters.put("me", officer.value());
            return new Within(all(products).where() + """
                     and (d.officer = :me or d.officer is null and d.product_id in
                          (select p.product_id from deployment_plan p where p.officer = :me))
                    """, parameters);
        }
    }

    /** How far each of these products goes; nothing for those that have no deployment. */
    Map<ProductId, DeploymentCard.Reach> reaches(Collection<ProductId> products, LocalDate today) {
        Map<ProductId, DeploymentCard.Reach> reaches = new HashMap<>();
        jdbc.sql("""
                        select product_id, count(*) filter (where state = 'actif') as uses,
                               count(*) filter (where state = 'test') as tries,
                               count(*) filter (where state in ('prospect', 'contacte')) as coming,
                               count(*) filter (where next_on < :today) as late
                        from deployment where product_id = any(:products) group by product_id
                        """)
                .param("today", today)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    reaches.put(
                            new ProductId(row.getString("product_id")),
                            new DeploymentCard.Reach(
                                    row.getLong("uses"),
                                    row.getLong("tries"),
                                    row.getLong("coming"),
                                    row.getLong("late")));
                });
        return reaches;
    }

    Map<DeploymentState, Long> counts(Within within, DeploymentFilter filter, LocalDate today) {
        Narrowed narrowed = narrowed(within, filter, today);
        Map<DeploymentState, Long> counts = new EnumMap<>(DeploymentState.class);
        jdbc.sql("select d.state, count(*) as number from deployment d where " + narrowed.where() + " group by d.state")
                .params(narrowed.parameters())
                .query(row -> {
                    counts.put(DeploymentState.of(row.getString("state")), row.getLong("number"));
                });
        return counts;
    }

    /** The first ones of each state, in one statement. */
    Map<DeploymentState, List<Deployment>> firstOfEach(
            ProductId product, DeploymentFilter filter, int most, LocalDate today) {
        Narrowed narrowed = narrowed(Within.of(product), filter, today);
        Map<String, Object> parameters = new HashMap<>(narrowed.parameters());
        parameters.put("most", most);
        Map<DeploymentState, List<Deployment>> columns = new EnumMap<>(DeploymentState.class);
        for (Deployment deployment : deployments("""
                from unnest(array['prospect', 'contacte', 'test', 'actif', 'pause', 'parti']) one (code)
                cross join lateral (select d.* from deployment d where d.state = one.code and %s
                                    order by %s limit :most) d
                """.formatted(narrowed.where(), order(filter)), parameters))
            columns.computeIfAbsent(deployment.state(), none -> new ArrayList<>())
                    .add(deployment);
        return columns;
    }

    Slice<Deployment> page(Within within, DeploymentFilter filter, int page, LocalDate today) {
        long total = counts(within, filter, today).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(list(within, filter, PAGE, (number - 1) * PAGE, today), number, PAGE, total);
    }

    List<Deployment> all(Within within, DeploymentFilter filter, LocalDate today) {
        return list(within, filter, EXPORTED, 0, today);
    }

    private List<Deployment> list(Within within, DeploymentFilter filter, int limit, int offset, LocalDate today) {
        Narrowed narrowed = narrowed(within, filter, today);
        Map<String, Object> parameters = new HashMap<>(narrowed.parameters());
        parameters.put("limit", limit);
        parameters.put("offset", offset);
        return deployments(
                "from deployment d where " + narrowed.where() + " order by " + order(filter)
                        + " limit :limit offset :offset",
                parameters);
    }

    private List<Deployment> deployments(String rest, Map<String, Object> parameters) {
        return jdbc.sql(COLUMNS + rest).params(parameters).query(this::deployment).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Deployment> deployment(ResultSet row, int ignored) throws SQLException {
        Collectivity place = CollectivityId.parse(row.getString("collectivity"))
                .flatMap(collectivities::find)
                .orElse(null);
        return place == null
                ? Optional.empty()
                : Optional.of(new Deployment(
                        new ProductId(row.getString("product_id")),
                        place,
                        DeploymentState.of(row.getString("state")),
                        row.getObject("since", LocalDate.class),
                        Deployment.Origin.of(row.getString("origin")),
                        row.getString("contact"),
                        row.getString("email"),
                        account(row, "officer"),
                        row.getString("next_step"),
                        row.getObject("next_on", LocalDate.class),
                        row.getBoolean("hosts"),
                        row.getLong("version")));
    }

    /** The accounts that take forward one of the product's deployments. */
    Set<AccountId> officers(ProductId product) {
        return new HashSet<>(jdbc.sql("""
                        select distinct officer from deployment where product_id = :product and officer is not null
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new AccountId(row.getLong("officer")))
                .list());
    }

    private record Narrowed(String where, Map<String, Object> parameters) {}

    private static String order(DeploymentFilter filter) {
        return switch (filter.order()) {
            case "population" -> "d.inhabitants desc, d.collectivity";
            case "relance" -> "d.next_on nulls last, d.search, d.collectivity";
            case "recent" -> "d.since desc, d.search, d.collectivity";
            default -> "d.search, d.collectivity";
        };
    }

    private Narrowed narrowed(Within within, DeploymentFilter filter, LocalDate today) {
        List<String> conditions = new ArrayList<>(List.of(within.where()));
        Map<String, Object> parameters = new HashMap<>(within.parameters());
        if (!filter.state().isEmpty()) {
            conditions.add("d.state = :state");
            parameters.put("state", filter.state());
        }
        if (!filter.stratum().isEmpty()) {
            conditions.add("d.stratum = :stratum");
            parameters.put("stratum", filter.stratum());
        }
        departements(filter.place()).ifPresent(codes -> {
            conditions.add("d.departement = any(string_to_array(:departements, ','))");
            parameters.put("departements", String.join(",", codes));
        });
        if (filter.wave().matches("\\d{1,15}")) {
            conditions.add(
                    "exists (select 1 from deployment_wave_target t where t.wave_id = :wave and t.collectivity = d.collectivity)");
            parameters.put("wave", Long.valueOf(filter.wave()));
        }
        if (filter.officer().matches("\\d{1,15}")) {
            conditions.add("d.officer = :officer");
            parameters.put("officer", Long.valueOf(filter.officer()));
        }
        if (DUE.containsKey(filter.due())) {
            conditions.add(DUE.get(filter.due()));
            parameters.put("today", today);
        }
        int number = 0;
        for (String word : Plain.text(filter.text()).split(" ", 12)) {
            if (word.isEmpty()) continue;
            conditions.add("d.search like :word" + number);
            parameters.put("word" + number++, "%" + word.replace("%", "").replace("_", "") + "%");
        }
        return new Narrowed(String.join(" and ", conditions), parameters);
    }

    private Optional<List<String>> departements(String place) {
        return CollectivityId.parse(place).map(collectivities::departementsOf);
    }
}
