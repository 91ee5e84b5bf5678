package org.terreau.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.committee.Evidence;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;

/** Watched sites, their runs, and where their checks stand. */
@Repository
class JdbcSites {

    private static final String SITE = """
            select id, product_id, origin, paths, reach, letters, consent_at, next_at, last_at, trouble, version
            from watched_site
            """;

    private final JdbcClient jdbc;

    JdbcSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static WatchedSite site(ResultSet row) throws SQLException {
        return new WatchedSite(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                new SiteAddress(row.getString("origin"), Arrays.asList((String[])
                        row.getArray("paths").getArray())),
                WatchedSite.Reach.of(row.getString("reach")),
                row.getBoolean("letters"),
                row.getTimestamp("consent_at").toInstant(),
                instant(row, "next_at"),
                instant(row, "last_at"),
                row.getString("trouble"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static String[] ids(Collection<ProductId> products) {
        return products.stream().map(ProductId::value).toArray(String[]::new);
    }

    Optional<WatchedSite> find(long id) {
        return jdbc.sql(SITE + "where id = :id")
                .param("id", id)
                .query((row, ignored) -> site(row))
                .optional();
    }

    List<WatchedSite> of(Collection<ProductId> products) {
        return jdbc.sql(SITE + "where product_id = any(:products) order by product_id, origin")
                .param("products", ids(products))
                .query((row, ignored) -> site(row))
                .list();
    }

    /** Empty when the product has it already. */
    Optional<Long> add(
            ProductId product,
            SiteAddress address,
            WatchedSite.Reach reach,
            boolean letters,
            AccountId by,
            Instant now,
            @Nullable Instant next) {
        return jdbc.sql("""
                        insert into watched_site (product_id, origin, host, paths, reach, letters, declared_by, consent_at, next_at)
                        values (:product, :origin, :host, :paths, :reach, :letters, :by, :now, :next)
                        on conflict (product_id, origin) do nothing returning id
                        """)
                .param("product", product.value())
                .param("origin", address.origin())
                .param("host", address.host())
                .param("paths", address.paths().toArray(String[]::new))
                .param("reach", reach.code())
                .param("letters", letters)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .param("next", next == null ? null : Timestamp.from(next), Types.TIMESTAMP)
                .query(Long.class)
                .optional();
    }

    boolean change(
            long id,
            List<String> paths,
            WatchedSite.Reach reach,
            boolean letters,
            @Nullable Instant next,
            long version) {
        return jdbc.sql("""
                        update watched_site set paths = :paths, reach = :reach, letters = :letters, next_at = :next,
                               version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("id", id)
                        .param("paths", paths.toArray(String[]::new))
                        .param("reach", reach.code())
                        .param("letters", letters)
                        .param("next", next == null ? null : Timestamp.from(next), Types.TIMESTAMP)
                        .param("version", version)
                        .update()
                == 1;
    }

    void remove(long id) {
        jdbc.sql("delete from watched_site where id = :id").param("id", id).update();
    }

    /** The hosts whose time has come, the longest due first. */
    List<String> dueHosts(Instant now, int most) {
        return jdbc.sql("""
                        select host from watched_site where next_at <= :now group by host order by min(next_at), host limit :most
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(String.class)
                .list();
    }

    List<WatchedSite> due(String host, Instant now) {
        return jdbc.sql(SITE + "where host = :host and next_at <= :now order by next_at, id limit 50")
                .param("host", host)
                .param("now", Timestamp.from(now))
                .query((row, ignored) -> site(row))
                .list();
    }

    /** How many sites do not pass this check as it stands. */
    long below(Check check) {
        return jdbc.sql("""
                        select count(*) from site_check
                        where check_code = :check and outcome in ('a-ameliorer', 'echoue')
                        """).param("check", check.code()).query(Long.class).single();
    }

    /** False when nobody watches it any more. */
    boolean read(long id, Instant at, @Nullable Instant next, String trouble) {
        return jdbc.sql("""
                        update watched_site set last_at = :at, next_at = :next, trouble = :trouble where id = :id
                        """)
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .param("next", next == null ? null : Timestamp.from(next), Types.TIMESTAMP)
                        .param("trouble", trouble)
                        .update()
                == 1;
    }

    void seen(long id, Instant at) {
        jdbc.sql("update watched_site set last_at = :at, trouble = '' where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** The title and the language of the last run that read both, of those since its team last said that the site is theirs. */
    Optional<LostName.Face> face(long id) {
        return jdbc.sql("""
                        select t.sentence as title, l.value as language
                        from site_run r
                        join watched_site s on s.id = r.site_id
                        join site_finding t on t.run_id = r.id and t.check_code = :title and t.sentence <> ''
                        join site_finding l on l.run_id = r.id and l.check_code = :language and l.value <> ''
                        where r.site_id = :id and (s.recognised_at is null or r.started_at > s.recognised_at)
                        order by r.id desc limit 1
                        """)
                .param("id", id)
                .param("title", Check.TITLE.code())
                .param("language", Check.LANGUAGE.code())
                .query((row, ignored) -> new LostName.Face(row.getString("title"), row.getString("language")))
                .optional();
    }

    void recognise(long id, Instant at, Instant next) {
        jdbc.sql("update watched_site set recognised_at = :at, trouble = '', next_at = :next where id = :id")
                .param("at", Timestamp.from(at))
                .param("next", Timestamp.from(next))
                .param("id", id)
                .update();
    }

    void stop(long id) {
        jdbc.sql("update watched_site set next_at = null where id = :id")
                .param("id", id)
                .update();
    }

    long addRun(long site, SiteRun.Origin origin, Instant at, long tookMs, int requests, Map<Check, Finding> found) {
        long run = jdbc.sql("""
                        insert into site_run (site_id, origin, started_at, took_ms, requests)
                        values (:site, :origin, :at, :took, :requests) returning id
                        """)
                .param("site", site)
                .param("origin", origin.code())
                .param("at", Timestamp.from(at))
                .param("took", tookMs)
                .param("requests", requests)
                .query(Long.class)
                .single();
        List<Map.Entry<Check, Finding>> all = new ArrayList<>(found.entrySet());
        jdbc.sql("""
                        insert into site_finding (run_id, check_code, rule, outcome, value, place, sentence)
                        select :run, c, :rule, o, v, p, s
                        from unnest(:codes, :outcomes, :values, :places, :sentences) as t (c, o, v, p, s)
                        """)
                .param("run", run)
                .param("rule", Check.VERSION)
                .param("codes", strings(all, one -> one.getKey().code()))
                .param("outcomes", strings(all, one -> one.getValue().outcome().code()))
                .param("values", strings(all, one -> one.getValue().value()))
                .param("places", strings(all, one -> one.getValue().where()))
                .param("sentences", strings(all, one -> one.getValue().sentence()))
                .update();
        return run;
    }

    private static <T> String[] strings(List<T> all, java.util.function.Function<T, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    void settle(long site, long run, Map<Check, Settled> states) {
        List<Map.Entry<Check, Settled>> all = new ArrayList<>(states.entrySet());
        jdbc.sql("""
                        insert into site_check (site_id, check_code, outcome, since, last, below, rule, broken, run_id)
                        select :site, c, o, d::date, l, b, r, k, :run
                        from unnest(:codes, :outcomes, :days, :lasts, :belows, :rules, :broken) as t (c, o, d, l, b, r, k)
                        on conflict (site_id, check_code) do update set outcome = excluded.outcome, since = excluded.since,
                            last = excluded.last, below = excluded.below, rule = excluded.rule, broken = excluded.broken,
                            run_id = excluded.run_id
                        """)
                .param("site", site)
                .param("run", run)
                .param("codes", strings(all, one -> one.getKey().code()))
                .param("outcomes", strings(all, one -> one.getValue().outcome().code()))
                .param("days", strings(all, one -> one.getValue().since().toString()))
                .param("lasts", strings(all, one -> one.getValue().last().code()))
                .param("belows", all.stream().map(one -> one.getValue().below()).toArray(Integer[]::new))
                .param(
                        "rules",
                        all.stream().map(one -> one.getValue().version()).toArray(Integer[]::new))
                .param(
                        "broken",
                        all.stream().map(one -> one.getValue().broken()).toArray(Boolean[]::new))
                .update();
    }

    private static Settled settled(ResultSet row) throws SQLException {
        return new Settled(
                CheckOutcome.of(row.getString("outcome")).orElse(CheckOutcome.ROBOT_ERROR),
                row.getObject("since", LocalDate.class),
                CheckOutcome.of(row.getString("last")).orElse(CheckOutcome.ROBOT_ERROR),
                row.getInt("below"),
                row.getInt("rule"),
                row.getBoolean("broken"));
    }

    Map<Check, Settled> states(long site) {
        Map<Check, Settled> states = new EnumMap<>(Check.class);
        jdbc.sql("select check_code, outcome, since, last, below, rule, broken from site_check where site_id = :site")
                .param("site", site)
                .query(row -> {
                    Optional<Check> check = Check.of(row.getString("check_code"));
                    if (check.isPresent()) states.put(check.get(), settled(row));
                });
        return states;
    }

    /**
     * Where a check of a product's site stands, with what was found last.
     *
     * @param readOn the day of the last run that looked for it
     */
    record Standing(
            ProductId product,
            long site,
            String origin,
            Check check,
            Settled settled,
            Finding finding,
            LocalDate readOn) {}

    List<Standing> standing(Collection<ProductId> products) {
        List<Standing> standing = new ArrayList<>();
        jdbc.sql("""
                        select s.product_id, s.id, s.origin, c.check_code, c.outcome, c.since, c.last, c.below, c.rule, c.broken,
                               f.value, f.place, f.sentence, (r.started_at at time zone 'Europe/Paris')::date as read_on
                        from watched_site s
                        join site_check c on c.site_id = s.id
                        join site_run r on r.id = c.run_id
                        left join site_finding f on f.run_id = c.run_id and f.check_code = c.check_code
                        where s.product_id = any(:products)
                        order by s.product_id, s.origin
                        """).param("products", ids(products)).query(row -> {
            Optional<Check> check = Check.of(row.getString("check_code"));
            Settled settled = settled(row);
            String value = row.getString("value");
            if (check.isPresent())
                standing.add(new Standing(
                        new ProductId(row.getString("product_id")),
                        row.getLong("id"),
                        row.getString("origin"),
                        check.get(),
                        settled,
                        value == null
                                ? Finding.of(settled.last(), "", "", "")
                                : new Finding(settled.last(), value, row.getString("place"), row.getString("sentence")),
                        row.getObject("read_on", LocalDate.class)));
        });
        return standing;
    }

    /**
     * Where a check of a product's site stands.
     *
     * @param until the last day of its certificate, as it was found; empty for other checks
     */
    record Place(
            ProductId product,
            long site,
            String origin,
            Check check,
            CheckOutcome outcome,
            LocalDate since,
            String until) {}

    /** Of every site, in the order of the products: one line a check. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        jdbc.sql("""
                        select s.product_id, s.id, s.origin, c.check_code, c.outcome, c.since, coalesce(f.value, '') as until
                        from watched_site s
                        join site_check c on c.site_id = s.id
                        left join site_finding f on c.check_code = :certificate and f.run_id = c.run_id
                            and f.check_code = c.check_code
                        order by s.product_id, s.origin
                        """).param("certificate", Check.CERTIFICATE.code()).query(row -> {
            Optional<Check> check = Check.of(row.getString("check_code"));
            if (check.isPresent())
                places.add(new Place(
                        new ProductId(row.getString("product_id")),
                        row.getLong("id"),
                        row.getString("origin"),
                        check.get(),
                        CheckOutcome.of(row.getString("outcome")).orElse(CheckOutcome.ROBOT_ERROR),
                        row.getObject("since", LocalDate.class),
                        row.getString("until")));
        });
        return places;
    }

    /** The sites of each product that has one. */
    Map<ProductId, Set<Long>> watched() {
        Map<ProductId, Set<Long>> watched = new HashMap<>();
        jdbc.sql("select product_id, id from watched_site").query(row -> {
            watched.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new HashSet<>())
                    .add(row.getLong("id"));
        });
        return watched;
    }

    /** Moves with the sites that are watched and with what was found on them: checks settle with the run that looked. */
    List<Long> state() {
        return jdbc.sql("""
                        select coalesce(max(id), 0) as last, count(*) as number, coalesce(sum(version), 0) as versions,
                               coalesce((select max(id) from site_run), 0) as run
                        from watched_site
                        """)
                .query((row, ignored) -> List.of(
                        row.getLong("last"), row.getLong("number"), row.getLong("versions"), row.getLong("run")))
                .single();
    }

    /** How many checks of a product are measured on a day, and how many fail on one of its sites at least. */
    Evidence.Checks counted(ProductId product, LocalDate day) {
        return jdbc.sql("""
                        select count(distinct c.check_code) as measured,
                               count(distinct c.check_code) filter (where c.outcome = :failed and not exists (
                                   select 1 from site_contest t
                                   where t.site_id = s.id and t.check_code = c.check_code and t.accepted and t.until >= :day)) as failed
                        from watched_site s
                        join site_check c on c.site_id = s.id
                        where s.product_id = :product and c.outcome = any(:measured)
                        """)
                .param("failed", CheckOutcome.FAILED.code())
                .param("day", day)
                .param("product", product.value())
                .param("measured", CheckOutcome.measuredCodes())
                .query((row, at) -> new Evidence.Checks(row.getLong("measured"), row.getLong("failed")))
                .single();
    }

    /** The last runs of a site, the latest first, each with what it found: all, or the robot's alone. */
    List<SiteRun> runs(long site, int most, boolean robotAlone) {
        Map<Long, SiteRun> runs = new LinkedHashMap<>();
        Map<Long, Map<Check, Finding>> found = new HashMap<>();
        jdbc.sql("""
                        select r.id, r.origin, r.started_at, r.took_ms, r.requests, f.check_code, f.outcome, f.value, f.place, f.sentence
                        from (select id, origin, started_at, took_ms, requests from site_run
                              where site_id = :site and (not :alone or origin = :robot) order by id desc limit :most) r
                        left join site_finding f on f.run_id = r.id
                        order by r.id desc
                        """)
                .param("site", site)
                .param("most", most)
                .param("alone", robotAlone)
                .param("robot", SiteRun.Origin.ROBOT.code())
                .query(row -> {
                    long id = row.getLong("id");
                    if (!runs.containsKey(id))
                        runs.put(
                                id,
                                new SiteRun(
                                        id,
                                        SiteRun.Origin.of(row.getString("origin"))
                                                .orElse(SiteRun.Origin.ROBOT),
                                        row.getTimestamp("started_at").toInstant(),
                                        row.getLong("took_ms"),
                                        row.getInt("requests"),
                                        Map.of(),
                                        List.of()));
                    String code = row.getString("check_code");
                    Optional<Check> check = code == null ? Optional.empty() : Check.of(code);
                    if (check.isPresent())
                        found.computeIfAbsent(id, none -> new EnumMap<>(Check.class))
                                .put(
                                        check.get(),
                                        new Finding(
                                                CheckOutcome.of(row.getString("outcome"))
                                                        .orElse(CheckOutcome.ROBOT_ERROR),
                                                row.getString("value"),
                                                row.getString("place"),
                                                row.getString("sentence")));
                });
        return runs.values().stream()
                .map(run -> new SiteRun(
                        run.id(),
                        run.origin(),
                        run.startedAt(),
                        run.tookMs(),
                        run.requests(),
                        found.getOrDefault(run.id(), Map.of()),
                        List.of()))
                .toList();
    }

    int forgetRuns(Instant before) {
        return jdbc.sql("""
                        delete from site_run r where r.started_at < :before
                          and not exists (select 1 from site_check c where c.run_id = r.id)
                        """).param("before", Timestamp.from(before)).update();
    }

    void changed(long site, Check check, CheckOutcome before, CheckOutcome after, LocalDate on) {
        jdbc.sql("""
                        insert into site_change (site_id, check_code, before, after, changed_on)
                        values (:site, :check, :before, :after, :on)
                        """)
                .param("site", site)
                .param("check", check.code())
                .param("before", before.code())
                .param("after", after.code())
                .param("on", on)
                .update();
    }

    /** A check that stands elsewhere than a week ago. */
    record Change(
            ProductId product, String origin, Check check, CheckOutcome before, CheckOutcome after, LocalDate on) {}

    /** What no letter told yet, of sites whose team wants one; each is then told. */
    List<Change> takeUntold() {
        List<Change> changes = new ArrayList<>();
        jdbc.sql("""
                        with told as (
                            update site_change set told = true where not told
                            returning site_id, check_code, before, after, changed_on)
                        select s.product_id, s.origin, t.check_code, t.before, t.after, t.changed_on
                        from told t join watched_site s on s.id = t.site_id
                        where s.letters order by s.product_id, s.origin, t.changed_on, t.check_code
                        """).query(row -> {
            Optional<Check> check = Check.of(row.getString("check_code"));
            if (check.isPresent())
                changes.add(new Change(
                        new ProductId(row.getString("product_id")),
                        row.getString("origin"),
                        check.get(),
                        CheckOutcome.of(row.getString("before")).orElse(CheckOutcome.ROBOT_ERROR),
                        CheckOutcome.of(row.getString("after")).orElse(CheckOutcome.ROBOT_ERROR),
                        row.getObject("changed_on", LocalDate.class)));
        });
        return changes;
    }

    Map<Theme, LocalDate> published(long site) {
        Map<Theme, LocalDate> published = new EnumMap<>(Theme.class);
        jdbc.sql("select theme, agreed_on from watched_site_public where site_id = :site")
                .param("site", site)
                .query(row -> {
                    Optional<Theme> theme = Theme.of(row.getString("theme"));
                    LocalDate on = row.getObject("agreed_on", LocalDate.class);
                    if (theme.isPresent() && on != null) published.put(theme.get(), on);
                });
        return published;
    }

    /** The themes of each site that its team agreed to publish, of all products. */
    Map<Long, Set<Theme>> publishedOf(Collection<ProductId> products) {
        Map<Long, Set<Theme>> published = new HashMap<>();
        jdbc.sql("""
                        select p.site_id, p.theme from watched_site_public p join watched_site s on s.id = p.site_id
                        where s.product_id = any(:products)
                        """).param("products", ids(products)).query(row -> {
            Optional<Theme> theme = Theme.of(row.getString("theme"));
            if (theme.isPresent())
                published
                        .computeIfAbsent(row.getLong("site_id"), none -> java.util.EnumSet.noneOf(Theme.class))
                        .add(theme.get());
        });
        return published;
    }

    /** The products of which something is published. */
    List<ProductId> publishing() {
        return jdbc.sql("""
                        select distinct s.product_id from watched_site_public p join watched_site s on s.id = p.site_id
                        """)
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .list();
    }

    /** The check that informs each of these practices; those that none does are left out. */
    Map<Long, Check> informed(Collection<Long> practices) {
        Map<Long, Check> informed = new HashMap<>();
        jdbc.sql("select practice_id, check_code from check_practice where practice_id = any(:practices)")
                .param("practices", practices.toArray(Long[]::new))
                .query(row -> {
                    Optional<Check> check = Check.of(row.getString("check_code"));
                    long practice = row.getLong("practice_id");
                    if (check.isPresent()) informed.put(practice, check.get());
                });
        return informed;
    }

    /** @param practices by the check that informs each */
    void inform(Collection<Long> all, Map<Check, Long> practices) {
        jdbc.sql("delete from check_practice where practice_id = any(:all)")
                .param("all", all.toArray(Long[]::new))
                .update();
        practices.forEach((check, practice) -> jdbc.sql("""
                        insert into check_practice (practice_id, check_code) values (:practice, :check)
                        on conflict (practice_id) do update set check_code = excluded.check_code
                        """)
                .param("practice", practice)
                .param("check", check.code())
                .update());
    }

    void publish(long site, Set<Theme> themes, LocalDate today) {
        String[] codes = themes.stream().map(Theme::code).toArray(String[]::new);
        jdbc.sql("delete from watched_site_public where site_id = :site and theme <> all(:themes)")
                .param("site", site)
                .param("themes", codes)
                .update();
        jdbc.sql("""
                        insert into watched_site_public (site_id, theme, agreed_on)
                        select :site, theme, :today from unnest(:themes) as theme on conflict do nothing
                        """)
                .param("site", site)
                .param("themes", codes)
                .param("today", today)
                .update();
    }

    List<Map<String, String>> declaredBy(AccountId account) {
        return jdbc.sql(
                        "select product_id, origin, consent_at from watched_site where declared_by = :account order by id")
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "produit", row.getString("product_id"),
                        "site", row.getString("origin"),
                        "accord", row.getTimestamp("consent_at").toInstant().toString()))
                .list();
    }

    int forget(AccountId account, AccountId nobody) {
        return jdbc.sql("update watched_site set declared_by = :nobody where declared_by = :account")
                .param("account", account.value())
                .param("nobody", nobody.value())
                .update();
    }
}
