package org.terreau.problem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.EmailAddress;
import org.terreau.territory.CollectivityId;

/** The SQL of declarations, and of what problems sum up of them. */
@Repository
class JdbcDeclarations {

    private static final String DECLARATIONS = """
            select d.id, d.problem_id, d.collectivity, d.name, d.email, d.role, d.testimony, d.frequency,
                   d.times_a_year, d.people, d.publishable, d.state, d.proof, d.language, d.declared_at, d.reason
            from problem_declaration d
            """;

    private final JdbcClient jdbc;

    JdbcDeclarations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(
            ProblemId problem,
            CollectivityId collectivity,
            NewDeclaration asked,
            OptionalInt timesAYear,
            String language,
            String digest,
            Instant at) {
        return jdbc.sql("""
                        insert into problem_declaration
                            (problem_id, collectivity, name, email, role, testimony, frequency, times_a_year, people,
                             publishable, state, language, digest, declared_at)
                        values (:problem, :collectivity, :name, :email, :role, :testimony, :frequency, :times, :people,
                                :publishable, 'adresse', :language, :digest, :at)
                        returning id
                        """)
                .param("problem", problem.value())
                .param("collectivity", collectivity.toString())
                .param("name", asked.name())
                .param("email", new EmailAddress(asked.email()).value())
                .param("role", asked.role())
                .param("testimony", asked.testimony())
                .param("frequency", asked.frequency())
                .param("times", timesAYear.isPresent() ? timesAYear.getAsInt() : null)
                .param("people", asked.number())
                .param("publishable", asked.publishable())
                .param("language", language)
                .param("digest", digest)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    Optional<Declaration> find(long id) {
        return jdbc.sql(DECLARATIONS + "where d.id = :id")
                .param("id", id)
                .query(JdbcDeclarations::declaration)
                .optional();
    }

    Optional<Declaration> byDigest(String digest) {
        return jdbc.sql(DECLARATIONS + "where d.digest = :digest")
                .param("digest", digest)
                .query(JdbcDeclarations::declaration)
                .optional();
    }

    /** The declaration in effect of this address on this problem for this collectivity. */
    Optional<Declaration> ofAddress(ProblemId root, CollectivityId collectivity, EmailAddress email) {
        return jdbc.sql(DECLARATIONS + """
                        join problem m on m.id = d.problem_id
                        where m.root = :root and d.email = :email and d.collectivity = :collectivity
                          and d.state in ('adresse', 'referent', 'confirmee')
                        order by d.id desc limit 1
                        """)
                .param("root", root.value())
                .param("email", email.value())
                .param("collectivity", collectivity.toString())
                .query(JdbcDeclarations::declaration)
                .optional();
    }

    /** Collectivities with problems in common with this one, merges followed. */
    List<CollectivityId> sharing(CollectivityId collectivity, int most) {
        return jdbc.sql("""
                        select theirs.collectivity, count(distinct o.root) as number
                        from problem_declaration ours
                        join problem m on m.id = ours.problem_id
                        join problem o on o.root = m.root
                        join problem_declaration theirs on theirs.problem_id = o.id
                        where ours.collectivity = :collectivity and ours.state = 'confirmee'
                          and theirs.state = 'confirmee' and theirs.collectivity <> :collectivity
                        group by theirs.collectivity order by number desc, theirs.collectivity limit :most
                        """)
                .param("collectivity", collectivity.toString())
                .param("most", most)
                .query((row, ignored) ->
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow())
                .list();
    }

    /** Those of a problem and of what was merged into it, from the oldest. */
    List<Declaration> of(ProblemId root, DeclarationState... states) {
        return jdbc.sql(DECLARATIONS + """
                        join problem m on m.id = d.problem_id
                        where m.root = :root and d.state in (:states)
                        order by d.declared_at, d.id
                        """)
                .param("root", root.value())
                .param("states", codes(states))
                .query(JdbcDeclarations::declaration)
                .list();
    }

    /** Every declaration, for the export. */
    List<Declaration> all() {
        return jdbc.sql(DECLARATIONS + "order by d.id")
                .query(JdbcDeclarations::declaration)
                .list();
    }

    /** Those that wait for somebody of the collectivity, for these collectivities. */
    List<Declaration> waitingFor(Collection<String> collectivities) {
        if (collectivities.isEmpty()) return List.of();
        return jdbc.sql(DECLARATIONS
                        + "where d.state = 'referent' and d.collectivity in (:collectivities) order by d.id")
                .param("collectivities", collectivities)
                .query(JdbcDeclarations::declaration)
                .list();
    }

    /** Those that wait and whose collectivity has no referent. */
    List<Declaration> waitingForTheStaff() {
        return jdbc.sql(DECLARATIONS + """
                        where d.state = 'referent'
                          and not exists (select 1 from collectivity_referent r
                                          where r.collectivity = d.collectivity and r.acts_since is not null)
                        order by d.id limit 200
                        """).query(JdbcDeclarations::declaration).list();
    }

    /** Those of this collectivity that count by this proof since then, as this person said, or nobody when empty. */
    List<Declaration> proved(CollectivityId collectivity, String proof, String by, Instant since) {
        return jdbc.sql(DECLARATIONS + """
                        where d.collectivity = :collectivity and d.state = 'confirmee' and d.proof = :proof
                          and d.decided_by = :by and d.decided_at >= :since
                        order by d.id
                        """)
                .param("collectivity", collectivity.toString())
                .param("proof", proof)
                .param("by", by)
                .param("since", Timestamp.from(since))
                .query(JdbcDeclarations::declaration)
                .list();
    }

    private static List<String> codes(DeclarationState... states) {
        return Set.of(states).stream().map(DeclarationState::code).toList();
    }

    /** A new link for a declaration; what was typed anew replaces what was, as long as the address is not proved. */
    void renew(long id, String digest, Instant at) {
        jdbc.sql("update problem_declaration set digest = :digest where id = :id")
                .param("digest", digest)
                .param("id", id)
                .update();
        jdbc.sql("update problem_declaration set declared_at = :at where id = :id and state = 'adresse'")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** False when the declaration was not in that state any more. */
    boolean move(Declaration declaration, DeclarationState to, String proof, String by, String reason, Instant at) {
        if (!declaration.state().mayBecome(to))
            throw new IllegalStateException("A declaration does not go from " + declaration.state() + " to " + to);
        return jdbc.sql("""
                        update problem_declaration
                        set state = :to, proof = :proof, decided_by = :by, reason = :reason, decided_at = :at
                        where id = :id and state = :from
                        """)
                        .param("to", to.code())
                        .param("proof", proof)
                        .param("by", by)
                        .param("reason", reason)
                        .param("at", Timestamp.from(at))
                        .param("id", declaration.id())
                        .param("from", declaration.state().code())
                        .update()
                == 1;
    }

    /**
     * The collectivities that a problem sums up.
     *
     * @param confirmed those that confirmed it
     * @param met where it is said to be met
     */
    record Summed(List<CollectivityId> confirmed, List<CollectivityId> met) {}

    Summed places(ProblemId root) {
        List<CollectivityId> confirmed = new ArrayList<>();
        List<CollectivityId> met = new ArrayList<>();
        jdbc.sql("""
                        select true as confirmed, d.collectivity
                        from problem_declaration d join problem m on m.id = d.problem_id
                        where m.root = :root and d.state = 'confirmee'
                        union
                        select false, t.collectivity from problem_territory t join problem m on m.id = t.problem_id
                        where m.root = :root
                        """).param("root", root.value()).query(row -> {
            CollectivityId.parse(row.getString("collectivity"))
                    .ifPresent(row.getBoolean("confirmed") ? confirmed::add : met::add);
        });
        return new Summed(confirmed, met);
    }

    /** Held until the transaction ends, by whoever changes what problems sum up. */
    void lockTotals() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('terreau.problem.totals'))")
                .query(row -> {});
    }

