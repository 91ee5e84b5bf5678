package org.terreau.recruitment;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.identity.Grant;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Slice;
import org.terreau.team.Trade;

/** The SQL of offers. */
@Repository
class JdbcOffers {

    static final int PAGE = 25;

    private static final String OFFERS = """
            select o.id, o.incubator_id, o.kind, o.trade, o.title, o.problem, o.work, o.profile, o.contact, o.days, o.remote,
                   o.place, o.start_on, o.months, o.renewable, o.holder, o.holder_on, o.referent, o.referent_on,
                   o.seniority_months, o.criteria, o.weights, o.mandatory,
                   o.questions, o.decision_on, o.closes_at, o.published_at, o.ended_at, o.state, o.version,
                   n.missions, n.products
            from recruitment_offer o
            left join lateral (
                select array_agg(mission_id order by mission_id) as missions,
                       array_agg(product_id order by mission_id) as products
                from recruitment_need where offer_id = o.id) n on true
            """;

    /** Those of the incubators for which somebody works, and of the products of which they are. */
    private static final String SEEN = """
            where (:everywhere or o.incubator_id = any(:incubators)
                   or exists (select 1 from recruitment_need m where m.offer_id = o.id and m.product_id = any(:products)))
            """;

    private final JdbcClient jdbc;

    JdbcOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody may work on. */
    record Sight(Set<String> incubators, Collection<ProductId> products) {

        private Map<String, Object> parameters() {
            return Map.of(
                    "everywhere",
                    incubators.contains(Grant.EVERYWHERE),
                    "incubators",
                    incubators.toArray(String[]::new),
                    "products",
                    products.stream().map(ProductId::value).toArray(String[]::new));
        }
    }

    /** The last written first. */
    Slice<Offer> page(Sight sight, int asked) {
        long total = jdbc.sql("select count(*) from recruitment_offer o " + SEEN)
                .params(sight.parameters())
                .query(Long.class)
                .single();
        int last = (int) Math.max(1, (total + PAGE - 1) / PAGE);
        int number = Math.min(Math.max(1, asked), last);
        List<Offer> offers = jdbc.sql(OFFERS + SEEN + " order by o.id desc limit :size offset :from")
                .params(sight.parameters())
                .param("size", PAGE)
                .param("from", (number - 1) * PAGE)
                .query(JdbcOffers::offer)
                .list();
        return new Slice<>(offers, number, PAGE, total);
    }

    /** The same for a file: at most ten thousand. */
    List<Offer> all(Sight sight) {
        return jdbc.sql(OFFERS + SEEN + " order by o.id desc limit 10000")
                .params(sight.parameters())
                .query(JdbcOffers::offer)
                .list();
    }

    /** Those that were published and closed or close after this moment, the first to close first. */
    List<Offer> published(Instant since) {
        return jdbc.sql(OFFERS + "where o.published_at is not null and o.closes_at > :since order by o.closes_at, o.id")
                .param("since", Timestamp.from(since))
                .query(JdbcOffers::offer)
                .list();
    }

    Optional<Offer> find(long id) {
        return jdbc.sql(OFFERS + "where o.id = :id")
                .param("id", id)
                .query(JdbcOffers::offer)
                .optional();
    }

    /** Of these vacancies, the offer that is written or read now. */
    Map<Long, Long> ofMissions(Collection<Long> missions) {
        Map<Long, Long> offers = new HashMap<>();
        jdbc.sql("""
                        select n.mission_id, max(o.id) as offer_id
                        from recruitment_need n join recruitment_offer o on o.id = n.offer_id
                        where n.mission_id = any(:missions) and o.state in ('brouillon', 'publiee') group by n.mission_id
                        """).param("missions", missions.toArray(Long[]::new)).query(row -> {
            offers.put(row.getLong("mission_id"), row.getLong("offer_id"));
        });
        return offers;
    }

