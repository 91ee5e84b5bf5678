package org.terreau.problem;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Plain;
import org.terreau.shared.SecretToken;
import org.terreau.territory.CollectivityId;

/** The SQL of problems and of their wordings. */
@Repository
class JdbcProblems {

    private static final String PARTS =
            Arrays.stream(Statement.Part.values()).map(Statement.Part::column).collect(Collectors.joining(", "));
    private static final String PROBLEMS = """
            select p.id, p.state, %s, p.themes, p.root, p.collectivities, p.published_at, p.changed_at, p.version,
                   %s as territories
            from problem p
            """;
    private static final String OWN = PROBLEMS.formatted(PARTS, """
            array(select t.collectivity from problem_territory t where t.problem_id = p.id order by t.collectivity)""");
    private static final String WITH_MERGED = PROBLEMS.formatted(PARTS, """
            array(select distinct t.collectivity from problem_territory t join problem m on m.id = t.problem_id
                  where m.root = p.id order by t.collectivity)""");

    private final JdbcClient jdbc;

    JdbcProblems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ProblemId insert(Proposals.Wording written, ProblemState state, Instant at) {
        JdbcClient.StatementSpec insert = jdbc.sql("""
                with new as (select nextval(pg_get_serial_sequence('problem', 'id')) as id)
                insert into problem (id, root, state, %s, themes, proposed_at, changed_at, published_at, search,
                                     title_search)
                overriding system value
                select id, id, :state, %s, string_to_array(:themes, ','), :at, :at, :published, :search, :titleSearch
                from new
                returning id
                """.formatted(PARTS, named()));
        ProblemId id = new ProblemId(wording(insert, written)
                .param("state", state.code())
                .param("at", Timestamp.from(at))
                .param("published", state == ProblemState.PUBLISHED ? Timestamp.from(at) : null)
                .query(Long.class)
                .single());
        territories(id, written.territories());
        words(written);
        return id;
    }

    private static String named() {
        return Arrays.stream(Statement.Part.values())
                .map(part -> ":" + part.column())
                .collect(Collectors.joining(", "));
    }

    private static JdbcClient.StatementSpec wording(JdbcClient.StatementSpec sql, Proposals.Wording written) {
        for (Statement.Part part : Statement.Part.values())
            sql = sql.param(part.column(), written.statement().get(part));
        return sql.param("themes", String.join(",", written.themes()))
                .param("search", Plain.text(written.statement().text()))
                .param("titleSearch", Plain.text(written.statement().title()));
    }

    private void territories(ProblemId id, List<CollectivityId> territories) {
        jdbc.sql("""
                        with kept as (select unnest(string_to_array(:places, ',')) as collectivity),
                             gone as (
                                 delete from problem_territory t
                                 where t.problem_id = :id and t.collectivity not in (select collectivity from kept))
                        insert into problem_territory (problem_id, collectivity)
                        select :id, collectivity from kept
                        on conflict do nothing
                        """)
                .param("id", id.value())
                .param("places", territories.stream().map(Object::toString).collect(Collectors.joining(",")))
                .update();
    }

    private void words(Proposals.Wording written) {
        jdbc.sql("""
                        insert into problem_word (word)
                        select distinct word from unnest(string_to_array(:search, ' ')) word
                        where length(word) between 3 and 40
                        order by word
                        on conflict do nothing
                        """).param("search", Plain.text(written.statement().text())).update();
    }

    /** False when somebody saved another wording since `version`. */
    boolean reword(ProblemId id, Proposals.Wording written, long version, Instant at) {
        String parts = Arrays.stream(Statement.Part.values())
                .map(part -> part.column() + " = :" + part.column())
                .collect(Collectors.joining(", "));
        boolean saved = wording(jdbc.sql("""
                        update problem
                        set %s, themes = string_to_array(:themes, ','), search = :search, title_search = :titleSearch,
                            changed_at = :at, version = version + 1
                        where id = :id and version = :version
                        """.formatted(parts)), written)
                        .param("at", Timestamp.from(at))
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
        if (!saved) return false;
        territories(id, written.territories());
        words(written);
        return true;
    }

