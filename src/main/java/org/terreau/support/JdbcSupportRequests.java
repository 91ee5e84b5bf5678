package org.terreau.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;

/** The SQL of requests for help. */
@Repository
class JdbcSupportRequests {

    static final String COLUMNS = """
            r.id, r.offer_id, o.name, r.incubator_id, r.product_id, r.dossier_id, r.about, r.asked_by, r.asked_at,
            r.due_on, r.situation, r.since_when, r.after_help, r.wished_on, r.urgency, r.confidential, r.state,
            r.deliverer, r.planned_on, r.delivered_on, r.reason, r.elsewhere, r.version
            """;

    static final String REQUESTS =
            "select " + COLUMNS + " from support_request r join support_offer o on o.id = r.offer_id ";

    private final JdbcClient jdbc;

    JdbcSupportRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static SupportRequest request(ResultSet row, int ignored) throws SQLException {
        String product = row.getString("product_id");
        long dossier = row.getLong("dossier_id");
        String urgency = row.getString("urgency");
        return new SupportRequest(
                row.getLong("id"),
                new SupportRequest.Offered(row.getLong("offer_id"), row.getString("name")),
                new SupportRequest.About(
                        new IncubatorId(row.getString("incubator_id")),
                        product == null ? null : new ProductId(product),
                        dossier == 0 ? null : new DossierId(dossier),
                        row.getString("about")),
                new Need(
                        row.getString("situation"),
                        row.getString("since_when"),
                        row.getString("after_help"),
                        row.getObject("wished_on", LocalDate.class),
                        !urgency.isEmpty(),
                        urgency),
                new SupportRequest.Asked(
                        account(row, "asked_by"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("confidential")),
                new SupportRequest.Progress(
                        SupportState.of(row.getString("state")).orElseThrow(),
                        account(row, "deliverer"),
                        row.getObject("planned_on", LocalDate.class),
                        row.getObject("delivered_on", LocalDate.class),
                        row.getString("reason"),
                        row.getString("elsewhere")),
                row.getLong("version"));
    }

    static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        long account = row.getLong(column);
        return row.wasNull() ? null : new AccountId(account);
    }

    Optional<SupportRequest> find(long id) {
        return jdbc.sql(REQUESTS + "where r.id = :id")
                .param("id", id)
                .query(JdbcSupportRequests::request)
                .optional();
    }

    /** The last asked first. */
    List<SupportRequest> of(SupportRequest.About about) {
        return jdbc.sql(REQUESTS + """
                        where r.product_id = :product or r.dossier_id = :dossier order by r.asked_at desc, r.id desc limit 200
                        """)
                .param("product", product(about), Types.VARCHAR)
                .param("dossier", dossier(about), Types.BIGINT)
                .query(JdbcSupportRequests::request)
                .list();
    }

    /** The value of the offers that were given, where one is known; what is confidential is not told of. */
    Optional<Money> value(SupportRequest.About about) {
        return jdbc.sql("""
                        select coalesce(sum(o.value_cents), 0) from support_request r join support_offer o on o.id = r.offer_id
                        where (r.product_id = :product or r.dossier_id = :dossier) and r.delivered_on is not null
                          and not r.confidential
                        """)
                .param("product", product(about), Types.VARCHAR)
                .param("dossier", dossier(about), Types.BIGINT)
                .query(Long.class)
                .optional()
                .filter(cents -> cents > 0)
                .map(Money::new);
    }

    private static @Nullable String product(SupportRequest.About about) {
        ProductId product = about.product();
        return product == null ? null : product.value();
    }

    private static @Nullable Long dossier(SupportRequest.About about) {
        DossierId dossier = about.dossier();
        return dossier == null ? null : dossier.value();
    }

    long insert(SupportOffer offer, SupportRequest.About about, Need need, SupportRequest.Asked asked) {
        AccountId by = asked.by();
        return jdbc.sql("""
                        insert into support_request
                            (offer_id, incubator_id, product_id, dossier_id, about, asked_by, asked_at, due_on, situation,
                             since_when, after_help, wished_on, urgency, confidential, state)
                        values (:offer, :incubator, :product, :dossier, :about, :by, :at, :due, :situation, :since, :after,
                                :wished, :urgency, :confidential, :state)
                        returning id
                        """)
                .param("offer", offer.id())
                .param("incubator", offer.incubator().value())
                .param("product", product(about), Types.VARCHAR)
                .param("dossier", dossier(about), Types.BIGINT)
                .param("about", about.name())
                .param("by", by == null ? null : by.value(), Types.BIGINT)
                .param("at", Timestamp.from(asked.at()))
                .param("due", asked.dueOn())
                .param("situation", need.situation())
                .param("since", need.since())
                .param("after", need.after())
                .param("wished", need.wished(), Types.DATE)
                .param("urgency", need.reasonOfUrgency())
                .param("confidential", asked.confidential())
                .param("state", SupportState.ASKED.code())
                .query(Long.class)
                .single();
    }

    /** Keeps whether the product had, when it asked, what the offer aims at. */
    void hadBefore(long request, boolean had) {
        jdbc.sql("update support_request set had_before = :had where id = :id")
                .param("had", had)
                .param("id", request)
                .update();
    }