    private static Offer offer(ResultSet row, int ignored) throws SQLException {
        return new Offer(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                new Offer.Said(
                        OfferKind.of(row.getString("kind")).orElseThrow(),
                        Trade.of(row.getString("trade")).orElse(Trade.OTHER),
                        row.getString("title"),
                        row.getString("problem"),
                        row.getString("work"),
                        row.getString("profile"),
                        row.getString("contact")),
                new Offer.Terms(
                        days(row),
                        Remote.of(row.getString("remote")).orElseThrow(),
                        row.getString("place"),
                        row.getObject("start_on", LocalDate.class),
                        months(row, "months"),
                        row.getBoolean("renewable"),
                        met(row, "holder"),
                        met(row, "referent"),
                        months(row, "seniority_months")),
                new Offer.Selection(
                        criteria(row),
                        List.of((String[]) row.getArray("questions").getArray()),
                        row.getObject("decision_on", LocalDate.class)),
                needs(row),
                new Offer.Days(moment(row, "closes_at"), moment(row, "published_at"), moment(row, "ended_at")),
                JobOfferState.of(row.getString("state")).orElseThrow(),
                row.getLong("version"));
    }

    private static @Nullable Integer months(ResultSet row, String column) throws SQLException {
        int months = row.getInt(column);
        return row.wasNull() ? null : months;
    }

    private static Offer.Met met(ResultSet row, String column) throws SQLException {
        return new Offer.Met(row.getString(column), row.getObject(column + "_on", LocalDate.class));
    }

