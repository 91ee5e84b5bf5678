package org.terreau.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sources, their runs and their doubts. Every method runs in the caller's transaction. */
@Component
class JdbcSources {

    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};
    private static final TypeReference<List<String>> ARGUMENTS = new TypeReference<>() {};

    private static final String SOURCE = """
            select s.id, s.product_id, s.indicator, s.kind, s.name, s.settings, s.secret is not null as secret, s.rhythm,
                   s.state, s.version, s.next_at, s.started_at, s.failures, s.openings, s.last_new_at, s.silence_told_at
            """;

    private static final String RUN = """
            select id, started_at, ended_at, by_hand, outcome, problem, arguments, batch, lines, added, corrected,
                   unchanged, left_out, faulty
            from source_run
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcSources(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** So many sources of a product were cut off. */
    record CutOff(ProductId product, long number) {}

    /** Of all products; two hundred at most. */
    List<CutOff> cutOff() {
        return jdbc.sql("""
                        select product_id, count(*) as number from source where state = 'coupee'
                        group by product_id order by product_id limit 200
                        """)
                .query((row, ignored) -> new CutOff(new ProductId(row.getString("product_id")), row.getLong("number")))
                .list();
    }

    /** @param failing those whose last run failed */
    record States(Map<Source.State, Long> number, long failing) {}

    /** How many there are in each state. */
    States states() {
        Map<Source.State, Long> number = new EnumMap<>(Source.State.class);
        long[] failing = {0};
        jdbc.sql(
                        "select state, count(*) as number, count(*) filter (where failures > 0) as failing from source group by state")
                .query(row -> {
                    number.put(Source.State.of(row.getString("state")), row.getLong("number"));
                    failing[0] += row.getLong("failing");
                });
        return new States(number, failing[0]);
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /**
     * How the sources of the whole installation fare.
     *
     * @param cut stopped after failures
     * @param late not read though they were due before an instant
     */
    record Health(long cut, long late) {}

    Health health(Instant dueBefore) {
        return jdbc.sql("""
                        select count(*) filter (where state = 'coupee') as cut,
                               count(*) filter (where next_at < :before) as late
                        from source where state = 'coupee' or next_at < :before
                        """)
                .param("before", Timestamp.from(dueBefore))
                .query((row, ignored) -> new Health(row.getLong("cut"), row.getLong("late")))
                .single();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                row.getString("indicator"),
                SourceKind.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                json.readValue(row.getString("settings"), SETTINGS),
                row.getBoolean("secret"),
                PullRhythm.of(row.getString("rhythm")).orElseThrow(),
                Source.State.of(row.getString("state")),
                row.getLong("version"),
                instant(row, "next_at"),
                instant(row, "started_at"),
                row.getInt("failures"),
                row.getInt("openings"),
                instant(row, "last_new_at"),
                instant(row, "silence_told_at"));
    }

    private Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("ended_at").toInstant(),
                row.getBoolean("by_hand"),
                Run.Outcome.of(row.getString("outcome")),
                row.getString("problem"),
                json.readValue(row.getString("arguments"), ARGUMENTS),
                row.getObject("batch") == null ? null : row.getLong("batch"),
                row.getLong("lines"),
                row.getLong("added"),
                row.getLong("corrected"),
                row.getLong("unchanged"),
                row.getLong("left_out"),
                row.getLong("faulty"));
    }

    /**
     * Those of a product, with the last run of each.
     *
     * @param doubts how many values of each wait to be checked
     */
    List<Sources.Line> of(ProductId product, Map<Long, Long> doubts) {
        return jdbc.sql(SOURCE + """
                        , r.problem, r.arguments, r.outcome
                        from source s
                        left join lateral (select problem, arguments, outcome from source_run
                                           where source_id = s.id order by id desc limit 1) r on true
                        where s.product_id = :product order by s.name, s.id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> {
                    String problem = row.getString("problem");
                    Source source = source(row);
                    return new Sources.Line(
                            source,
                            problem == null ? "" : problem,
                            problem == null ? List.of() : json.readValue(row.getString("arguments"), ARGUMENTS),
                            doubts.getOrDefault(source.id(), 0L));
                })
                .list();
    }

    Optional<Source> find(long id) {
        return jdbc.sql(SOURCE + " from source s where s.id = :id")
                .param("id", id)
                .query((row, ignored) -> source(row))
                .optional();
    }

    /** Until the transaction ends, nobody else writes this source nor takes what it gives. */
    Optional<Source> lock(long id) {
        return jdbc.sql(SOURCE + " from source s where s.id = :id for update")
                .param("id", id)
                .query((row, ignored) -> source(row))
                .optional();
    }

    long count(ProductId product) {
        return jdbc.sql("select count(*) from source where product_id = :product")
                .param("product", product.value())
                .query(Long.class)
                .single();
    }

    long add(ProductId product, Sources.Draft draft, byte @Nullable [] secret, Instant now) {
        return jdbc.sql("""
                        insert into source (product_id, indicator, kind, name, settings, secret, rhythm, state, created_at,
                                            resumed_at)
                        values (:product, :indicator, :kind, :name, :settings::jsonb, :secret, :rhythm, :state, :now, :now)
                        returning id
                        """)
                .param("product", product.value())
                .param("indicator", draft.indicator())
                .param("kind", draft.kind().code())
                .param("name", draft.name())
                .param("settings", json.writeValueAsString(draft.settings()))
                .param("secret", secret)
                .param("rhythm", draft.rhythm().code())
                .param("state", Source.State.PAUSED.code())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** @return whether it still was at this version */
    boolean change(long id, Sources.Draft draft, @Nullable Instant nextAt, long version) {
        return jdbc.sql("""
                        update source
                        set indicator = :indicator, name = :name, settings = :settings::jsonb, rhythm = :rhythm,
                            next_at = :next, digest = null, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("indicator", draft.indicator())
                        .param("name", draft.name())
                        .param("settings", json.writeValueAsString(draft.settings()))
                        .param("rhythm", draft.rhythm().code())
                        .param("next", at(nextAt))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void keep(long id, byte @Nullable [] secret) {
        jdbc.sql("update source set secret = :secret where id = :id")
                .param("secret", secret)
                .param("id", id)
                .update();
    }

    byte @Nullable [] secret(long id) {
        return jdbc.sql("select secret from source where id = :id and secret is not null")
                .param("id", id)
                .query((row, ignored) -> row.getBytes("secret"))
                .optional()
                .orElse(null);
    }

    byte @Nullable [] digest(long id) {
        return jdbc.sql("select digest from source where id = :id and digest is not null")
                .param("id", id)
                .query((row, ignored) -> row.getBytes("digest"))
                .optional()
                .orElse(null);
    }

    List<Long> withSecret() {
        return jdbc.sql("select id from source where secret is not null order by id")
                .query(Long.class)
                .list();
    }

    /** Starts, stops or takes up again: failures are forgotten. */
    void turn(long id, Source.State state, @Nullable Instant nextAt, Instant now) {
        jdbc.sql("""
                        update source
                        set state = :state, next_at = :next, failures = 0, openings = 0, version = version + 1,
                            resumed_at = :now, silence_told_at = null
                        where id = :id
                        """)
                .param("state", state.code())
                .param("next", at(nextAt))
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** What a run leaves: see {@link Source}. */
    record After(
            Source.State state,
            @Nullable Instant nextAt,
            Instant startedAt,
            int failures,
            int openings,
            byte @Nullable [] digest,
            @Nullable Instant lastNewAt,
            @Nullable Instant silenceToldAt) {}

    void after(long id, After after) {
        jdbc.sql("""
                        update source
                        set state = :state, next_at = :next, started_at = :started, failures = :failures,
                            openings = :openings, digest = coalesce(:digest, digest), last_new_at = :new,
                            silence_told_at = :told
                        where id = :id
                        """)
                .param("state", after.state().code())
                .param("next", at(after.nextAt()))
                .param("started", at(after.startedAt()))
                .param("failures", after.failures())
                .param("openings", after.openings())
                .param("digest", after.digest())
                .param("new", at(after.lastNewAt()))
                .param("told", at(after.silenceToldAt()))
                .param("id", id)
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from source where id = :id").param("id", id).update();
    }

    long addRun(long source, Run run) {
        return jdbc.sql("""
                        insert into source_run (source_id, started_at, ended_at, by_hand, outcome, problem, arguments, batch,
                                                lines, added, corrected, unchanged, left_out, faulty)
                        values (:source, :started, :ended, :hand, :outcome, :problem, :arguments::jsonb, :batch, :lines,
                                :added, :corrected, :unchanged, :out, :faulty)
                        returning id
                        """)
                .param("source", source)
                .param("started", at(run.startedAt()))
                .param("ended", at(run.endedAt()))
                .param("hand", run.byHand())
                .param("outcome", run.outcome().code())
                .param("problem", run.problem())
                .param("arguments", json.writeValueAsString(run.arguments()))
                .param("batch", run.batch())
                .param("lines", run.lines())
                .param("added", run.added())
                .param("corrected", run.corrected())
                .param("unchanged", run.unchanged())
                .param("out", run.leftOut())
                .param("faulty", run.faulty())
                .query(Long.class)
                .single();
    }

    List<Run> runs(long source, int size, int from) {
        return jdbc.sql(RUN + " where source_id = :source order by id desc limit :size offset :from")
                .param("source", source)
                .param("size", size)
                .param("from", from)
                .query((row, ignored) -> run(row))
                .list();
    }

    long countRuns(long source) {
        return jdbc.sql("select count(*) from source_run where source_id = :source")
                .param("source", source)
                .query(Long.class)
                .single();
    }

    int forgetRuns(Instant before) {
        return jdbc.sql("delete from source_run where started_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    void doubt(long source, String indicator, Doubt doubt) {
        jdbc.sql("""
                        insert into source_doubt (source_id, indicator, found_at, starts_on, place, segment, value, low,
                                                  high, held_numerator, held_denominator)
                        values (:source, :indicator, :found, :start, :place, :segment, :value, :low, :high, :numerator,
                                :denominator)
                        """)
                .param("source", source)
                .param("indicator", indicator)
                .param("found", at(doubt.foundAt()))
                .param("start", doubt.start())
                .param("place", doubt.place())
                .param("segment", doubt.segment())
                .param("value", doubt.value())
                .param("low", doubt.low())
                .param("high", doubt.high())
                .param("numerator", doubt.held() == null ? null : doubt.held().numerator())
                .param("denominator", doubt.held() == null ? null : doubt.held().denominator())
                .update();
    }

    private static final String DOUBT = """
            select d.id, d.found_at, d.starts_on, d.place, d.segment, d.value, d.low, d.high, d.indicator, d.checked_at,
                   d.held_numerator, d.held_denominator, s.id as source_id, s.product_id, s.name
            from source_doubt d join source s on s.id = d.source_id
            """;

    private static SourceDoubt doubt(ResultSet row) throws SQLException {
        String numerator = row.getString("held_numerator");
        return new SourceDoubt(
                new ProductId(row.getString("product_id")),
                row.getLong("source_id"),
                row.getString("name"),
                row.getString("indicator"),
                new Doubt(
                        row.getLong("id"),
                        row.getTimestamp("found_at").toInstant(),
                        row.getObject("starts_on", LocalDate.class),
                        row.getString("place"),
                        row.getString("segment"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("low"),
                        row.getBigDecimal("high"),
                        numerator == null ? null : new Doubt.Held(numerator, row.getString("held_denominator"))),
                instant(row, "checked_at"));
    }

    /** Those that wait, the newest first, with those whose value was corrected since. */
    List<SourceDoubt> doubtsOf(ProductId product) {
        return jdbc.sql(DOUBT + """
                        where s.product_id = :product and d.checked_at is null order by d.id desc
                        """)
                .param("product", product.value())
                .query((row, ignored) -> doubt(row))
                .list();
    }

    List<SourceDoubt> doubts() {
        return jdbc.sql(DOUBT + " where d.checked_at is null order by d.id desc")
                .query((row, ignored) -> doubt(row))
                .list();
    }

    /** What a source gave of an indicator that waits, or that somebody set aside. */
    List<Doubt> waitingOrAside(long source, String indicator) {
        return jdbc.sql(DOUBT + """
                        where d.source_id = :source and d.indicator = :indicator
                          and (d.checked_at is null or d.outcome = 'ecartee')
                        """)
                .param("source", source)
                .param("indicator", indicator)
                .query((row, ignored) -> doubt(row).doubt())
                .list();
    }

    Optional<SourceDoubt> waiting(long source, long doubt) {
        return jdbc.sql(DOUBT + " where d.source_id = :source and d.id = :id and d.checked_at is null")
                .param("source", source)
                .param("id", doubt)
                .query((row, ignored) -> doubt(row))
                .optional();
    }

    /** Those that somebody said are right, the latest first. */
    List<SourceDoubt> confirmed(ProductId product, int most) {
        return jdbc.sql(DOUBT + """
                        where s.product_id = :product and d.outcome = 'juste' order by d.checked_at desc, d.id limit :most
                        """)
                .param("product", product.value())
                .param("most", most)
                .query((row, ignored) -> doubt(row))
                .list();
    }

    /** A value that came again for the same period takes the place of what was doubted. */
    void settle(long source, Doubt.Spot spot, Instant now) {
        jdbc.sql("""
                        update source_doubt set checked_at = :now, outcome = 'remplacee'
                        where source_id = :source and starts_on = :start and place = :place and segment = :segment
                          and checked_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("source", source)
                .param("start", spot.start())
                .param("place", spot.place())
                .param("segment", spot.segment())
                .update();
    }

    void settle(long doubt, Instant now) {
        jdbc.sql(
                        "update source_doubt set checked_at = :now, outcome = 'remplacee' where id = :id and checked_at is null")
                .param("now", Timestamp.from(now))
                .param("id", doubt)
                .update();
    }

    boolean check(long source, long doubt, Instant now) {
        return jdbc.sql("""
                        update source_doubt
                        set checked_at = :now, outcome = 'juste', held_numerator = null, held_denominator = null
                        where id = :id and source_id = :source and checked_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("id", doubt)
                        .param("source", source)
                        .update()
                == 1;
    }

    void setAside(long doubt, Instant now) {
        jdbc.sql("update source_doubt set checked_at = :now, outcome = 'ecartee' where id = :id and checked_at is null")
                .param("now", Timestamp.from(now))
                .param("id", doubt)
                .update();
    }

    boolean doubtAgain(long source, long doubt) {
        return jdbc.sql("""
                        update source_doubt set checked_at = null, outcome = null
                        where id = :id and source_id = :source and outcome = 'juste'
                        """).param("id", doubt).param("source", source).update() == 1;
    }

    List<Long> due(Instant now, int most) {
        return jdbc.sql("select id from source where next_at <= :now order by next_at limit :most")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /**
     * A source that may be silent.
     *
     * @param since when it last gave something new, or was started
     * @param arrivals the last times that it gave something new, the newest first
     */
    record Quiet(long id, ProductId product, String indicator, Instant since, List<Instant> arrivals) {}

    List<Quiet> quiet(Instant before) {
        return jdbc.sql("""
                        select s.id, s.product_id, s.indicator,
                               greatest(s.resumed_at, coalesce(s.last_new_at, s.resumed_at)) as since,
                               array(select r.started_at from source_run r where r.source_id = s.id and r.added > 0
                                     order by r.id desc limit 10) as arrivals
                        from source s
                        where s.state <> :paused and s.silence_told_at is null
                          and greatest(s.resumed_at, coalesce(s.last_new_at, s.resumed_at)) < :before
                        order by s.id
                        """)
                .param("paused", Source.State.PAUSED.code())
                .param("before", Timestamp.from(before))
                .query((row, ignored) -> {
                    Timestamp[] arrivals =
                            (Timestamp[]) row.getArray("arrivals").getArray();
                    return new Quiet(
                            row.getLong("id"),
                            new ProductId(row.getString("product_id")),
                            row.getString("indicator"),
                            row.getTimestamp("since").toInstant(),
                            java.util.Arrays.stream(arrivals)
                                    .map(Timestamp::toInstant)
                                    .toList());
                })
                .list();
    }

    boolean tellSilence(long id, Instant now) {
        return jdbc.sql("update source set silence_told_at = :now where id = :id and silence_told_at is null")
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1;
    }
}
