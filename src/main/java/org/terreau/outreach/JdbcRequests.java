package org.terreau.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.identity.AccountId;
import org.terreau.identity.Grant;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.territory.CollectivityId;

/** The SQL of call-back requests. */
@Repository
class JdbcRequests {

    private static final int PAGE = 20;
    private static final int EXPORTED = 10_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcRequests(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void insert(
            RequestReference reference,
            IncubatorId incubator,
            NewRequest asked,
            String organisation,
            String language,
            Instant receivedAt,
            LocalDate dueOn) {
        jdbc.sql("""
                        insert into call_back_request
                            (reference, incubator_id, name, email, telephone, organisation_kind, organisation, collectivity,
                             message, assessment_key, language, received_at, due_on, state, search)
                        values (:reference, :incubator, :name, :email, :telephone, :kind, :organisation, :collectivity,
                                :message, :assessment, :language, :at, :due, :state, :search)
                        """)
                .param("reference", reference.value())
                .param("incubator", incubator.value())
                .param("name", asked.name())
                .param("email", new EmailAddress(asked.email()).value())
                .param("telephone", asked.telephone())
                .param("kind", asked.kind().code())
                .param("organisation", organisation)
                .param(
                        "collectivity",
                        asked.collectivity() == null
                                ? null
                                : asked.collectivity().toString())
                .param("message", asked.message())
                .param(
                        "assessment",
                        asked.assessment() == null ? null : asked.assessment().value())
                .param("language", language)
                .param("at", Timestamp.from(receivedAt))
                .param("due", dueOn)
                .param("state", RequestState.TO_ANSWER.code())
                .param(
                        "search",
                        Plain.text(reference + " " + asked.name() + " " + organisation + " " + asked.message()))
                .update();
    }

    /** A request of the past, as it is stored. */
    record Kept(
            RequestReference reference,
            RequestsTakenOver.Past past,
            Instant receivedAt,
            LocalDate dueOn,
            @Nullable Instant closedAt) {}

    /** Stores requests of the past, in one batch. */
    void takeOver(IncubatorId incubator, List<Kept> rows) {
        template.batchUpdate(
                """
                insert into call_back_request
                    (reference, incubator_id, name, email, telephone, organisation_kind, organisation, message, language,
                     received_at, due_on, state, closed_at, answer, search)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows.stream().map(row -> cells(incubator, row)).toList());
    }

    private static @Nullable Object[] cells(IncubatorId incubator, Kept row) {
        RequestsTakenOver.Past past = row.past();
        return new @Nullable Object[] {
            row.reference().value(),
            incubator.value(),
            past.name(),
            past.email().value(),
            past.telephone(),
            past.kind().code(),
            past.organisation(),
            past.message(),
            Locale.FRENCH.getLanguage(),
            Timestamp.from(row.receivedAt()),
            row.dueOn(),
            past.state().code(),
            row.closedAt() == null ? null : Timestamp.from(row.closedAt()),
            past.answer().isEmpty() ? null : past.answer(),
            Plain.text(row.reference() + " " + past.name() + " " + past.organisation() + " " + past.message())
        };
    }

    /** What came to this incubator from these addresses: the address and the day in Paris, with its reference. */
    Map<String, RequestReference> keys(IncubatorId incubator, Collection<EmailAddress> addresses) {
        Map<String, RequestReference> keys = new HashMap<>();
        jdbc.sql("""
                        select email, received_at, reference from call_back_request
                        where incubator_id = :incubator and email = any(:addresses)
                        """)
                .param("incubator", incubator.value())
                .param("addresses", addresses.stream().map(EmailAddress::value).toArray(String[]::new))
                .query(row -> {
                    keys.put(
                            row.getString("email") + " "
                                    + Paris.day(row.getTimestamp("received_at").toInstant()),
                            new RequestReference(row.getString("reference")));
                });
        return keys;
    }

    /** Those of these references that a request has. */
    Set<RequestReference> taken(Collection<RequestReference> references) {
        return references(jdbc.sql("select reference from call_back_request where reference = any(:references)")
                .param("references", texts(references)));
    }

    /** Removes those of these that nobody is in charge of and nobody noted anything on, and tells which. */
    Set<RequestReference> removeUntouched(Collection<RequestReference> references) {
        return references(jdbc.sql("""
                        delete from call_back_request r
                        where r.reference = any(:references) and r.assigned_to is null
                          and not exists (select 1 from call_back_note n where n.reference = r.reference)
                        returning r.reference
                        """).param("references", texts(references)));
    }

    private static String[] texts(Collection<RequestReference> references) {
        return references.stream().map(RequestReference::value).toArray(String[]::new);
    }

    private static Set<RequestReference> references(JdbcClient.StatementSpec asked) {
        return asked.query(String.class).list().stream()
                .map(RequestReference::new)
                .collect(Collectors.toSet());
    }

    Slice<Inbox.Line> page(Set<String> scopes, Inbox.Filter filter, int page, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(scopes, filter, parameters);
        long total = jdbc.sql("select count(*) from call_back_request r " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(lines(where, parameters, PAGE, (number - 1) * PAGE, today), number, PAGE, total);
    }

    List<Inbox.Line> all(Set<String> scopes, Inbox.Filter filter, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        return lines(where(scopes, filter, parameters), parameters, EXPORTED, 0, today);
    }

    private List<Inbox.Line> lines(
            String where, Map<String, Object> parameters, int limit, int offset, LocalDate today) {
        return jdbc.sql("""
                        select r.reference, r.name, r.organisation_kind, r.organisation, left(r.message, 180) as excerpt,
                               r.received_at, r.due_on, r.state, r.assigned_to
                        from call_back_request r
                        """ + where + """
                        order by (r.state = 'a-traiter') desc,
                                 case when r.state = 'a-traiter' then r.received_at end,
                                 r.received_at desc, r.reference
                        limit :limit offset :offset
                        """)
                .params(parameters)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, ignored) -> {
                    RequestState state = RequestState.of(row.getString("state"));
                    LocalDate due = row.getObject("due_on", LocalDate.class);
                    return new Inbox.Line(
                            row.getString("reference"),
                            row.getString("name"),
                            OrganisationKind.of(row.getString("organisation_kind")),
                            row.getString("organisation"),
                            row.getString("excerpt"),
                            row.getTimestamp("received_at").toInstant(),
                            due,
                            late(state, due, today),
                            state,
                            row.getObject("assigned_to", Long.class));
                })
                .list();
    }

    /** A request that waits for somebody, or for whoever takes it. */
    record Waiting(
            String reference, String name, String organisation, Instant receivedAt, LocalDate dueOn, boolean taken) {}

    /** Those to answer of these incubators that are theirs or nobody's, the nearest day first. */
    Slice<Waiting> waiting(String[] scopes, AccountId mine, int most) {
        List<Long> total = new ArrayList<>();
        List<Waiting> first = jdbc.sql("""
                        select reference, name, organisation, received_at, due_on, assigned_to is not null as taken,
                               count(*) over () as total
                        from call_back_request
                        where state = 'a-traiter' and ('*' = any(:scopes) or incubator_id = any(:scopes))
                          and (assigned_to is null or assigned_to = :mine)
                        order by due_on, received_at, reference limit :most
                        """)
                .param("scopes", scopes)
                .param("mine", mine.value())
                .param("most", most)
                .query((row, ignored) -> {
                    total.add(row.getLong("total"));
                    return new Waiting(
                            row.getString("reference"),
                            row.getString("name"),
                            row.getString("organisation"),
                            row.getTimestamp("received_at").toInstant(),
                            row.getObject("due_on", LocalDate.class),
                            row.getBoolean("taken"));
                })
                .list();
        return new Slice<>(first, 1, most, total.isEmpty() ? 0 : total.get(0));
    }

    /** So many came, and so many were closed. */
    record Moved(long received, long closed) {}

    /** How many of these incubators were left and how many were closed, between two moments. */
    Moved between(String[] scopes, Instant from, Instant until) {
        return jdbc.sql("""
                        select count(*) filter (where received_at >= :from and received_at < :until) as received,
                               count(*) filter (where closed_at >= :from and closed_at < :until) as closed
                        from call_back_request
                        where ('*' = any(:scopes) or incubator_id = any(:scopes))
                          and (received_at >= :from or closed_at >= :from)
                        """)
                .param("scopes", scopes)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, ignored) -> new Moved(row.getLong("received"), row.getLong("closed")))
                .single();
    }

    private static String where(Set<String> scopes, Inbox.Filter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (!scopes.contains(Grant.EVERYWHERE)) {
            conditions.add("r.incubator_id in (:scopes)");
            parameters.put("scopes", scopes.isEmpty() ? List.of("") : List.copyOf(scopes));
        }
        if (filter.state() != null) {
            conditions.add("r.state = :state");
            parameters.put("state", filter.state().code());
        }
        if (filter.assignee() != null) {
            conditions.add(filter.assignee() == 0 ? "r.assigned_to is null" : "r.assigned_to = :assignee");
            if (filter.assignee() != 0) parameters.put("assignee", filter.assignee());
        }
        int word = 0;
        for (String part : Plain.text(filter.text()).split(" ", -1)) {
            if (part.isEmpty()) continue;
            conditions.add("r.search like :word" + word);
            parameters.put("word" + word, "%" + part + "%");
            word++;
        }
        return conditions.isEmpty() ? " " : "where " + String.join(" and ", conditions) + " ";
    }

    static long late(RequestState state, LocalDate due, LocalDate today) {
        return state == RequestState.TO_ANSWER ? Math.max(0, ChronoUnit.DAYS.between(due, today)) : 0;
    }

    Optional<Inbox.Detail> find(RequestReference reference, LocalDate today) {
        return jdbc.sql("""
                        select reference, incubator_id, name, email, telephone, organisation_kind, organisation,
                               collectivity, message, assessment_key, received_at, due_on, state, assigned_to, closed_at,
                               answer, dossier_path
                        from call_back_request
                        where reference = :reference
                        """)
                .param("reference", reference.value())
                .query((row, ignored) -> detail(row, today))
                .optional();
    }

    private Inbox.Detail detail(ResultSet row, LocalDate today) throws SQLException {
        String key = row.getString("assessment_key");
        String collectivity = row.getString("collectivity");
        RequestReference reference = new RequestReference(row.getString("reference"));
        RequestState state = RequestState.of(row.getString("state"));
        LocalDate due = row.getObject("due_on", LocalDate.class);
        Timestamp closed = row.getTimestamp("closed_at");
        return new Inbox.Detail(
                new CallBackRequests.Request(
                        reference,
                        new IncubatorId(row.getString("incubator_id")),
                        row.getString("name"),
                        new EmailAddress(row.getString("email")),
                        row.getString("organisation"),
                        collectivity == null
                                ? null
                                : CollectivityId.parse(collectivity).orElse(null),
                        row.getString("message"),
                        key == null ? null : new AssessmentKey(key),
                        row.getTimestamp("received_at").toInstant()),
                row.getString("telephone"),
                OrganisationKind.of(row.getString("organisation_kind")),
                due,
                late(state, due, today),
                state,
                row.getObject("assigned_to", Long.class),
                closed == null ? null : closed.toInstant(),
                row.getString("answer"),
                row.getString("dossier_path"),
                notes(reference));
    }

    private List<Inbox.Note> notes(RequestReference reference) {
        return jdbc.sql("select author, at, text from call_back_note where reference = :reference order by id")
                .param("reference", reference.value())
                .query((row, ignored) -> new Inbox.Note(
                        row.getString("author"), row.getTimestamp("at").toInstant(), row.getString("text")))
                .list();
    }

    String language(RequestReference reference) {
        return jdbc.sql("select language from call_back_request where reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .single();
    }

    void assign(RequestReference reference, @Nullable Long account) {
        jdbc.sql("update call_back_request set assigned_to = :account where reference = :reference")
                .param("account", account)
                .param("reference", reference.value())
                .update();
    }

    void note(RequestReference reference, String author, Instant at, String text) {
        jdbc.sql("insert into call_back_note (reference, author, at, text) values (:reference, :author, :at, :text)")
                .param("reference", reference.value())
                .param("author", author)
                .param("at", Timestamp.from(at))
                .param("text", text)
                .update();
    }

    /** False when somebody closed it before. */
    boolean close(
            RequestReference reference,
            RequestState state,
            Instant at,
            @Nullable String answer,
            @Nullable String dossier) {
        return jdbc.sql("""
                        update call_back_request
                        set state = :state, closed_at = :at, answer = :answer, dossier_path = :dossier
                        where reference = :reference and state = :open
                        """)
                        .param("state", state.code())
                        .param("at", Timestamp.from(at))
                        .param("answer", answer)
                        .param("dossier", dossier)
                        .param("reference", reference.value())
                        .param("open", RequestState.TO_ANSWER.code())
                        .update()
                == 1;
    }

    int forgetClosedBefore(Instant before) {
        return jdbc.sql("delete from call_back_request where closed_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
