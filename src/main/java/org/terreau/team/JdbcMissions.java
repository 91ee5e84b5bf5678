package org.terreau.team;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Slice;

/** The SQL of missions. A person who was merged into another one is read as that one. */
@Repository
class JdbcMissions {

    private static final String MISSIONS = """
            select m.id, m.product_id, m.trade, m.specialty, m.status, m.employer, m.since, m.until_day, m.wished_day,
                   m.left_on, m.paid_by, m.objectives, m.letter_on, m.letter_signatory, m.letter_days, m.named_on, m.version,
                   m.criticality, m.criticality_by, m.criticality_on, m.deliverables,
                   q.id as person_id, coalesce(q.account_id, p.account_id) as account_id, q.name, q.email,
                   r.days, r.amounts, r.units
            from mission m
            left join lateral (
                select array_agg(from_day order by from_day) as days, array_agg(amount order by from_day) as amounts,
                       array_agg(unit order by from_day) as units
                from mission_rhythm where mission_id = m.id) r on true
            left join team_person p on p.id = m.person_id
            left join team_person q on q.id = coalesce(p.merged_into, p.id)
            """;

    /** How many vacancies a page holds. */
    private static final int PAGE = 30;

    private static final String VACANT = """

            where m.product_id = any(:products) and m.person_id is null and m.left_on is null
              and (:every or m.trade = :trade)
            """;