    /** The products that were given help of each aim, and whether they had it when they first asked. */
    Map<Aim, Map<ProductId, Boolean>> helped(IncubatorId incubator) {
        Map<Aim, Map<ProductId, Boolean>> helped = new EnumMap<>(Aim.class);
        jdbc.sql("""
                        select o.family, r.product_id, r.had_before
                        from support_request r join support_offer o on o.id = r.offer_id
                        where r.incubator_id = :incubator and r.had_before is not null and r.product_id is not null
                          and r.delivered_on is not null and not r.confidential
                        order by r.asked_at
                        """).param("incubator", incubator.value()).query(row -> {
            Aim aim = Family.of(row.getString("family")).flatMap(Aim::of).orElse(null);
            if (aim == null) return;
            helped.computeIfAbsent(aim, none -> new HashMap<>())
                    .putIfAbsent(new ProductId(row.getString("product_id")), row.getBoolean("had_before"));
        });
        return helped;
    }

    /** False when somebody else moved it since this version. */
    boolean move(SupportRequest request, SupportRequest.Progress now, Instant at) {
        AccountId deliverer = now.deliverer();
        return jdbc.sql("""
                        update support_request
                        set state = :state, deliverer = :deliverer, planned_on = :planned, delivered_on = :delivered,
                            reason = :reason, elsewhere = :elsewhere, answered_at = coalesce(answered_at, :at),
                            closed_at = case when :over then cast(:at as timestamptz) end, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("state", now.state().code())
                        .param("deliverer", deliverer == null ? null : deliverer.value(), Types.BIGINT)
                        .param("planned", now.plannedOn(), Types.DATE)
                        .param("delivered", now.deliveredOn(), Types.DATE)
                        .param("reason", now.reason())
                        .param("elsewhere", now.elsewhere())
                        .param("at", Timestamp.from(at))
                        .param("over", !now.state().open())
                        .param("id", request.id())
                        .param("version", request.version())
                        .update()
                == 1;
    }

    /** Something that happened to a request. */
    record Step(Instant at, SupportState to, @Nullable AccountId by, String note) {}

    void note(long request, Step step) {
        AccountId by = step.by();
        jdbc.sql("""
                        insert into support_step (request_id, at, to_state, account, note)
                        values (:request, :at, :to, :by, :note)
                        """)
                .param("request", request)
                .param("at", Timestamp.from(step.at()))
                .param("to", step.to().code())
                .param("by", by == null ? null : by.value(), Types.BIGINT)
                .param("note", step.note())
                .update();
    }

    /** From the first. */
    List<Step> steps(long request) {
        return jdbc.sql("select at, to_state, account, note from support_step where request_id = :request order by at")
                .param("request", request)
                .query((row, ignored) -> new Step(
                        row.getTimestamp("at").toInstant(),
                        SupportState.of(row.getString("to_state")).orElseThrow(),
                        account(row, "account"),
                        row.getString("note")))
                .list();
    }

    /** For each offer, how many requests wait for help to begin. */
    Map<Long, Integer> ahead() {
        Map<Long, Integer> ahead = new HashMap<>();
        jdbc.sql("""
                        select offer_id, count(*) as waiting from support_request
                        where state in ('demandee', 'cadree', 'planifiee') group by offer_id
                        """).query(row -> {
            ahead.put(row.getLong("offer_id"), row.getInt("waiting"));
        });
        return ahead;
    }

    /** How many requests for an offer are not over. */
    int open(long offer) {
        return jdbc.sql("""
                        select count(*) from support_request
                        where offer_id = :offer and state in ('demandee', 'cadree', 'planifiee', 'en-cours')
                        """).param("offer", offer).query(Integer.class).single();
    }

    /**
     * How long those who asked waited.
     *
     * @param answered working days before they were answered
     * @param begun days before help began, for those for whom it did
     */
    record Waited(List<Integer> answered, List<Integer> begun) {}

    /** For each offer, how long those waited who asked since. */
    Map<Long, Waited> waited(Instant since) {
        Map<Long, Waited> waited = new HashMap<>();
        jdbc.sql("""
                        select r.offer_id, r.asked_at, r.answered_at,
                               (select min(s.at) from support_step s
                                where s.request_id = r.id and s.to_state = 'en-cours') as begun_at
                        from support_request r
                        where r.asked_at >= :since and r.answered_at is not null and r.state <> 'annulee'
                        """).param("since", Timestamp.from(since)).query(row -> {
            Waited one = waited.computeIfAbsent(
                    row.getLong("offer_id"), none -> new Waited(new ArrayList<>(), new ArrayList<>()));
            LocalDate asked = Paris.day(row.getTimestamp("asked_at").toInstant());
            one.answered()
                    .add(WorkingDays.between(
                            asked, Paris.day(row.getTimestamp("answered_at").toInstant())));
            Timestamp begun = row.getTimestamp("begun_at");
            if (begun != null) one.begun().add((int) ChronoUnit.DAYS.between(asked, Paris.day(begun.toInstant())));
        });
        return waited;
    }
}
