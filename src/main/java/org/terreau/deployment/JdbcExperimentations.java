package org.terreau.deployment;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.document.DocumentId;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** The SQL of experimentations, of what their users say and of what was decided. */
@Repository
class JdbcExperimentations {

    private static final int PAGE = 20;
    private static final String COLUMNS = """
            select id, product_id, collectivity, referent, referent_email, referent_role, starts_on, ends_on, users, protocol,
                   agreement_link, agreement_file, agreement_name, signed_on, sites, token, open, decision, decided_on,
                   version
            from experimentation
            """;

    private final JdbcClient jdbc;
    private final Collectivities collectivities;

    JdbcExperimentations(JdbcClient jdbc, Collectivities collectivities) {
        this.jdbc = jdbc;
        this.collectivities = collectivities;
    }

    Optional<Long> insert(ProductId product, CollectivityId host, LocalDate start, String token) {
        return jdbc.sql("""
                        insert into experimentation (product_id, collectivity, starts_on, token)
                        values (:product, :host, :start, :token) on conflict do nothing returning id
                        """)
                .param("product", product.value())
                .param("host", host.toString())
                .param("start", start)
                .param("token", token)
                .query(Long.class)
                .optional();
    }

    /** Where a product is or was tried, and whether a "go" was recorded. */
    record Hosts(Set<String> places, boolean go) {}

    Hosts hosts(ProductId product) {
        Set<String> places = new HashSet<>();
        boolean[] go = new boolean[1];
        jdbc.sql("select collectivity, decision from experimentation where product_id = :product")
                .param("product", product.value())
                .query(row -> {
                    places.add(row.getString("collectivity"));
                    go[0] |= Experimentation.Decision.find(row.getString("decision"))
                            .filter(Experimentation.Decision::goes)
                            .isPresent();
                });
        return new Hosts(places, go[0]);
    }

    List<Experimentation> of(ProductId product) {
        return jdbc
                .sql(COLUMNS + "where product_id = :product order by starts_on desc, id desc")
                .param("product", product.value())
                .query(this::experimentation)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<Experimentation> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(this::experimentation)
                .optional()
                .flatMap(one -> one);
    }

    Optional<Experimentation> byToken(String token) {
        return jdbc.sql(COLUMNS + "where token = :token")
                .param("token", token)
                .query(this::experimentation)
                .optional()
                .flatMap(one -> one);
    }

