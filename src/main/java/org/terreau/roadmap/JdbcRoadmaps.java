package org.terreau.roadmap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductChore;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.shared.SecretToken;

/** The SQL of roadmaps, votes and comments. */
@Repository
class JdbcRoadmaps {

    static final String WAITING = "attente";
    static final String PUBLISHED = "publie";
    static final String REFUSED = "refuse";

    private static final String ITEMS = """
            select i.id, i.product_id, i.state, i.outcome, i.details, i.reason, i.changed_on, i.version,
                   (select count(*) from roadmap_vote v where v.item_id = i.id and v.confirmed_at is not null) as votes,
                   (select count(*) from roadmap_comment c where c.item_id = i.id and c.state = 'publie') as comments
            from roadmap_item i
            """;
    private static final String COMMENTS = """
            select c.id, c.item_id, i.outcome, c.author, c.body, c.state, c.written_at
            from roadmap_comment c join roadmap_item i on i.id = c.item_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcRoadmaps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A move of an item, and its reason. */
    record Move(LocalDate on, @Nullable RoadmapState from, RoadmapState to, String reason) {}

    /** Whom to tell what became of a comment. */
    record Writer(EmailAddress email, Locale language) {}

    List<RoadmapItem> of(ProductId product) {
        return jdbc.sql(ITEMS + "where i.product_id = :product order by votes desc, i.id")
                .param("product", product.value())
                .query(JdbcRoadmaps::item)
                .list();
    }

    /** The outcomes on which each product works, in the order in which they came. */
    Map<ProductId, List<String>> worksOn() {
        Map<ProductId, List<String>> outcomes = new HashMap<>();
        jdbc.sql("select product_id, outcome from roadmap_item where state = 'maintenant' order by id")
                .query(row -> {
                    outcomes.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                            .add(row.getString("outcome"));
                });
        return outcomes;
    }

    Optional<RoadmapItem> find(ProductId product, long id) {
        return jdbc.sql(ITEMS + "where i.id = :id and i.product_id = :product")
                .param("id", id)
                .param("product", product.value())
                .query(JdbcRoadmaps::item)
                .optional();
    }

    private static RoadmapItem item(ResultSet row, int ignored) throws SQLException {
        return new RoadmapItem(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                RoadmapState.of(row.getString("state")).orElseThrow(),
                row.getString("outcome"),
                row.getString("details"),
                row.getString("reason"),
                row.getObject("changed_on", LocalDate.class),
                row.getLong("version"),
                row.getInt("votes"),
                row.getInt("comments"));
    }

    long insert(ProductId product, Roadmaps.Typed typed) {
        return jdbc.sql("""
                        insert into roadmap_item (product_id, state, outcome, details, reason, changed_on)
                        values (:product, :state, :outcome, :details, :reason, :today) returning id
                        """)
                .param("product", product.value())
                .params(parameters(typed))
                .query(Long.class)
                .single();
    }

    /** False when somebody else saved since. */
    boolean update(long id, Roadmaps.Typed typed, long version) {
        return jdbc.sql("""
                        update roadmap_item
                        set changed_on = case when state = :state then changed_on else :today end, state = :state,
                            outcome = :outcome, details = :details, reason = :reason, version = version + 1
                        where id = :id and version = :version
                        """)
                        .params(parameters(typed))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private Map<String, Object> parameters(Roadmaps.Typed typed) {
        return Map.of(
                "state", typed.state().code(),
                "outcome", typed.outcome(),
                "details", typed.details(),
                "reason", typed.reason(),
                "today", Paris.today(clock));
    }

    void move(long item, @Nullable RoadmapState from, RoadmapState to, String reason) {
        jdbc.sql("""
                        insert into roadmap_move (item_id, on_date, from_state, to_state, reason)
                        values (:item, :today, :from, :to, :reason)
                        """)
                .param("item", item)
                .param("today", Paris.today(clock))
                .param("from", from == null ? null : from.code())
                .param("to", to.code())
                .param("reason", reason)
                .update();
    }

    List<Move> moves(long item) {
        return jdbc.sql(
                        "select on_date, from_state, to_state, reason from roadmap_move where item_id = :item order by id")
                .param("item", item)
                .query((row, ignored) -> {
                    String from = row.getString("from_state");
                    return new Move(
                            row.getObject("on_date", LocalDate.class),
                            from == null ? null : RoadmapState.of(from).orElseThrow(),
                            RoadmapState.of(row.getString("to_state")).orElseThrow(),
                            row.getString("reason"));
                })
                .list();
    }

    /** Counts one vote for this voter, once; a vote that waits for its confirmation gets a new key. */
    boolean vote(long item, String voter, @Nullable SecretToken key) {
        return jdbc.sql("""
                        insert into roadmap_vote (item_id, voter, key_digest, asked_at, confirmed_at)
                        values (:item, :voter, :key, :now, :confirmed)
                        on conflict (item_id, voter) do update
                        set key_digest = excluded.key_digest, asked_at = excluded.asked_at,
                            confirmed_at = excluded.confirmed_at
                        where roadmap_vote.confirmed_at is null
                        """)
                        .param("item", item)
                        .param("voter", voter)
                        .param("key", key == null ? null : key.digest())
                        .param("now", now())
                        .param("confirmed", key == null ? now() : null)
                        .update()
                == 1;
    }

    boolean voted(long item, String voter) {
        return jdbc.sql("""
                        select exists (select 1 from roadmap_vote
                                       where item_id = :item and voter = :voter and confirmed_at is not null)
                        """)
                .param("item", item)
                .param("voter", voter)
                .query(Boolean.class)
                .single();
    }

    void unvote(long item, String voter) {
        jdbc.sql("delete from roadmap_vote where item_id = :item and voter = :voter")
                .param("item", item)
                .param("voter", voter)
                .update();
    }

    void comment(
            long item,
            String writer,
            String author,
            EmailAddress email,
            Locale language,
            String body,
            @Nullable SecretToken key) {
        jdbc.sql("""
                        insert into roadmap_comment
                            (item_id, writer, author, email, language, body, state, key_digest, written_at, confirmed_at)
                        values (:item, :writer, :author, :email, :language, :body, :state, :key, :now, :confirmed)
                        """)
                .param("item", item)
                .param("writer", writer)
                .param("author", author)
                .param("email", email.value())
                .param("language", language.getLanguage())
                .param("body", body)
                .param("state", WAITING)
                .param("key", key == null ? null : key.digest())
                .param("now", now())
                .param("confirmed", key == null ? now() : null)
                .update();
    }

    /** The item that waits for the holder of this key: a vote or a comment. */
    Optional<Long> waiting(SecretToken key) {
        return jdbc.sql("""
                        select item_id from roadmap_vote where key_digest = :key
                        union all select item_id from roadmap_comment where key_digest = :key
                        """).param("key", key.digest()).query(Long.class).optional();
    }

    Optional<ProductId> productOf(long item) {
        return jdbc.sql("select product_id from roadmap_item where id = :id")
                .param("id", item)
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .optional();
    }

    void confirm(SecretToken key) {
        for (String table : List.of("roadmap_vote", "roadmap_comment"))
            jdbc.sql(
                            "update " + table
                                    + " set confirmed_at = coalesce(confirmed_at, :now), key_digest = null where key_digest = :key")
                    .param("now", now())
                    .param("key", key.digest())
                    .update();
    }

    List<RoadmapComment> published(long item) {
        return jdbc.sql(COMMENTS + "where c.item_id = :item and c.state = :state order by c.id limit 200")
                .param("item", item)
                .param("state", PUBLISHED)
                .query(JdbcRoadmaps::comment)
                .list();
    }

    /** Those that wait to be read, the oldest first. */
    List<RoadmapComment> toModerate(ProductId product) {
        return jdbc.sql(COMMENTS + """
                        where i.product_id = :product and c.state = :state and c.confirmed_at is not null
                        order by c.id limit 200
                        """)
                .param("product", product.value())
                .param("state", WAITING)
                .query(JdbcRoadmaps::comment)
                .list();
    }

    /** Those that wait to be read for each of these products. */
    Map<ProductId, ProductChore.Count> toModerate(Collection<ProductId> products) {
        Map<ProductId, ProductChore.Count> waiting = new HashMap<>();
        jdbc.sql("""
                        select i.product_id, count(*) as number,
                               cast(min(c.confirmed_at) at time zone 'Europe/Paris' as date) as since
                        from roadmap_comment c join roadmap_item i on i.id = c.item_id
                        where c.state = :state and c.confirmed_at is not null and i.product_id = any(:products)
                        group by i.product_id
                        """)
                .param("state", WAITING)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    waiting.put(
                            new ProductId(row.getString("product_id")),
                            new ProductChore.Count(
                                    row.getLong("number"), row.getObject("since", LocalDate.class), null));
                });
        return waiting;
    }

    /** Takes the comments of which nobody was told yet, and says how many there are for each product. */
    Map<ProductId, Long> untold(LocalDate today) {
        return counts(jdbc.sql("""
                        with told as (
                            update roadmap_comment set told_on = :today
                            where state = :state and confirmed_at is not null and told_on is null
                            returning item_id)
                        select i.product_id, count(*) as number from told t join roadmap_item i on i.id = t.item_id
                        group by i.product_id
                        """).param("state", WAITING).param("today", today));
    }

    private static Map<ProductId, Long> counts(JdbcClient.StatementSpec statement) {
        Map<ProductId, Long> counts = new LinkedHashMap<>();
        statement.query(row -> {
            counts.put(new ProductId(row.getString("product_id")), row.getLong("number"));
        });
        return counts;
    }

    private static RoadmapComment comment(ResultSet row, int ignored) throws SQLException {
        return new RoadmapComment(
                row.getLong("id"),
                row.getLong("item_id"),
                row.getString("outcome"),
                row.getString("author"),
                row.getString("body"),
                row.getString("state"),
                row.getTimestamp("written_at").toInstant());
    }

    /** Settles a comment that waits and forgets the address; empty when it was settled before. */
    Optional<Writer> moderate(ProductId product, long comment, String state, String reason) {
        Optional<Writer> writer = jdbc.sql("""
                        select c.email, c.language from roadmap_comment c join roadmap_item i on i.id = c.item_id
                        where c.id = :id and i.product_id = :product and c.state = :waiting
                          and c.confirmed_at is not null
                        for update of c
                        """)
                .param("id", comment)
                .param("product", product.value())
                .param("waiting", WAITING)
                .query((row, ignored) -> new Writer(
                        new EmailAddress(row.getString("email")), Locale.forLanguageTag(row.getString("language"))))
                .optional();
        if (writer.isPresent())
            jdbc.sql("""
                            update roadmap_comment
                            set state = :state, reason = :reason, moderated_at = :now, email = null where id = :id
                            """)
                    .param("state", state)
                    .param("reason", reason)
                    .param("now", now())
                    .param("id", comment)
                    .update();
        return writer;
    }

    /** Votes and comments whose address nobody confirmed, and refused comments that are old. */
    int forget(Instant unconfirmedBefore, Instant refusedBefore) {
        return jdbc.sql("delete from roadmap_vote where confirmed_at is null and asked_at < :before")
                        .param("before", Timestamp.from(unconfirmedBefore))
                        .update()
                + jdbc.sql("""
                        delete from roadmap_comment
                        where (confirmed_at is null and written_at < :before)
                           or (state = :refused and moderated_at < :refusedBefore)
                        """)
                        .param("before", Timestamp.from(unconfirmedBefore))
                        .param("refused", REFUSED)
                        .param("refusedBefore", Timestamp.from(refusedBefore))
                        .update();
    }

    List<Map<String, String>> by(String person) {
        List<Map<String, String>> held = new ArrayList<>(jdbc.sql("""
                        select i.product_id, i.outcome, v.asked_at from roadmap_vote v join roadmap_item i on i.id = v.item_id
                        where v.voter = :person order by i.id
                        """)
                .param("person", person)
                .query((row, ignored) -> Map.of(
                        "vote",
                        row.getString("product_id") + " : " + row.getString("outcome"),
                        "le",
                        row.getTimestamp("asked_at").toInstant().toString()))
                .list());
        held.addAll(jdbc.sql("""
                        select i.product_id, i.outcome, c.author, c.body, c.state, c.written_at
                        from roadmap_comment c join roadmap_item i on i.id = c.item_id
                        where c.writer = :person order by c.id
                        """)
                .param("person", person)
                .query((row, ignored) -> Map.of(
                        "commentaire", row.getString("product_id") + " : " + row.getString("outcome"),
                        "auteur", row.getString("author"),
                        "texte", row.getString("body"),
                        "etat", row.getString("state"),
                        "le", row.getTimestamp("written_at").toInstant().toString()))
                .list());
        return held;
    }

    /** Votes and comments that are not public go; what is published stays without its author. */
    int forget(String person, String nobody) {
        return jdbc.sql("delete from roadmap_vote where voter = :person")
                        .param("person", person)
                        .update()
                + jdbc.sql("delete from roadmap_comment where writer = :person and state <> :published")
                        .param("person", person)
                        .param("published", PUBLISHED)
                        .update()
                + jdbc.sql("update roadmap_comment set author = :nobody, writer = '' where writer = :person")
                        .param("nobody", nobody)
                        .param("person", person)
                        .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
