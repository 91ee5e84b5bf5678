package org.terreau.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.decision.Outcome;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;

/** The SQL of committees. Every method runs in the caller's transaction. */
@Repository
class JdbcCommittees {

    private static final String COMMITTEE = """
            select c.id, c.product_id, c.meets_on, c.learnt, c.asks, c.commitment, c.outcome, c.cents, c.months, c.sent_at,
                   c.frozen, c.decided_on, c.published_at, c.early_reason, c.dated_on, c.version
            from committee c
            """;
    private static final String STATE = """
            case when c.published_at is not null then 'publie' when c.frozen is not null then 'fige'
                 when c.sent_at is not null then 'envoye' else 'brouillon' end""";
    private static final int EXPORTED = 5_000;

    private final JdbcClient jdbc;

    JdbcCommittees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Committee committee(ResultSet row, int ignored) throws SQLException {
        String outcome = row.getString("outcome");
        Long cents = row.getObject("cents", Long.class);
        return new Committee(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                row.getObject("meets_on", LocalDate.class),
                new Committee.Words(
                        row.getString("learnt"),
                        row.getString("asks"),
                        row.getString("commitment"),
                        outcome == null ? null : Outcome.named(outcome).orElse(null),
                        cents == null ? null : new Money(cents),
                        row.getObject("months", Integer.class)),
                instant(row, "sent_at"),
                row.getObject("frozen", Integer.class),
                row.getObject("decided_on", LocalDate.class),
                instant(row, "published_at"),
                row.getString("early_reason"),
                row.getObject("dated_on", LocalDate.class),
                row.getLong("version"));
    }

    /** The latest first. */
    List<Committee> of(ProductId product) {
        return jdbc.sql(COMMITTEE + "where c.product_id = :product order by c.meets_on desc")
                .param("product", product.value())
                .query(JdbcCommittees::committee)
                .list();
    }

    Optional<Committee> find(ProductId product, LocalDate meetsOn) {
        return jdbc.sql(COMMITTEE + "where c.product_id = :product and c.meets_on = :day")
                .param("product", product.value())
                .param("day", meetsOn)
                .query(JdbcCommittees::committee)
                .optional();
    }

    /** Kept for this transaction alone until it ends. */
    Optional<Committee> lock(long id) {
        return jdbc.sql(COMMITTEE + "where c.id = :id for update")
                .param("id", id)
                .query(JdbcCommittees::committee)
                .optional();
    }