    /** False when the problem was not in that state any more. */
    boolean move(ProblemId id, ProblemState from, ProblemState to, @Nullable Instant publishedAt) {
        if (!from.mayBecome(to)) throw new IllegalStateException("A problem does not go from " + from + " to " + to);
        return jdbc.sql("""
                        update problem set state = :to, published_at = coalesce(cast(:published as timestamptz), published_at)
                        where id = :id and state = :from
                        """)
                        .param("to", to.code())
                        .param("published", publishedAt == null ? null : Timestamp.from(publishedAt))
                        .param("id", id.value())
                        .param("from", from.code())
                        .update()
                == 1;
    }

    Optional<Problem> find(ProblemId id) {
        return jdbc.sql(OWN + "where p.id = :id")
                .param("id", id.value())
                .query(JdbcProblems::problem)
                .optional();
    }

    /** The problem that this one is read as, with the territories of those merged into it. */
    Optional<Problem> root(ProblemId id) {
        return jdbc.sql(WITH_MERGED + "where p.id = (select root from problem where id = :id)")
                .param("id", id.value())
                .query(JdbcProblems::problem)
                .optional();
    }

    List<Problem> findAll(Collection<ProblemId> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql(OWN + "where p.id in (:ids) order by p.id")
                .param("ids", ids.stream().map(ProblemId::value).toList())
                .query(JdbcProblems::problem)
                .list();
    }

    /** Those that wait for the staff, the oldest first, then those given back. */
    List<Proposals.Waiting> waiting() {
        return jdbc.sql("""
                        select p.id, p.title, p.state, p.proposed_at, r.name, r.collectivity
                        from problem p join problem_proposal r on r.problem_id = p.id
                        where p.state in ('propose', 'a-preciser')
                        order by p.state desc, p.proposed_at, p.id limit 500
                        """)
                .query((row, ignored) -> new Proposals.Waiting(
                        new ProblemId(row.getLong("id")),
                        row.getString("title"),
                        ProblemState.of(row.getString("state")),
                        row.getTimestamp("proposed_at").toInstant(),
                        row.getString("name"),
                        place(row.getString("collectivity"))))
                .list();
    }

    private static @Nullable CollectivityId place(@Nullable String written) {
        return written == null ? null : CollectivityId.parse(written).orElse(null);
    }