    private Optional<Experimentation> experimentation(ResultSet row, int ignored) throws SQLException {
        Collectivity host = CollectivityId.parse(row.getString("collectivity"))
                .flatMap(collectivities::find)
                .orElse(null);
        UUID file = row.getObject("agreement_file", UUID.class);
        return host == null
                ? Optional.empty()
                : Optional.of(new Experimentation(
                        row.getLong("id"),
                        new ProductId(row.getString("product_id")),
                        host,
                        row.getString("referent"),
                        row.getString("referent_email"),
                        row.getString("referent_role"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getString("users"),
                        row.getString("protocol"),
                        row.getString("agreement_link"),
                        file == null ? null : new DocumentId(file),
                        row.getString("agreement_name"),
                        row.getObject("signed_on", LocalDate.class),
                        row.getString("sites"),
                        row.getString("token"),
                        row.getBoolean("open"),
                        Experimentation.Decision.find(row.getString("decision")).orElse(null),
                        row.getObject("decided_on", LocalDate.class),
                        row.getLong("version")));
    }

    boolean edit(long id, Experimentations.Terms terms, long version) {
        return jdbc.sql("""
                        update experimentation
                        set referent = :referent, referent_email = :email, referent_role = :role, starts_on = :start,
                            ends_on = :end, users = :users, protocol = :protocol, agreement_link = :link,
                            signed_on = :signed, sites = :sites, open = :open, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("id", id)
                        .param("version", version)
                        .param("referent", terms.referent())
                        .param("email", terms.referentEmail())
                        .param("role", terms.referentRole())
                        .param("start", terms.start())
                        .param("end", terms.end(), Types.DATE)
                        .param("users", terms.users())
                        .param("protocol", terms.protocol())
                        .param("link", terms.agreementLink())
                        .param("signed", terms.signedOn(), Types.DATE)
                        .param("sites", terms.sites())
                        .param("open", terms.open())
                        .update()
                > 0;
    }

    void agreement(long id, @Nullable DocumentId file, String name) {
        jdbc.sql("update experimentation set agreement_file = :file, agreement_name = :name where id = :id")
                .param("id", id)
                .param("file", file == null ? null : file.value(), Types.OTHER)
                .param("name", name)
                .update();
    }

    List<Thresholds> thresholds(long id) {
        return jdbc.sql("""
                        select responses, mean, set_on, after_feedback from experimentation_threshold
                        where experimentation_id = :id order by id
                        """)
                .param("id", id)
                .query((row, ignored) -> new Thresholds(
                        row.getInt("responses"),
                        row.getBigDecimal("mean"),
                        row.getObject("set_on", LocalDate.class),
                        row.getBoolean("after_feedback")))
                .list();
    }

    void aim(long id, Thresholds thresholds) {
        jdbc.sql("""
                        insert into experimentation_threshold (experimentation_id, responses, mean, set_on, after_feedback)
                        values (:id, :responses, :mean, :on, :late)
                        """)
                .param("id", id)
                .param("responses", thresholds.responses())
                .param("mean", thresholds.mean())
                .param("on", thresholds.on())
                .param("late", thresholds.late())
                .update();
    }

    void decide(long id, Experimentation.Decided decided) {
        jdbc.sql("""
                        insert into experimentation_decision
                            (experimentation_id, decision, reason, evidence, on_day, account, responses, mean, unmet, despite)
                        values (:id, :decision, :reason, :evidence, :on, :by, :responses, :mean, :unmet, :despite)
                        """)
                .param("id", id)
                .param("decision", decided.decision().code())
                .param("reason", decided.reason())
                .param("evidence", decided.evidence())
                .param("on", decided.on())
                .param("by", decided.by() == null ? null : decided.by().value(), Types.BIGINT)
                .param("responses", decided.responses())
                .param("mean", decided.mean(), Types.NUMERIC)
                .param(
                        "unmet",
                        decided.unmet().stream().map(GoBasis.Condition::code).toArray(String[]::new))
                .param("despite", decided.despite())
                .update();
        jdbc.sql("""
                        update experimentation set decision = :decision, decided_on = :on, version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("decision", decided.decision().code())
                .param("on", decided.on())
                .update();
    }

    List<Experimentation.Decided> decisions(long id) {
        return jdbc.sql("""
                        select decision, reason, evidence, on_day, account, responses, mean, unmet, despite
                        from experimentation_decision
                        where experimentation_id = :id order by id desc
                        """)
                .param("id", id)
                .query((row, ignored) -> new Experimentation.Decided(
                        Experimentation.Decision.find(row.getString("decision")).orElseThrow(),
                        row.getString("reason"),
                        row.getString("evidence"),
                        row.getObject("on_day", LocalDate.class),
                        JdbcDeployments.account(row, "account"),
                        row.getInt("responses"),
                        row.getBigDecimal("mean"),
                        conditions(row),
                        row.getString("despite")))
                .list();
    }

    /** What a decision lacked: none where it was not asked. */
    static List<GoBasis.Condition> conditions(ResultSet row) throws SQLException {
        Array unmet = row.getArray("unmet");
        return unmet == null
                ? List.of()
                : JdbcPlans.texts(unmet).stream().map(GoBasis.Condition::of).toList();
    }

    void insert(long id, Feedbacks.New said, String channel, Experimentation.Moderation state, Instant at) {
        jdbc.sql("""
                        insert into experimentation_feedback
                            (experimentation_id, at, channel, rating, worked, lacking, verbatim, profile, consent, state)
                        values (:id, :at, :channel, :rating, :worked, :lacking, :verbatim, :profile, :consent, :state)
                        """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("channel", channel)
                .param("rating", said.rating())
                .param("worked", said.worked())
                .param("lacking", said.lacking())
                .param("verbatim", said.verbatim())
                .param("profile", said.profile())
                .param("consent", said.consent())
                .param("state", state.code())
                .update();
    }

    Map<Integer, Long> ratings(long id) {
        Map<Integer, Long> ratings = new java.util.TreeMap<>();
        jdbc.sql("""
                        select rating, count(*) as number from experimentation_feedback where experimentation_id = :id
                        group by rating
                        """).param("id", id).query(row -> {
            ratings.put(row.getInt("rating"), row.getLong("number"));
        });
        return ratings;
    }

    Slice<Experimentation.Feedback> page(long id, String state, int page) {
        String where = " where experimentation_id = :id and (:state = '' or state = :state)";
        long total = jdbc.sql("select count(*) from experimentation_feedback" + where)
                .param("id", id)
                .param("state", state)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(feedbacks(id, state, PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    List<Experimentation.Feedback> all(long id) {
        return feedbacks(id, "", 10_000, 0);
    }

    private List<Experimentation.Feedback> feedbacks(long id, String state, int limit, int offset) {
        return jdbc.sql("""
                        select id, at, channel, rating, worked, lacking, verbatim, profile, consent, state
                        from experimentation_feedback
                        where experimentation_id = :id and (:state = '' or state = :state)
                        order by id desc limit :limit offset :offset
                        """)
                .param("id", id)
                .param("state", state)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, ignored) -> new Experimentation.Feedback(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("channel"),
                        row.getInt("rating"),
                        row.getString("worked"),
                        row.getString("lacking"),
                        row.getString("verbatim"),
                        row.getString("profile"),
                        row.getBoolean("consent"),
                        Experimentation.Moderation.of(row.getString("state"))))
                .list();
    }

    /** Only what was left with consent may be published or set aside. */
    boolean moderate(long id, long feedback, Experimentation.Moderation to, AccountId by, Instant at) {
        return jdbc.sql("""
                        update experimentation_feedback set state = :state, account = :by, decided_at = :at
                        where id = :feedback and experimentation_id = :id and consent
                        """)
                        .param("state", to.code())
                        .param("by", by.value())
                        .param("at", Timestamp.from(at))
                        .param("feedback", feedback)
                        .param("id", id)
                        .update()
                > 0;
    }
}
