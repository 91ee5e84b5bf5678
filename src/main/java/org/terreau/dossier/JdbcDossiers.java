package org.terreau.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.identity.AccountId;
import org.terreau.identity.Grant;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Slice;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of dossiers and of the versions of their briefs. */
@Repository
class JdbcDossiers {

    private static final int PAGE = 20;
    private static final int EXPORTED = 10_000;
    private static final String DOSSIERS = """
            select id, incubator_id, applicant_id, applicant, organisation, assessment_key, state, title, opened_at,
                   changed_at, draft, draft_version, draft_author,
                   exists (select 1 from brief_reopening
                           where dossier_id = dossier.id and closed_at is null) as reopened
            from dossier
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcDossiers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
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
        DossierId id = new DossierId(jdbc.sql("""
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
                .param("draft", written(draft))
                .query(Long.class)
                .single());
        revise(id, 1, draft, new Author(applicantId, applicant, at));
        return id;
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
        long version = jdbc.sql("""
                        update dossier
                        set draft = :draft::jsonb, draft_version = draft_version + 1, draft_author = :author,
                            title = :title, changed_at = :at
                        where id = :id
                        returning draft_version
                        """)
                .param("draft", written(draft))
                .param("author", author.name())
                .param("title", draft.get(Brief.Part.TITLE))
                .param("at", Timestamp.from(author.at()))
                .param("id", id.value())
                .query(Long.class)
                .single();
        revise(id, version, draft, author);
        return version;
    }

    private void revise(DossierId id, long version, Brief draft, Author author) {
        jdbc.sql("""
                        insert into brief_revision (dossier_id, version, author_id, author, saved_at, content)
                        values (:id, :version, :authorId, :author, :at, :content::jsonb)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("authorId", author.id().value())
                .param("author", author.name())
                .param("at", Timestamp.from(author.at()))
                .param("content", written(draft))
                .update();
    }

    /** The draft as this version of it was; empty when it never was, or is not kept any more. */
    Optional<Brief> revision(DossierId id, long version) {
        return jdbc.sql("select content from brief_revision where dossier_id = :id and version = :version")
                .param("id", id.value())
                .param("version", version)
                .query((row, ignored) -> brief(row.getString("content")))
                .optional();
    }

    /** Keeps the draft as a numbered version, unless it is the same as the last one and is not being submitted. */
    void keepVersion(DossierId id, Brief brief, Author author, boolean submitted) {
        jdbc.sql("""
                        insert into brief_version (dossier_id, number, author_id, author, saved_at, submitted, content)
                        select :id, coalesce(max(number), 0) + 1, :authorId, :author, :at, :submitted, :content::jsonb
                        from brief_version where dossier_id = :id
                        having :submitted or coalesce(
                            (select content from brief_version where dossier_id = :id order by number desc limit 1),
                            '{}'::jsonb) <> :content::jsonb
                        """)
                .param("id", id.value())
                .param("authorId", author.id().value())
                .param("author", author.name())
                .param("at", Timestamp.from(author.at()))
                .param("submitted", submitted)
                .param("content", written(brief))
                .update();
    }

    /** The version that was submitted last is the one that the committee decided on. */
    void decided(DossierId id) {
        jdbc.sql("""
                        update brief_version set decided = true
                        where dossier_id = :id and number =
                            (select max(number) from brief_version where dossier_id = :id and submitted)
                        """).param("id", id.value()).update();
    }

    /** Forgets states of drafts that nobody compares with any more; what was kept as a version stays. */
    int forgetRevisions(Instant before) {
        return jdbc.sql("""
                        delete from brief_revision old
                        where saved_at < :before
                          and version < (select draft_version from dossier where id = old.dossier_id)
                          and not exists (select 1 from brief_reading reading
                                          where reading.dossier_id = old.dossier_id
                                            and old.version in (reading.version, reading.previous_version))
                        """).param("before", Timestamp.from(before)).update();
    }

    List<DossierRecord.Version> versions(DossierId id) {
        return jdbc.sql(
                        "select number, author, saved_at, submitted, decided from brief_version where dossier_id = :id order by number desc")
                .param("id", id.value())
                .query((row, ignored) -> new DossierRecord.Version(
                        row.getInt("number"),
                        row.getString("author"),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getBoolean("submitted"),
                        row.getBoolean("decided")))
                .list();
    }

    Optional<Brief> version(DossierId id, int number) {
        return jdbc.sql("select content from brief_version where dossier_id = :id and number = :number")
                .param("id", id.value())
                .param("number", number)
                .query((row, ignored) -> brief(row.getString("content")))
                .optional();
    }

    Optional<Brief> lastSubmitted(DossierId id) {
        return jdbc.sql(
                        "select content from brief_version where dossier_id = :id and submitted order by number desc limit 1")
                .param("id", id.value())
                .query((row, ignored) -> brief(row.getString("content")))
                .optional();
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
                brief(row.getString("draft")),
                row.getLong("draft_version"),
                row.getString("draft_author"),
                row.getBoolean("reopened"));
    }

    private String written(Brief brief) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Brief.Part part : Brief.Part.values())
            if (!brief.get(part).isEmpty()) texts.put(part.code(), brief.get(part));
        return json.writeValueAsString(texts);
    }

    private Brief brief(String content) {
        Map<?, ?> texts = json.readValue(content, Map.class);
        Map<Brief.Part, String> values = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values()) {
            Object text = texts.get(part.code());
            if (text != null) values.put(part, text.toString());
        }
        return new Brief(values);
    }
}