    /** How many collectivities the problem counted before, and counts now. */
    record Totals(int before, int now) {}

    Totals recount(ProblemId root, long collectivities, Collection<String> departements) {
        return jdbc.sql("""
                        update problem p
                        set collectivities = :now, departements = string_to_array(:departements, ',')
                        from (select collectivities as before from problem where id = :root) n
                        where p.id = :root
                        returning n.before, p.collectivities as now
                        """)
                .param("root", root.value())
                .param("now", collectivities)
                .param("departements", departements.stream().sorted().collect(Collectors.joining(",")))
                .query((row, ignored) -> new Totals(row.getInt("before"), row.getInt("now")))
                .single();
    }

    private static Declaration declaration(ResultSet row, int ignored) throws SQLException {
        return new Declaration(
                row.getLong("id"),
                new ProblemId(row.getLong("problem_id")),
                CollectivityId.parse(row.getString("collectivity")).orElseThrow(),
                row.getString("name"),
                new EmailAddress(row.getString("email")),
                row.getString("role"),
                row.getString("testimony"),
                row.getString("frequency"),
                row.getObject("times_a_year", Integer.class),
                row.getObject("people", Integer.class),
                row.getBoolean("publishable"),
                DeclarationState.of(row.getString("state")),
                row.getString("proof"),
                Locale.forLanguageTag(row.getString("language")),
                row.getTimestamp("declared_at").toInstant(),
                row.getString("reason"));
    }
}