    private static final String IN_ORDER = """
            order by array_position(:gravest::text[], m.criticality), array_position(:trades::text[], m.trade), m.since, m.id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcMissions(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What is written of a mission beside its rhythm. */
    record Row(
            ProductId product,
            Mission.Work work,
            @Nullable Long person,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable LocalDate wished,
            String paidBy) {}

    long insert(Row row) {
        return jdbc.sql("""
                        insert into mission (product_id, person_id, trade, specialty, status, employer, since, until_day,
                                             wished_day, paid_by)
                        values (:product, :person, :trade, :specialty, :status, :employer, :since, :until, :wished, :paid)
                        returning id
                        """)
                .param("product", row.product().value())
                .param("person", row.person(), Types.BIGINT)
                .params(written(row))
                .query(Long.class)
                .single();
    }

    /** @param left the day on which it was closed; null while it lives */
    record Taken(Row row, @Nullable LocalDate left) {}

    /** Stores missions that were kept elsewhere, in one batch; their numbers in the same order. */
    List<Long> takeOver(List<Taken> taken) {
        List<Long> ids = jdbc.sql(
                        "select nextval(pg_get_serial_sequence('mission', 'id')) as id from generate_series(1, :count)")
                .param("count", taken.size())
                .query(Long.class)
                .list();
        template.batchUpdate(
                """
                insert into mission (id, product_id, person_id, trade, specialty, status, employer, since, until_day,
                                     wished_day, paid_by, left_on)
                overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                IntStream.range(0, taken.size())
                        .mapToObj(place -> cells(ids.get(place), taken.get(place)))
                        .toList());
        return ids;
    }

    private static @Nullable Object[] cells(long id, Taken taken) {
        Row row = taken.row();
        MissionStatus status = row.work().status();
        return new @Nullable Object[] {
            id,
            row.product().value(),
            row.person(),
            row.work().trade().code(),
            row.work().specialty(),
            status == null ? null : status.code(),
            row.work().employer(),
            row.since(),
            row.until(),
            row.wished(),
            row.paidBy(),
            taken.left()
        };
    }

    /** Removes those of these that are as they were first stored: each with its person. */
    Map<Long, Long> removeUnwritten(Collection<Long> ids) {
        Map<Long, Long> gone = new HashMap<>();
        jdbc.sql("""
                        delete from mission m
                        where m.id = any(:ids) and m.version = 0
                          and not exists (select 1 from mission_rhythm r where r.mission_id = m.id)
                        returning m.id, m.person_id
                        """).param("ids", ids.toArray(Long[]::new)).query(row -> {
            gone.put(row.getLong("id"), row.getLong("person_id"));
        });
        return gone;
    }

    private static Map<String, @Nullable Object> written(Row row) {
        Map<String, @Nullable Object> written = new HashMap<>();
        MissionStatus status = row.work().status();
        written.put("trade", row.work().trade().code());
        written.put("specialty", row.work().specialty());
        written.put("status", status == null ? null : status.code());
        written.put("employer", row.work().employer());
        written.put("since", row.since());
        written.put("until", row.until());
        written.put("wished", row.wished());
        written.put("paid", row.paidBy());
        return written;
    }

    /** Writes who holds it and all of it; false when somebody else wrote since. */
    boolean update(long id, Row row, long version) {
        return jdbc.sql("""
                        update mission
                        set person_id = :person, trade = :trade, specialty = :specialty, status = :status,
                            employer = :employer, since = :since, until_day = :until, wished_day = :wished,
                            paid_by = :paid, left_on = null, left_reason = null, left_note = '', version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("person", row.person(), Types.BIGINT)
                        .params(written(row))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Those of a product that nobody closed, in the order in which they were added. */
    List<Mission> living(ProductId product) {
        return living(List.of(product)).getOrDefault(product, List.of());
    }

    /** The same of each of these products; nothing for those that have none. One statement. */
    Map<ProductId, List<Mission>> living(Collection<ProductId> products) {
        return byProduct(read(
                MISSIONS + "where m.product_id = any(:products) and m.left_on is null order by m.id",
                Map.of("products", values(products))));
    }

    /** What nobody holds on these products, and nobody gave up. One statement. */
    List<Mission> vacant(Collection<ProductId> products) {
        return read(
                MISSIONS + "where m.product_id = any(:products) and m.person_id is null and m.left_on is null",
                Map.of("products", values(products)));
    }

    /**
     * A page of what nobody holds on these products, and nobody gave up: the gravest first, then by trade and by the day from
     * which somebody is needed. Two statements.
     *
     * @param trade null for all of them
     */
    Slice<Mission> vacant(Collection<ProductId> products, @Nullable Trade trade, int asked) {
        Map<String, Object> parameters = Map.of(
                "products",
                values(products),
                "every",
                trade == null,
                "trade",
                trade == null ? "" : trade.code(),
                "trades",
                Stream.of(Trade.values()).map(Trade::code).toArray(String[]::new),
                "gravest",
                Stream.of(Criticality.values()).map(Criticality::code).toArray(String[]::new));
        long total = jdbc.sql("select count(*) from mission m" + VACANT)
                .params(parameters)
                .query(Long.class)
                .single();
        int last = (int) Math.max(1, (total + PAGE - 1) / PAGE);
        int number = Math.min(Math.max(1, asked), last);
        Map<String, Object> page = new HashMap<>(parameters);
        page.put("size", PAGE);
        page.put("from", (number - 1) * PAGE);
        return new Slice<>(read(MISSIONS + VACANT + IN_ORDER + " limit :size offset :from", page), number, PAGE, total);
    }

    /** All of these products, those that are over too. One statement. */
    Map<ProductId, List<Mission>> all(Collection<ProductId> products) {
        return byProduct(read(
                MISSIONS + "where m.product_id = any(:products) order by m.since, m.id",
                Map.of("products", values(products))));
    }

    private static final String OF_THIS_KIND = """
            where m.product_id = any(:products) and (:trade = '' or m.trade = :trade) and (:status = '' or m.status = :status)
            """;

    /**
     * Those of these products that nobody closed, by their first day. One statement.
     *
     * @param trade a code; empty for all of them
     * @param status a code; empty for all of them
     */
    List<Mission> living(Collection<ProductId> products, String trade, String status) {
        return read(
                MISSIONS + OF_THIS_KIND + " and m.left_on is null order by m.since, m.id",
                ofThisKind(products, trade, status));
    }

    /** The same, with those that are over. One statement. */
    List<Mission> all(Collection<ProductId> products, String trade, String status) {
        return read(MISSIONS + OF_THIS_KIND + " order by m.since, m.id", ofThisKind(products, trade, status));
    }

    private static Map<String, Object> ofThisKind(Collection<ProductId> products, String trade, String status) {
        return Map.of("products", values(products), "trade", trade, "status", status);
    }

    /** All that people held, of whatever product, and those to fill. One statement. */
    List<Mission> everything() {
        return read(MISSIONS + "order by m.since, m.id", Map.of());
    }

    /** What these people held or hold, by its first day. */
    List<Mission> ofPeople(Collection<Long> people) {
        return read(MISSIONS + """
                        where m.person_id in (select id from team_person
                                              where id = any(:people) and merged_into is null or merged_into = any(:people))
                        order by m.since, m.id
                        """, Map.of("people", people.toArray(Long[]::new)));
    }

    /** Those of whom a mission begins or ends from one day to another, both included. */
    List<Long> moving(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select distinct coalesce(p.merged_into, p.id) as person
                        from mission m join team_person p on p.id = m.person_id
                        where m.since between :from and :until or m.until_day between :from and :until
                           or m.left_on between :from and :until
                        order by person
                        """)
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .list();
    }

    Optional<Mission> find(ProductId product, long id) {
        return read(
                        MISSIONS + "where m.id = :id and m.product_id = :product",
                        Map.of("id", id, "product", product.value()))
                .stream()
                .findFirst();
    }

    private static String[] values(Collection<ProductId> products) {
        return products.stream().map(ProductId::value).toArray(String[]::new);
    }

    private static Map<ProductId, List<Mission>> byProduct(List<Mission> missions) {
        Map<ProductId, List<Mission>> found = new HashMap<>();
        for (Mission mission : missions)
            found.computeIfAbsent(mission.product(), none -> new ArrayList<>()).add(mission);
        return found;
    }

    private List<Mission> read(String sql, Map<String, Object> parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, ignored) -> mission(row))
                .list();
    }

    private static List<Mission.Step> rhythms(ResultSet row) throws SQLException {
        if (row.getArray("days") == null) return List.of();
        Date[] days = (Date[]) row.getArray("days").getArray();
        BigDecimal[] amounts = (BigDecimal[]) row.getArray("amounts").getArray();
        String[] units = (String[]) row.getArray("units").getArray();
        return IntStream.range(0, days.length)
                .mapToObj(place -> new Mission.Step(
                        days[place].toLocalDate(), new Rhythm(amounts[place], Rhythm.Unit.of(units[place]))))
                .toList();
    }

    private static Mission mission(ResultSet row) throws SQLException {
        String status = row.getString("status");
        LocalDate signed = row.getObject("letter_on", LocalDate.class);
        return new Mission(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                new Mission.Work(
                        Trade.of(row.getString("trade")).orElse(Trade.OTHER),
                        row.getString("specialty"),
                        status == null ? null : MissionStatus.of(status).orElse(null),
                        row.getString("employer")),
                person(row),
                new Mission.Span(
                        row.getObject("since", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getObject("wished_day", LocalDate.class),
                        row.getObject("left_on", LocalDate.class)),
                rhythms(row),
                new Mission.Terms(
                        row.getString("paid_by"),
                        row.getString("objectives"),
                        row.getString("deliverables"),
                        signed == null
                                ? null
                                : new Mission.Letter(
                                        signed, row.getString("letter_signatory"), row.getBigDecimal("letter_days")),
                        weighed(row),
                        row.getObject("named_on", LocalDate.class) != null),
                row.getLong("version"));
    }

    private static Mission.@Nullable Weighed weighed(ResultSet row) throws SQLException {
        String code = row.getString("criticality");
        if (code == null) return null;
        long account = row.getLong("criticality_by");
        AccountId by = row.wasNull() ? null : new AccountId(account);
        LocalDate on = row.getObject("criticality_on", LocalDate.class);
        return Criticality.of(code)
                .map(criticality -> new Mission.Weighed(criticality, by, on))
                .orElse(null);
    }

    private static @Nullable Person person(ResultSet row) throws SQLException {
        long id = row.getLong("person_id");
        if (row.wasNull()) return null;
        long account = row.getLong("account_id");
        return new Person(
                id, row.wasNull() ? null : new AccountId(account), row.getString("name"), row.getString("email"));
    }

    /** Those of a person on a product, in this trade, over or not. */
    List<Mission> held(long person, ProductId product, Trade trade) {
        return read(
                MISSIONS
                        + "where q.id = :person and m.product_id = :product and m.trade = :trade order by m.since, m.id",
                Map.of("person", person, "product", product.value(), "trade", trade.code()));
    }

    /** From this day on, instead of what was said of this day. */
    void rhythm(long mission, LocalDate from, Rhythm rhythm) {
        jdbc.sql("""
                        insert into mission_rhythm (mission_id, from_day, amount, unit) values (:mission, :from, :amount, :unit)
                        on conflict (mission_id, from_day) do update set amount = excluded.amount, unit = excluded.unit
                        """)
                .param("mission", mission)
                .param("from", from)
                .param("amount", rhythm.amount())
                .param("unit", rhythm.unit().code())
                .update();
    }

    /** False when somebody else wrote since. */
    boolean terms(long id, String objectives, String deliverables, Mission.@Nullable Letter letter, long version) {
        return jdbc.sql("""
                        update mission
                        set objectives = :objectives, deliverables = :deliverables, letter_on = :on, letter_signatory = :signatory, letter_days = :days,
                            version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("objectives", objectives)
                        .param("deliverables", deliverables)
                        .param("on", letter == null ? null : letter.signedOn())
                        .param("signatory", letter == null ? "" : letter.signatory())
                        .param("days", letter == null ? null : letter.days(), Types.NUMERIC)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Says how much it is missed, or that nobody does any more; false when somebody else wrote since, or it is not vacant. */
    boolean weigh(long id, @Nullable Criticality criticality, AccountId by, LocalDate on, long version) {
        return jdbc.sql("""
                        update mission
                        set criticality = :code, criticality_by = :by, criticality_on = :on, version = version + 1
                        where id = :id and version = :version and person_id is null and left_on is null
                        """)
                        .param("code", criticality == null ? null : criticality.code(), Types.VARCHAR)
                        .param("by", criticality == null ? null : by.value(), Types.BIGINT)
                        .param("on", criticality == null ? null : on, Types.DATE)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** The products of which this account said how much a team misses somebody. */
    List<ProductId> weighedBy(AccountId account) {
        return jdbc.sql("select distinct product_id from mission where criticality_by = :account order by 1")
                .param("account", account.value())
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .list();
    }

    /** What they said stays, without who did. */
    int forgetWeigher(AccountId account) {
        return jdbc.sql("update mission set criticality_by = null where criticality_by = :account")
                .param("account", account.value())
                .update();
    }

    /** Moves the end; false when somebody else wrote since. */
    boolean end(long id, Payment.End end, long version) {
        return jdbc.sql("""
                        update mission set until_day = :until, wished_day = :wished, version = version + 1
                        where id = :id and version = :version and left_on is null
                        """)
                        .param("until", end.until())
                        .param("wished", end.wished())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Says what pays it, and how far; false when somebody else wrote since. */
    boolean pay(long id, String paidBy, Payment.@Nullable End end, long version) {
        return jdbc.sql("""
                        update mission
                        set paid_by = :paid, until_day = cast(:until as date), wished_day = cast(:wished as date), version = version + 1
                        where id = :id and version = :version and left_on is null
                        """)
                        .param("paid", paidBy)
                        .param("until", end == null ? null : end.until())
                        .param("wished", end == null ? null : end.wished())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** All that these pay, of whatever product. */
    List<Mission> paidBy(Collection<String> keys) {
        return read(
                MISSIONS + "where m.paid_by = any(:keys) order by m.since, m.id",
                Map.of("keys", keys.toArray(String[]::new)));
    }

    void renewed(long id, @Nullable LocalDate before, Payment.End end, String why, Actor by, LocalDate on) {
        jdbc.sql("""
                        insert into mission_end (mission_id, before_day, until_day, wished_day, why, account_id, said_on)
                        values (:id, :before, :until, :wished, :why, :account, :on)
                        """)
                .param("id", id)
                .param("before", before)
                .param("until", end.until())
                .param("wished", end.wished())
                .param("why", why)
                .param("account", by.id().value())
                .param("on", on)
                .update();
    }

    /** A change of the end, with the account that said it. */
    record Ended(
            long mission,
            @Nullable LocalDate before,
            LocalDate until,
            @Nullable LocalDate wished,
            String why,
            @Nullable AccountId by,
            LocalDate on) {}

    /** The changes of the ends of these missions, the last one first. */
    List<Ended> ends(Collection<Long> missions) {
        return jdbc.sql("""
                        select mission_id, before_day, until_day, wished_day, why, account_id, said_on from mission_end
                        where mission_id = any(:missions) order by id desc
                        """)
                .param("missions", missions.toArray(Long[]::new))
                .query((row, ignored) -> {
                    long account = row.getLong("account_id");
                    AccountId by = row.wasNull() ? null : new AccountId(account);
                    return new Ended(
                            row.getLong("mission_id"),
                            row.getObject("before_day", LocalDate.class),
                            row.getObject("until_day", LocalDate.class),
                            row.getObject("wished_day", LocalDate.class),
                            row.getString("why"),
                            by,
                            row.getObject("said_on", LocalDate.class));
                })
                .list();
    }

    /** The missions whose end was moved to a later day. */
    Set<Long> renewed() {
        return new HashSet<>(jdbc.sql("select distinct mission_id from mission_end where until_day > before_day")
                .query(Long.class)
                .list());
    }

    /** Closes it; false when it is no mission of this team that lives. */
    boolean close(ProductId product, long id, LocalDate on, @Nullable LeavingReason reason, String note) {
        return jdbc.sql("""
                        update mission set left_on = :on, left_reason = :reason, left_note = :note, version = version + 1
                        where id = :id and product_id = :product and left_on is null
                        """)
                        .param("on", on)
                        .param("reason", reason == null ? null : reason.code())
                        .param("note", note)
                        .param("id", id)
                        .param("product", product.value())
                        .update()
                == 1;
    }

    Missions.Left left(long id) {
        return jdbc.sql("select left_reason, left_note from mission where id = :id")
                .param("id", id)
                .query((row, ignored) -> {
                    String reason = row.getString("left_reason");
                    return new Missions.Left(
                            reason == null ? null : LeavingReason.of(reason).orElse(null), row.getString("left_note"));
                })
                .single();
    }

    /** Every mission of a product that ended because another one goes on is that one's. */
    void follow(ProductId gone, ProductId into) {
        jdbc.sql(
                        "update mission set product_id = :into, version = version + 1 where product_id = :gone and left_on is null")
                .param("into", into.value())
                .param("gone", gone.value())
                .update();
    }

    /** What the public page of a product may say of the missions of an account on it. */
    int name(AccountId account, ProductId product, @Nullable LocalDate on) {
        return jdbc.sql("""
                        update mission set named_on = :on
                        where product_id = :product and person_id in (
                            select p.id from team_person p left join team_person q on q.id = p.merged_into
                            where :account in (p.account_id, q.account_id))
                        """)
                .param("on", on)
                .param("product", product.value())
                .param("account", account.value())
                .update();
    }

    boolean isMember(AccountId account, ProductId product) {
        return productsOf(account).contains(product);
    }

    /** The products that this account carries as their public agent, and those for whose lacks it answers. */
    List<ProductId> carriedBy(AccountId account) {
        return jdbc.sql("""
                        select m.product_id
                        from mission m
                        join team_person p on p.id = m.person_id
                        left join team_person q on q.id = p.merged_into
                        where coalesce(q.account_id, p.account_id) = :account and m.left_on is null and m.trade = :carrying
                        union
                        select product_id from team_gap where account_id = :account
                        """)
                .param("account", account.value())
                .param("carrying", Trade.INTRAPRENEUR.code())
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .list();
    }

    List<AccountId> members(ProductId product) {
        return jdbc.sql("""
                        select distinct coalesce(q.account_id, p.account_id) as account_id
                        from mission m
                        join team_person p on p.id = m.person_id
                        left join team_person q on q.id = p.merged_into
                        where m.product_id = :product and m.left_on is null
                          and coalesce(q.account_id, p.account_id) is not null
                        order by 1
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    List<ProductId> productsOf(AccountId account) {
        return jdbc.sql("""
                        select distinct m.product_id
                        from mission m
                        join team_person p on p.id = m.person_id
                        left join team_person q on q.id = p.merged_into
                        where coalesce(q.account_id, p.account_id) = :account and m.left_on is null order by 1
                        """)
                .param("account", account.value())
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .list();
    }
}