    void insertProposal(
            ProblemId id,
            String name,
            EmailAddress email,
            @Nullable CollectivityId collectivity,
            String language,
            String digest) {
        jdbc.sql("""
                        insert into problem_proposal (problem_id, name, email, collectivity, language, digest)
                        values (:id, :name, :email, :collectivity, :language, :digest)
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("email", email.value())
                .param("collectivity", collectivity == null ? null : collectivity.toString())
                .param("language", language)
                .param("digest", digest)
                .update();
    }

    void proposalConfirmed(ProblemId id, Instant at) {
        jdbc.sql("update problem_proposal set confirmed_at = :at where problem_id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    void proposalDecided(ProblemId id, String reason, Instant at) {
        jdbc.sql("update problem_proposal set decided_at = :at, reason = :reason where problem_id = :id")
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    /** A new link for the proposer; the former one leads nowhere any more. */
    void renewProposal(ProblemId id, String digest) {
        jdbc.sql("update problem_proposal set digest = :digest where problem_id = :id")
                .param("digest", digest)
                .param("id", id.value())
                .update();
    }

    Optional<Proposals.Proposer> proposer(ProblemId id) {
        return proposer("where problem_id = :key", id.value());
    }

    Optional<Proposals.Proposer> proposer(SecretToken token) {
        return proposer("where digest = :key", token.digest());
    }

    private Optional<Proposals.Proposer> proposer(String which, Object key) {
        return jdbc.sql("select problem_id, name, email, collectivity, language, reason from problem_proposal " + which)
                .param("key", key)
                .query(JdbcProblems::proposer)
                .optional();
    }

    private static Proposals.Proposer proposer(ResultSet row, int ignored) throws SQLException {
        return new Proposals.Proposer(
                new ProblemId(row.getLong("problem_id")),
                row.getString("name"),
                new EmailAddress(row.getString("email")),
                place(row.getString("collectivity")),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("reason"));
    }

    /** Those who proposed a problem or what was merged into it. */
    List<Proposals.Proposer> proposersOf(ProblemId root) {
        return jdbc.sql("""
                        select r.problem_id, r.name, r.email, r.collectivity, r.language, r.reason
                        from problem_proposal r join problem m on m.id = r.problem_id
                        where m.root = :root order by r.problem_id
                        """)
                .param("root", root.value())
                .query(JdbcProblems::proposer)
                .list();
    }

    /** The published ones that a collectivity confirmed, merges followed, the most shared first. */
    List<Problem> declaredBy(CollectivityId collectivity) {
        return jdbc.sql(OWN + """
                        where p.state = 'publie' and p.id in (
                            select m.root from problem_declaration d join problem m on m.id = d.problem_id
                            where d.collectivity = :collectivity and d.state = 'confirmee')
                        order by p.collectivities desc, p.id limit 50
                        """)
                .param("collectivity", collectivity.toString())
                .query(JdbcProblems::problem)
                .list();
    }

    List<Problem> in(ProblemState state) {
        return jdbc.sql(OWN + "where p.state = :state order by p.id")
                .param("state", state.code())
                .query(JdbcProblems::problem)
                .list();
    }

    /** Keeps the wording as it is now as a version of its own. */
    void keepVersion(ProblemId id, List<String> changed, String author, boolean byStaff, Instant at) {
        jdbc.sql("""
                        insert into problem_version (problem_id, number, author, by_staff, at, changed, %1$s, themes,
                                                     territories)
                        select p.id, p.version, :author, :staff, :at, string_to_array(:changed, ','), %1$s, p.themes,
                               array(select t.collectivity from problem_territory t where t.problem_id = p.id
                                     order by t.collectivity)
                        from problem p where p.id = :id
                        """.formatted(PARTS))
                .param("author", author)
                .param("staff", byStaff)
                .param("at", Timestamp.from(at))
                .param("changed", String.join(",", changed))
                .param("id", id.value())
                .update();
    }

    List<History.Version> versions(ProblemId id) {
        return jdbc.sql("""
                        select number, author, by_staff, at, changed, %s
                        from problem_version where problem_id = :id order by number desc
                        """.formatted(PARTS))
                .param("id", id.value())
                .query((row, ignored) -> new History.Version(
                        row.getLong("number"),
                        row.getString("author"),
                        row.getBoolean("by_staff"),
                        row.getTimestamp("at").toInstant(),
                        texts(row.getArray("changed")),
                        statement(row)))
                .list();
    }

    /** What happened to a problem, the newest first, wordings of what was merged into it left out. */
    List<History.Event> history(ProblemId id) {
        return jdbc.sql("""
                        select v.at, case when v.number = 1 then 'propose' else 'redaction' end as what, v.number,
                               v.author, v.by_staff, v.changed, null::bigint as other, '' as other_title
                        from problem_version v where v.problem_id = :id
                        union all
                        select o.at,
                               case when o.kind = 'fusion' then 'fusion' when o.source = :id then 'scission' else 'origine' end,
                               0, o.by_name, true, '{}', x.id, x.title
                        from problem_operation o
                        join problem x on x.id = case when o.source = :id then o.target else o.source end
                        where o.source = :id or o.target = :id
                        union all
                        select o.undone_at, o.kind || '-annulee', 0, coalesce(o.undone_by, ''), true, '{}', x.id, x.title
                        from problem_operation o
                        join problem x on x.id = case when o.source = :id then o.target else o.source end
                        where (o.source = :id or o.target = :id) and o.undone_at is not null
                        order by at desc, number desc
                        limit 200
                        """)
                .param("id", id.value())
                .query((row, ignored) -> {
                    long other = row.getLong("other");
                    return new History.Event(
                            row.getTimestamp("at").toInstant(),
                            row.getString("what"),
                            row.getLong("number"),
                            row.getString("author"),
                            row.getBoolean("by_staff"),
                            texts(row.getArray("changed")),
                            other == 0 ? null : new ProblemId(other),
                            row.getString("other_title"));
                })
                .list();
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static Statement statement(ResultSet row) throws SQLException {
        Map<Statement.Part, String> values = new java.util.EnumMap<>(Statement.Part.class);
        for (Statement.Part part : Statement.Part.values()) values.put(part, row.getString(part.column()));
        return new Statement(values);
    }

    static Problem problem(ResultSet row, int ignored) throws SQLException {
        Timestamp published = row.getTimestamp("published_at");
        return new Problem(
                new ProblemId(row.getLong("id")),
                statement(row),
                texts(row.getArray("themes")),
                texts(row.getArray("territories")).stream()
                        .flatMap(written -> CollectivityId.parse(written).stream())
                        .toList(),
                ProblemState.of(row.getString("state")),
                new ProblemId(row.getLong("root")),
                row.getInt("collectivities"),
                published == null ? null : published.toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("version"));
    }
}