    /** The next committee of each of these products that did not decide yet, from this day on. */
    Map<ProductId, LocalDate> next(Collection<ProductId> products, LocalDate today) {
        Map<ProductId, LocalDate> next = new HashMap<>();
        jdbc.sql("""
                        select product_id, min(meets_on) as meets_on from committee
                        where product_id = any(:products) and meets_on >= :today and decided_on is null group by product_id
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("today", today)
                .query(row -> {
                    next.put(new ProductId(row.getString("product_id")), row.getObject("meets_on", LocalDate.class));
                });
        return next;
    }

    /** False when the product has a committee on that day already. */
    boolean insert(ProductId product, LocalDate meetsOn, String early, LocalDate today) {
        return jdbc.sql("""
                        insert into committee (product_id, meets_on, early_reason, dated_on)
                        values (:product, :day, :early, :today)
                        on conflict do nothing
                        """)
                        .param("today", today)
                        .param("product", product.value())
                        .param("day", meetsOn)
                        .param("early", early)
                        .update()
                > 0;
    }

    void move(Committee committee, LocalDate meetsOn, String early, LocalDate today, long version) {
        written(
                committee,
                version,
                jdbc.sql("""
                        update committee
                        set meets_on = :day, early_reason = :early, dated_on = :today, version = version + 1
                        where id = :id and version = :version and frozen is null
                        """)
                        .param("day", meetsOn)
                        .param("early", early)
                        .param("today", today)
                        .param("id", committee.id())
                        .param("version", version)
                        .update());
    }

    boolean remove(Committee committee) {
        return jdbc.sql("""
                        delete from committee c where id = :id and frozen is null
                          and not exists (select from committee_pack p where p.committee_id = c.id)
                        """).param("id", committee.id()).update() > 0;
    }

    void say(Committee committee, Committee.Words words, long version) {
        Outcome outcome = words.outcome();
        Money amount = words.amount();
        written(
                committee,
                version,
                jdbc.sql("""
                        update committee
                        set learnt = :learnt, asks = :asks, commitment = :commitment, outcome = :outcome, cents = :cents,
                            months = :months, version = version + 1
                        where id = :id and version = :version and frozen is null
                        """)
                        .param("learnt", words.learnt())
                        .param("asks", words.asks())
                        .param("commitment", words.commitment())
                        .param("outcome", outcome == null ? null : outcome.code(), Types.VARCHAR)
                        .param("cents", amount == null ? null : amount.cents(), Types.BIGINT)
                        .param("months", words.months(), Types.INTEGER)
                        .param("id", committee.id())
                        .param("version", version)
                        .update());
    }

    private static void written(Committee committee, long version, int rows) {
        if (rows == 0) throw new Stale("committee", committee.path(), version);
    }

    void sent(long id, Instant at) {
        jdbc.sql("update committee set sent_at = coalesce(sent_at, :at), version = version + 1 where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void frozen(long id, @Nullable Integer number) {
        jdbc.sql("update committee set frozen = :number, version = version + 1 where id = :id")
                .param("number", number, Types.INTEGER)
                .param("id", id)
                .update();
    }

    void published(long id, LocalDate decidedOn, Instant at) {
        jdbc.sql("""
                        update committee set decided_on = :decided, published_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("decided", decidedOn)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** Of every product, those whose pack is public; the latest first. */
    List<Committee> published() {
        return jdbc.sql(COMMITTEE + "where c.published_at is not null order by c.meets_on desc, c.id")
                .query(JdbcCommittees::committee)
                .list();
    }

    /** Those that meet until this day whose pack is live, and those to come whose pack nobody was sent. */
    List<Committee> toDeliver(LocalDate today, LocalDate until) {
        return jdbc.sql(COMMITTEE + """
                        where c.meets_on <= :until and (c.frozen is null or c.sent_at is null and c.meets_on >= :today)
                        order by c.meets_on, c.id
                        """)
                .param("today", today)
                .param("until", until)
                .query(JdbcCommittees::committee)
                .list();
    }

    /** Those that meet until this day, not frozen yet. */
    List<Committee> approaching(LocalDate today, LocalDate until) {
        return jdbc.sql(COMMITTEE + "where c.frozen is null and c.meets_on between :today and :until order by c.id")
                .param("today", today)
                .param("until", until)
                .query(JdbcCommittees::committee)
                .list();
    }

    /** Notes that a reminder leaves; false when it left already for this date. */
    boolean notice(Committee committee, String kind) {
        return jdbc.sql("""
                        insert into committee_notice (committee_id, kind, meets_on) values (:id, :kind, :day)
                        on conflict do nothing
                        """)
                        .param("id", committee.id())
                        .param("kind", kind)
                        .param("day", committee.meetsOn())
                        .update()
                > 0;
    }

    /** What a list is narrowed and ordered by. */
    record Choice(List<ProductId> products, String state, String when, boolean byProduct, LocalDate today) {

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("products", products.stream().map(ProductId::value).toArray(String[]::new));
            parameters.put("state", state);
            parameters.put("when", when);
            parameters.put("today", today);
            return parameters;
        }

        private String order() {
            if (byProduct)
                return " order by array_position(cast(:products as text[]), c.product_id), c.meets_on, c.id ";
            return when.equals("passes") ? " order by c.meets_on desc, c.id " : " order by c.meets_on, c.id ";
        }
    }

    private static final String CHOSEN = "where c.product_id = any(:products) and (:state = '' or :state = " + STATE
            + ") and (:when = 'tous' or (c.meets_on >= :today) = (:when = 'a-venir'))";

    Slice<Committee> page(Choice choice, int page, int size) {
        long total = jdbc.sql("select count(*) from committee c " + CHOSEN)
                .params(choice.parameters())
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + size - 1) / size));
        return new Slice<>(list(choice, size, (number - 1) * size), number, size, total);
    }

    List<Committee> all(Choice choice) {
        return list(choice, EXPORTED, 0);
    }

    private List<Committee> list(Choice choice, int limit, int offset) {
        return jdbc.sql(COMMITTEE + CHOSEN + choice.order() + "limit :limit offset :offset")
                .params(choice.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(JdbcCommittees::committee)
                .list();
    }

    /** What the staff asked the team to change. */
    record Request(Instant at, @Nullable AccountId by, String text) {}

    void request(long committee, Instant at, AccountId by, String text) {
        jdbc.sql("""
                        insert into committee_request (committee_id, at, account, text)
                        values (:committee, :at, :account, :text)
                        """)
                .param("committee", committee)
                .param("at", Timestamp.from(at))
                .param("account", by.value())
                .param("text", text)
                .update();
    }

    /** The latest first, fifty at most. */
    List<Request> requests(long committee) {
        return jdbc.sql("""
                        select at, account, text from committee_request where committee_id = :committee
                        order by id desc limit 50
                        """)
                .param("committee", committee)
                .query((row, ignored) -> {
                    Long account = row.getObject("account", Long.class);
                    return new Request(
                            row.getTimestamp("at").toInstant(),
                            account == null ? null : new AccountId(account),
                            row.getString("text"));
                })
                .list();
    }
}
