package org.terreau.investigation;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;

/** The SQL of interviews and field tests. Names, contacts and notes are never searched. */
@Repository
class JdbcInterviews {

    private static final int PAGE = 20;
    private static final int EXPORTED = 10_000;
    private static final int OFFERED = 500;
    private static final String INTERVIEWS = """
            select id, dossier_id, kind, planned, held_on, role, collectivity, organisation, channel, consent, consent_on,
                   person, contact, notes, learnt, verbatim, keep_until, anonymised_at, anonymised_why, author_id, version
            from interview
            """;
    private static final String HELD = "(person <> '' or contact <> '' or notes <> '')";

    /** Among what was typed to reach somebody, one of the words is this address. */
    private static final String REACHED =
            "contact <> '' and :contact = any (regexp_split_to_array(lower(contact), '[[:space:],;<>()]+'))";

    private final JdbcClient jdbc;
    private final Collectivities collectivities;

    JdbcInterviews(JdbcClient jdbc, Collectivities collectivities) {
        this.jdbc = jdbc;
        this.collectivities = collectivities;
    }

    Interview.Id insert(DossierId dossier, InterviewDraft draft, AccountId author) {
        return new Interview.Id(written(jdbc.sql("""
                        insert into interview (dossier_id, kind, planned, held_on, role, collectivity, organisation, channel,
                                               consent, consent_on, person, contact, notes, learnt, verbatim, keep_until,
                                               author_id, search)
                        values (:dossier, :kind, :planned, :on, :role, :place, :organisation, :channel, :consent,
                                :consentOn, :person, :contact, :notes, :learnt, :verbatim, :keepUntil, :author, :search)
                        returning id
                        """), draft)
                .param("dossier", dossier.value())
                .param("author", author.value())
                .query(Long.class)
                .single());
    }

    /** False when somebody else saved it in between. What was forgotten can't be written again. */
    boolean update(Interview.Id id, InterviewDraft draft, long version) {
        return written(jdbc.sql("""
                        update interview
                        set kind = :kind, planned = :planned, held_on = :on, role = :role, collectivity = :place,
                            organisation = :organisation, channel = :channel, consent = :consent,
                            consent_on = :consentOn, person = :person, contact = :contact, notes = :notes,
                            learnt = :learnt, verbatim = :verbatim, keep_until = :keepUntil, search = :search,
                            version = version + 1
                        where id = :id and version = :version
                        """), draft)
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, InterviewDraft draft) {
        String where =
                draft.place() == null ? draft.organisation() : draft.place().label();
        return statement
                .param("kind", java.util.Objects.requireNonNull(draft.kind()).code())
                .param("planned", draft.planned())
                .param("on", draft.on())
                .param("role", draft.role())
                .param(
                        "place",
                        draft.place() == null ? null : draft.place().id().toString())
                .param("organisation", draft.place() == null ? draft.organisation() : "")
                .param("channel", draft.channel())
                .param("consent", draft.consent().code())
                .param("consentOn", draft.consentOn())
                .param("person", draft.person())
                .param("contact", draft.contact())
                .param("notes", draft.notes())
                .param("learnt", draft.learnt())
                .param("verbatim", draft.verbatim())
                .param("keepUntil", draft.retention())
                .param("search", Plain.text(draft.role() + " " + where + " " + draft.learnt()));
    }

    Optional<Interview> find(DossierId dossier, Interview.Id id) {
        return jdbc.sql(INTERVIEWS + "where dossier_id = :dossier and id = :id")
                .param("dossier", dossier.value())
                .param("id", id.value())
                .query(this::interview)
                .optional();
    }

