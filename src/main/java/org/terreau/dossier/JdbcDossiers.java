package org.terreau.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.identity.AccountId;
import org.terreau.identity.Grant;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Slice;

/** The SQL of dossiers and of the drafts of their briefs. */
@Repository
class JdbcDossiers {

    private static final int PAGE = 20;
    private static final int EXPORTED = 10_000;
    private static final String DOSSIERS = """
            select id, incubator_id, applicant_id, applicant, organisation, assessment_key, state, title, opened_at,
                   changed_at, draft, draft_version, draft_author, set_aside,
                   exists (select 1 from brief_reopening
                           where dossier_id = dossier.id and closed_at is null) as reopened
            from dossier
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final BriefContents contents;

    JdbcDossiers(JdbcClient jdbc, JdbcTemplate template, BriefContents contents) {
        this.jdbc = jdbc;
        this.template = template;
        this.contents = contents;
    }

    DossierId insert(
            IncubatorId incubator,
            AccountId applicantId,
            String applicant,
            String organisation,
            @Nullable String request,
            @Nullable AssessmentKey assessment,
            Brief draft,
            Instant at) {
        return new DossierId(jdbc.sql("""
                        insert into dossier (incubator_id, applicant_id, applicant, organisation, request_reference,
                                             assessment_key, state, title, opened_at, changed_at, step_since, draft,
                                             draft_author)
                        values (:incubator, :applicantId, :applicant, :organisation, :request, :assessment, :state, :title,
                                :at, :at, :at, :draft::jsonb, :applicant)
                        returning id
                        """)
                .param("incubator", incubator.value())
                .param("applicantId", applicantId.value())
                .param("applicant", applicant)
                .param("organisation", organisation)
                .param("request", request)
                .param("assessment", assessment == null ? null : assessment.value())
                .param("state", DossierState.DRAFT.code())
                .param("title", draft.get(Brief.Part.TITLE))
                .param("at", Timestamp.from(at))
                .param("draft", contents.written(draft))
                .query(Long.class)
                .single());
    }

    /** What a dossier is called, and whose it is. */
    record Named(String title, String organisation) {}

    /** All of this incubator. */
    Map<DossierId, Named> named(IncubatorId incubator) {
        Map<DossierId, Named> named = new HashMap<>();
        jdbc.sql("select id, title, organisation from dossier where incubator_id = :incubator order by id desc")
                .param("incubator", incubator.value())
                .query(row -> {
                    named.put(
                            new DossierId(row.getLong("id")),
                            new Named(row.getString("title"), row.getString("organisation")));
                });
        return named;
    }

    /** So many numbers that no dossier has. */
    List<DossierId> numbers(int count) {
        return jdbc.sql("select nextval(pg_get_serial_sequence('dossier', 'id')) as id from generate_series(1, :count)")
                .param("count", count)
                .query((row, ignored) -> new DossierId(row.getLong("id")))
                .list();
    }

    /**
     * A dossier of the past, as it is stored.
     *
     * @param since when it came to where it stands
     */
    record Taken(
            DossierId id,
            DossiersTakenOver.Past past,
            AccountId applicant,
            Brief draft,
            Instant opened,
            Instant since) {

        DossierStep step() {
            return DossierStep.of(past.state(), 0, 0);
        }
    }

    /** Stores dossiers of the past, in one batch. */
    void takeOver(IncubatorId incubator, List<Taken> rows) {
        template.batchUpdate(
                """
                insert into dossier (id, incubator_id, applicant_id, applicant, organisation, state, step, title, opened_at,
                                     changed_at, step_since, draft, draft_author)
                overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            row.id().value(),
                            incubator.value(),
                            row.applicant().value(),
                            row.past().applicant(),
                            row.past().organisation(),
                            row.past().state().code(),
                            row.step().code(),
                            row.past().title(),
                            Timestamp.from(row.opened()),
                            Timestamp.from(row.since()),
                            Timestamp.from(row.since()),
                            contents.written(row.draft()),
                            row.past().applicant()
                        })
                        .toList());
    }

    /** Removes those of these that are as they were first stored, and tells which. */
    Set<DossierId> removeUntouched(Collection<DossierId> ids) {
        return jdbc
                .sql("""
                        delete from dossier d
                        where d.id = any(:ids) and d.draft_version = 1 and d.moves = 0 and d.reviewers = 0
                          and not exists (select 1 from dossier_member m where m.dossier_id = d.id)
                        returning d.id
                        """)
                .param("ids", ids.stream().map(DossierId::value).toArray(Long[]::new))
                .query((row, ignored) -> new DossierId(row.getLong("id")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** The call-back request that it was opened from; null when nobody kept it. */
    @Nullable
    String request(DossierId id) {
        return jdbc.sql("select request_reference from dossier where id = :id")
                .param("id", id.value())
                .query((row, ignored) -> Optional.ofNullable(row.getString("request_reference")))
                .single()
                .orElse(null);
    }

    Optional<DossierRecord> find(DossierId id) {
        return jdbc.sql(DOSSIERS + "where id = :id")
                .param("id", id.value())
                .query(this::dossier)
                .optional();
    }

    /** The same, and nobody else writes it until the transaction ends. */
    Optional<DossierRecord> lock(DossierId id) {
        return jdbc.sql(DOSSIERS + "where id = :id for update of dossier")
                .param("id", id.value())
                .query(this::dossier)
                .optional();
    }

    /** Those of the scopes, those that this account asked for, and those that it was invited to. */
    Slice<DossierRecord> page(AccountId reader, Set<String> scopes, @Nullable DossierState state, int page) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(reader, scopes, state, parameters);
        long total = jdbc.sql("select count(*) from dossier " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(lines(where, parameters, PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    /** Those that somebody asked for or writes, the last one changed first. */
    Slice<DossierRecord> written(AccountId writer, int most) {
        String where = """
                where applicant_id = :writer
                   or id in (select dossier_id from dossier_member where account_id = :writer and kind = :kind)
                """;
        Map<String, Object> parameters = Map.of("writer", writer.value(), "kind", MemberKind.WRITER.code());
        return first(where, parameters, most, "changed_at desc, id");
    }

    /**
     * Those that wait for one who works for an incubator: followed by them or by nobody, where the staff have to ask for
     * opinions or where nothing moved for longer than is usual; and for those who lead it, what is to be decided on.
     */
    Slice<DossierRecord> toInstruct(Instructing who, Instant now, int most) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("mine", who.mine());
        parameters.put("scopes", who.scopes());
        parameters.put("led", who.led());
        parameters.put("asking", DossierStep.SUBMITTED.code());
        parameters.put("deciding", DossierStep.TO_DECIDE.code());
        List<String> ageing = new ArrayList<>();
        for (DossierStep step : DossierStep.values()) {
            if (!step.active()) continue;
            ageing.add("step = '" + step.code() + "' and step_since <= :long_" + step.code());
            parameters.put("long_" + step.code(), Timestamp.from(now.minus(Duration.ofDays(step.ageing()))));
        }
        String where = """
                where not set_aside && cast(:mine as bigint[])
                  and (('*' = any(:scopes) or incubator_id = any(:scopes))
                       and (assignee_id = any(:mine)
                            or assignee_id is null and ('*' = any(:led) or incubator_id = any(:led)))
                       and (step = :asking or %s)
                       or step = :deciding and ('*' = any(:led) or incubator_id = any(:led)))
                """.formatted(String.join(" or ", ageing));
        return first(where, parameters, most, "step_since, id");
    }

    /**
     * Who instructs.
     *
     * @param mine they, and those for whom they stand in
     * @param scopes incubators for which they work
     * @param led those that they lead
     */
    record Instructing(Long[] mine, String[] scopes, String[] led) {}

    private Slice<DossierRecord> first(String where, Map<String, Object> parameters, int most, String order) {
        long total = jdbc.sql("select count(*) from dossier " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<DossierRecord> found = total == 0
                ? List.of()
                : jdbc.sql(DOSSIERS + where + " order by " + order + " limit :most")
                        .params(parameters)
                        .param("most", most)
                        .query(this::dossier)
                        .list();
        return new Slice<>(found, 1, most, total);
    }

    /** Those of an incubator that wait for their first decision or for another one, the oldest first. */
    List<DossierRecord> waiting(IncubatorId incubator) {
        return jdbc.sql(DOSSIERS + """
                         where incubator_id = :incubator and state = any(:states)
                         order by step_since, id limit 200
                        """)
                .param("incubator", incubator.value())
                .param("states", new String[] {DossierState.SUBMITTED.code(), DossierState.PROVISIONAL.code()})
                .query(this::dossier)
                .list();
    }

    List<DossierRecord> all(AccountId reader, Set<String> scopes, @Nullable DossierState state) {
        Map<String, Object> parameters = new HashMap<>();
        return lines(where(reader, scopes, state, parameters), parameters, EXPORTED, 0);
    }

    private List<DossierRecord> lines(String where, Map<String, Object> parameters, int limit, int offset) {
        return jdbc.sql(DOSSIERS + where + " order by changed_at desc, id limit :limit offset :offset")
                .params(parameters)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::dossier)
                .list();
    }

    private static String where(
            AccountId reader, Set<String> scopes, @Nullable DossierState state, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (!scopes.contains(Grant.EVERYWHERE)) {
            conditions.add("""
                    (applicant_id = :reader or incubator_id in (:scopes)
                     or id in (select dossier_id from dossier_member where account_id = :reader))
                    """);
            parameters.put("reader", reader.value());
            parameters.put("scopes", scopes.isEmpty() ? List.of("") : List.copyOf(scopes));
        }
        if (state != null) {
            conditions.add("state = :state");
            parameters.put("state", state.code());
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    /** Writes the draft of a dossier that this transaction has locked; the draft's new version. */
    long save(DossierId id, Brief draft, Author author) {
        return jdbc.sql("""
                        update dossier
                        set draft = :draft::jsonb, draft_version = draft_version + 1, draft_author = :author,
                            title = :title, changed_at = :at
                        where id = :id
                        returning draft_version
                        """)
                .param("draft", contents.written(draft))
                .param("author", author.name())
                .param("title", draft.get(Brief.Part.TITLE))
                .param("at", Timestamp.from(author.at()))
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** This person does nothing on the dossier from now on. */
    void setAside(DossierId id, AccountId account) {
        jdbc.sql("""
                        update dossier set set_aside = array_append(array_remove(set_aside, :account), :account) where id = :id
                        """).param("account", account.value()).param("id", id.value()).update();
    }

    /** This person may act on the dossier again. */
    void letBack(DossierId id, AccountId account) {
        jdbc.sql("update dossier set set_aside = array_remove(set_aside, :account) where id = :id")
                .param("account", account.value())
                .param("id", id.value())
                .update();
    }

    Set<DossierId> setAsideFrom(AccountId account) {
        return Set.copyOf(jdbc.sql("select id from dossier where set_aside @> array[:account]::bigint[]")
                .param("account", account.value())
                .query((row, ignored) -> new DossierId(row.getLong("id")))
                .list());
    }

    /** Another name in place of who wrote last; in how many drafts it was. */
    int forgetWriter(Collection<DossierId> ids, String instead) {
        if (ids.isEmpty()) return 0;
        return jdbc.sql("update dossier set draft_author = :instead where id in (:ids)")
                .param("instead", instead)
                .param("ids", ids.stream().map(DossierId::value).toList())
                .update();
    }

    private DossierRecord dossier(ResultSet row, int ignored) throws SQLException {
        String key = row.getString("assessment_key");
        return new DossierRecord(
                new DossierId(row.getLong("id")),
                new IncubatorId(row.getString("incubator_id")),
                new AccountId(row.getLong("applicant_id")),
                row.getString("applicant"),
                row.getString("organisation"),
                key == null ? null : new AssessmentKey(key),
                DossierState.of(row.getString("state")),
                row.getString("title"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                contents.brief(row.getString("draft")),
                row.getLong("draft_version"),
                row.getString("draft_author"),
                row.getBoolean("reopened"),
                Stream.of((Long[]) row.getArray("set_aside").getArray())
                        .map(AccountId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