    private static @Nullable BigDecimal days(ResultSet row) throws SQLException {
        BigDecimal days = row.getBigDecimal("days");
        return days == null ? null : days.stripTrailingZeros();
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    private static List<Offer.Criterion> criteria(ResultSet row) throws SQLException {
        String[] labels = (String[]) row.getArray("criteria").getArray();
        Integer[] weights = (Integer[]) row.getArray("weights").getArray();
        Boolean[] mandatory = (Boolean[]) row.getArray("mandatory").getArray();
        List<Offer.Criterion> criteria = new ArrayList<>();
        for (int at = 0; at < labels.length; at++)
            criteria.add(new Offer.Criterion(labels[at], weights[at], mandatory[at]));
        return criteria;
    }

    private static List<Offer.Need> needs(ResultSet row) throws SQLException {
        Array missions = row.getArray("missions");
        if (missions == null) return List.of();
        Long[] ids = (Long[]) missions.getArray();
        String[] products = (String[]) row.getArray("products").getArray();
        List<Offer.Need> needs = new ArrayList<>();
        for (int at = 0; at < ids.length; at++) needs.add(new Offer.Need(ids[at], new ProductId(products[at])));
        return needs;
    }

    long insert(IncubatorId incubator, OfferTyped.Checked written) {
        return bound("""
                        insert into recruitment_offer
                            (incubator_id, kind, trade, title, problem, work, profile, contact, days, remote, place, start_on,
                             months, renewable, holder, holder_on, referent, referent_on, seniority_months, criteria, weights,
                             mandatory, questions, decision_on, closes_at, state)
                        values (:incubator, :kind, :trade, :title, :problem, :work, :profile, :contact, :days, :remote,
                                :place, :start, :months, :renewable, :holder, :holderOn, :referent, :referentOn, :seniority, :criteria, :weights, :mandatory,
                                :questions, :decision, :closes, :state)
                        returning id
                        """, written)
                .param("incubator", incubator.value())
                .param("state", JobOfferState.DRAFT.code())
                .query(Long.class)
                .single();
    }

    /** False when somebody else saved since. */
    boolean update(long id, OfferTyped.Checked written, long version) {
        return bound("""
                        update recruitment_offer
                        set kind = :kind, trade = :trade, title = :title, problem = :problem, work = :work,
                            profile = :profile, contact = :contact, days = :days, remote = :remote, place = :place,
                            start_on = :start, months = :months, renewable = :renewable, holder = :holder,
                            holder_on = :holderOn, referent = :referent, referent_on = :referentOn,
                            seniority_months = :seniority, criteria = :criteria, weights = :weights, mandatory = :mandatory,
                            questions = :questions, decision_on = :decision, closes_at = :closes, version = version + 1
                        where id = :id and version = :version
                        """, written).param("id", id).param("version", version).update() == 1;
    }

    private JdbcClient.StatementSpec bound(String statement, OfferTyped.Checked written) {
        Offer.Said said = written.said();
        Offer.Terms terms = written.terms();
        List<Offer.Criterion> criteria = written.selection().criteria();
        Instant closes = written.closesAt();
        return jdbc.sql(statement)
                .param("kind", said.kind().code())
                .param("trade", said.trade().code())
                .param("title", said.title())
                .param("problem", said.problem())
                .param("work", said.work())
                .param("profile", said.profile())
                .param("contact", said.contact())
                .param("days", terms.days(), Types.NUMERIC)
                .param("remote", terms.remote().code())
                .param("place", terms.place())
                .param("start", terms.start(), Types.DATE)
                .param("months", terms.months(), Types.INTEGER)
                .param("renewable", terms.renewable())
                .param("holder", terms.holder().who())
                .param("holderOn", terms.holder().on(), Types.DATE)
                .param("referent", terms.referent().who())
                .param("referentOn", terms.referent().on(), Types.DATE)
                .param("seniority", terms.seniority(), Types.INTEGER)
                .param("criteria", criteria.stream().map(Offer.Criterion::label).toArray(String[]::new))
                .param("weights", criteria.stream().map(Offer.Criterion::weight).toArray(Integer[]::new))
                .param(
                        "mandatory",
                        criteria.stream().map(Offer.Criterion::mandatory).toArray(Boolean[]::new))
                .param("questions", written.selection().questions().toArray(String[]::new))
                .param("decision", written.selection().decisionOn(), Types.DATE)
                .param("closes", closes == null ? null : Timestamp.from(closes), Types.TIMESTAMP);
    }

    void need(long offer, Offer.Need need) {
        jdbc.sql("""
                        insert into recruitment_need (offer_id, mission_id, product_id) values (:offer, :mission, :product)
                        on conflict do nothing
                        """)
                .param("offer", offer)
                .param("mission", need.mission())
                .param("product", need.product().value())
                .update();
    }

    boolean publish(long id, AccountId by, Instant now, long version) {
        return jdbc.sql("""
                        update recruitment_offer set state = :published, published_at = :now, published_by = :by, version = version + 1
                        where id = :id and version = :version and state = :draft
                        """)
                        .param("published", JobOfferState.PUBLISHED.code())
                        .param("draft", JobOfferState.DRAFT.code())
                        .param("by", by.value())
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** This person published an offer of this trade. */
    boolean publishedBy(AccountId account, Trade trade) {
        return jdbc.sql(
                        "select exists (select 1 from recruitment_offer where published_by = :account and trade = :trade)")
                .param("account", account.value())
                .param("trade", trade.code())
                .query(Boolean.class)
                .single();
    }

    /** The titles of those that this person published. */
    List<String> titlesPublishedBy(AccountId account) {
        return jdbc.sql("select title from recruitment_offer where published_by = :account order by id")
                .param("account", account.value())
                .query(String.class)
                .list();
    }

    /** Nobody is said any more to have published what this person did. */
    int forgetPublisher(AccountId account) {
        return jdbc.sql("update recruitment_offer set published_by = null where published_by = :account")
                .param("account", account.value())
                .update();
    }

    /** It closes now, before its day. */
    boolean close(long id, Instant now, long version) {
        return jdbc.sql("""
                        update recruitment_offer set closes_at = :now, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean end(long id, JobOfferState state, Instant now, long version) {
        return jdbc.sql("""
                        update recruitment_offer set state = :state, ended_at = :now, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("state", state.code())
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** What a product that another one goes on with was looking for is that one's. */
    void follow(ProductId gone, ProductId into) {
        jdbc.sql("update recruitment_need set product_id = :into where product_id = :gone")
                .param("into", into.value())
                .param("gone", gone.value())
                .update();
    }
}