    Slice<Interview> page(DossierId dossier, Interviews.Filter filter, int page, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(dossier, filter, today, parameters);
        long total = jdbc.sql("select count(*) from interview " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(lines(where, parameters, PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    List<Interview> all(DossierId dossier, Interviews.Filter filter, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        return lines(where(dossier, filter, today, parameters), parameters, EXPORTED, 0);
    }

    /** Those already done, to be named as evidence. */
    List<Interview> done(DossierId dossier) {
        return lines("where dossier_id = :dossier and not planned", Map.of("dossier", dossier.value()), OFFERED, 0);
    }

    private List<Interview> lines(String where, Map<String, ?> parameters, int limit, int offset) {
        return jdbc.sql(INTERVIEWS + where + " order by held_on desc, id desc limit :limit offset :offset")
                .params(parameters)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::interview)
                .list();
    }

    private static String where(
            DossierId dossier, Interviews.Filter filter, LocalDate today, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("dossier_id = :dossier"));
        parameters.put("dossier", dossier.value());
        if (filter.kind() != null) {
            conditions.add("kind = :kind");
            parameters.put("kind", filter.kind().code());
        }
        switch (filter.state()) {
            case "fait" -> conditions.add("not planned");
            case "prevu" -> conditions.add("planned");
            case "a-completer" -> {
                conditions.add("(planned and held_on < :today or not planned and learnt = '')");
                parameters.put("today", Date.valueOf(today));
            }
            case "anonymise" -> conditions.add("anonymised_at is not null");
            default -> {}
        }
        int word = 0;
        for (String part : Plain.text(filter.text()).split(" ", -1)) {
            if (part.isEmpty()) continue;
            conditions.add("search like :word" + word);
            parameters.put("word" + word++, "%" + part + "%");
        }
        return "where " + String.join(" and ", conditions);
    }

    /** What is counted of an interview. */
    record Fact(
            FieldKind kind,
            boolean planned,
            LocalDate on,
            String role,
            @Nullable CollectivityId place,
            boolean learnt) {}

    List<Fact> facts(DossierId dossier) {
        return jdbc.sql("""
                        select kind, planned, held_on, role, collectivity, learnt <> '' as told
                        from interview where dossier_id = :dossier order by held_on, id
                        """)
                .param("dossier", dossier.value())
                .query((row, ignored) -> new Fact(
                        FieldKind.of(row.getString("kind")),
                        row.getBoolean("planned"),
                        row.getObject("held_on", LocalDate.class),
                        row.getString("role"),
                        Optional.ofNullable(row.getString("collectivity"))
                                .flatMap(CollectivityId::parse)
                                .orElse(null),
                        row.getBoolean("told")))
                .list();
    }

    /** The names that this dossier still holds. */
    List<String> names(DossierId dossier) {
        return jdbc.sql("select distinct person from interview where dossier_id = :dossier and person <> ''")
                .param("dossier", dossier.value())
                .query(String.class)
                .list();
    }

    /** What cites it: pieces of evidence, learnings and pivots. */
    long citations(Interview.Id id) {
        return jdbc.sql("""
                        select (select count(*) from hypothesis_evidence where interview_id = :id)
                             + (select count(*) from finding_source where interview_id = :id)
                        """).param("id", id.value()).query(Long.class).single();
    }

    void delete(Interview.Id id) {
        jdbc.sql("delete from interview where id = :id").param("id", id.value()).update();
    }

    /** Takes name, contact and notes off; once consent is withdrawn the person's own words go too. */
    boolean forget(Interview.Id id, Interview.Why why, Instant at) {
        return forget(why, at, "id in (:ids)", Map.of("ids", List.of(id.value()))).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                == 1;
    }

    /** Takes off what has been kept long enough; how many in each dossier. */
    Map<DossierId, Integer> forgetDue(LocalDate today, Instant at) {
        return forget(Interview.Why.DUE, at, HELD + " and keep_until <= :today", Map.of("today", Date.valueOf(today)));
    }

    Map<DossierId, Integer> forgetReachedAt(EmailAddress address, Instant at) {
        return forget(Interview.Why.ERASED, at, REACHED, Map.of("contact", address.value()));
    }

    private Map<DossierId, Integer> forget(
            Interview.Why why, Instant at, String which, Map<String, ? extends Object> parameters) {
        boolean wordsToo = why == Interview.Why.WITHDRAWN || why == Interview.Why.ERASED;
        Map<DossierId, Integer> forgotten = new TreeMap<>(java.util.Comparator.comparingLong(DossierId::value));
        jdbc.sql("""
                        update interview
                        set person = '', contact = '', notes = '', anonymised_at = :at, anonymised_why = :why,
                            consent = case when :wordsToo then :withdrawn else consent end,
                            learnt = case when :wordsToo and verbatim then '' else learnt end,
                            search = case when :wordsToo and verbatim then '' else search end,
                            verbatim = verbatim and not :wordsToo, version = version + 1
                        where
                        """ + which + " returning dossier_id")
                .param("at", Timestamp.from(at))
                .param("why", why.code())
                .param("wordsToo", wordsToo)
                .param("withdrawn", Consent.WITHDRAWN.code())
                .params(parameters)
                .query(Long.class)
                .list()
                .forEach(dossier -> forgotten.merge(new DossierId(dossier), 1, Integer::sum));
        return forgotten;
    }

    List<Interview> reachedAt(EmailAddress address) {
        return jdbc.sql(INTERVIEWS + "where " + REACHED + " order by id")
                .param("contact", address.value())
                .query(this::interview)
                .list();
    }

    /** Those among these that belong to the dossier and were done. */
    List<Interview.Id> among(DossierId dossier, Collection<Interview.Id> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql("select id from interview where dossier_id = :dossier and not planned and id in (:ids)")
                .param("dossier", dossier.value())
                .param("ids", ids.stream().map(Interview.Id::value).toList())
                .query((row, ignored) -> new Interview.Id(row.getLong("id")))
                .list();
    }

    private Interview interview(ResultSet row, int ignored) throws SQLException {
        String place = row.getString("collectivity");
        Timestamp at = row.getTimestamp("anonymised_at");
        return new Interview(
                new Interview.Id(row.getLong("id")),
                new DossierId(row.getLong("dossier_id")),
                FieldKind.of(row.getString("kind")),
                row.getBoolean("planned"),
                row.getObject("held_on", LocalDate.class),
                row.getString("role"),
                Optional.ofNullable(place)
                        .flatMap(CollectivityId::parse)
                        .flatMap(collectivities::find)
                        .orElse(null),
                row.getString("organisation"),
                row.getString("channel"),
                Consent.of(row.getString("consent")),
                row.getObject("consent_on", LocalDate.class),
                row.getString("person"),
                row.getString("contact"),
                row.getString("notes"),
                row.getString("learnt"),
                row.getBoolean("verbatim"),
                row.getObject("keep_until", LocalDate.class),
                at == null
                        ? null
                        : new Interview.Forgotten(at.toInstant(), Interview.Why.of(row.getString("anonymised_why"))),
                new AccountId(row.getLong("author_id")),
                row.getLong("version"));
    }
}
