package org.terreau.recruitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.document.DocumentId;
import org.terreau.identity.AccountId;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.SecretToken;

/** The SQL of applications, and of those who mark them. */
@Repository
class JdbcApplications {

    private static final int CODE = 4;

    private static final String APPLICATIONS = """
            select id, offer_id, token_digest, name, email, links, message, answers, document_id, language, received_at, state,
                   answer, answered_at, source, source_text, version
            from recruitment_application
            """;

    private final JdbcClient jdbc;

    JdbcApplications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of an offer, in an order that tells nothing of them. */
    List<Application> of(long offer) {
        return jdbc.sql(APPLICATIONS + "where offer_id = :offer order by token_digest")
                .param("offer", offer)
                .query(JdbcApplications::application)
                .list();
    }

    Optional<Application> find(long offer, long id) {
        return jdbc.sql(APPLICATIONS + "where offer_id = :offer and id = :id")
                .param("offer", offer)
                .param("id", id)
                .query(JdbcApplications::application)
                .optional();
    }

    Optional<Application> find(SecretToken token) {
        return jdbc.sql(APPLICATIONS + "where token_digest = :digest")
                .param("digest", token.digest())
                .query(JdbcApplications::application)
                .optional();
    }

    private static Application application(ResultSet row, int ignored) throws SQLException {
        UUID document = row.getObject("document_id", UUID.class);
        return new Application(
                row.getLong("id"),
                row.getLong("offer_id"),
                row.getString("token_digest").substring(0, CODE).toUpperCase(Locale.ROOT),
                new Application.Candidate(
                        row.getString("name"),
                        new EmailAddress(row.getString("email")),
                        row.getString("links"),
                        Locale.forLanguageTag(row.getString("language"))),
                new Application.Written(
                        row.getString("message"),
                        List.of((Boolean[]) row.getArray("answers").getArray()),
                        document == null ? null : new DocumentId(document),
                        learnt(row),
                        row.getTimestamp("received_at").toInstant()),
                ApplicationState.of(row.getString("state")).orElseThrow(),
                new Application.Answer(row.getString("answer"), JdbcOffers.moment(row, "answered_at")),
                row.getLong("version"));
    }

    private static Application.@Nullable Learnt learnt(ResultSet row) throws SQLException {
        String code = row.getString("source");
        String text = row.getString("source_text");
        return code == null
                ? null
                : ApplicationSource.of(code)
                        .map(source -> new Application.Learnt(source, text))
                        .orElse(null);
    }

    /** How many those who choose read, of each of these offers. */
    Map<Long, Integer> counts(Collection<Long> offers) {
        Map<Long, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        select offer_id, count(*)::int as those from recruitment_application
                        where offer_id = any(:offers) and state not in ('retiree', 'hors-delai') group by offer_id
                        """).param("offers", offers.toArray(Long[]::new)).query(row -> {
            counts.put(row.getLong("offer_id"), row.getInt("those"));
        });
        return counts;
    }

    long insert(long offer, SecretToken token, ApplicationTyped typed, Kept kept) {
        return jdbc.sql("""
                        insert into recruitment_application
                            (offer_id, token_digest, name, email, links, message, answers, language, received_at, consented_at,
                             state, last_at, source, source_text)
                        values (:offer, :digest, :name, :email, :links, :message, :answers, :language, :now, :now, :state,
                                :now, :source, :sourceText)
                        returning id
                        """)
                .param("offer", offer)
                .param("digest", token.digest())
                .param("name", typed.name())
                .param("email", new EmailAddress(typed.email()).value())
                .param("links", typed.links())
                .param("message", typed.message())
                .param("answers", kept.answers().toArray(Boolean[]::new))
                .param("language", kept.language().toLanguageTag())
                .param("now", Timestamp.from(kept.at()))
                .param("state", kept.state().code())
                .param(
                        "source",
                        typed.learnt().map(learnt -> learnt.source().code()).orElse(null),
                        Types.VARCHAR)
                .param(
                        "sourceText",
                        typed.learnt().map(Application.Learnt::text).orElse(""))
                .query(Long.class)
                .single();
    }

    /** What is kept beside what was typed. */
    record Kept(List<Boolean> answers, Locale language, Instant at, ApplicationState state) {

        Kept {
            answers = List.copyOf(answers);
        }
    }

    void document(long application, DocumentId document) {
        jdbc.sql("update recruitment_application set document_id = :document where id = :id")
                .param("document", document.value())
                .param("id", application)
                .update();
    }

    /** False when somebody else moved it since. */
    boolean move(Application before, ApplicationState to, @Nullable String letter, Instant now) {
        return jdbc.sql("""
                        update recruitment_application
                        set state = :state, answer = coalesce(:letter, answer),
                            answered_at = case when :letter::text is null then answered_at else :now::timestamptz end,
                            last_at = :now, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("state", to.code())
                        .param("letter", letter, Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .param("id", before.id())
                        .param("version", before.version())
                        .update()
                == 1;
    }

    /** It is studied from its first marks on. */
    void study(long application) {
        jdbc.sql("update recruitment_application set state = 'a-l-etude' where id = :id and state = 'recue'")
                .param("id", application)
                .update();
    }

    void delete(long application) {
        jdbc.sql("delete from recruitment_application where id = :id")
                .param("id", application)
                .update();
    }

    /** When each assessor said whom they know; null for those who did not yet. */
    Map<AccountId, Optional<Instant>> assessors(long offer) {
        Map<AccountId, Optional<Instant>> assessors = new HashMap<>();
        jdbc.sql("select account_id, declared_at from recruitment_assessor where offer_id = :offer")
                .param("offer", offer)
                .query(row -> {
                    assessors.put(
                            new AccountId(row.getLong("account_id")),
                            Optional.ofNullable(JdbcOffers.moment(row, "declared_at")));
                });
        return assessors;
    }

    void appoint(long offer, AccountId account) {
        jdbc.sql("""
                        insert into recruitment_assessor (offer_id, account_id) values (:offer, :account)
                        on conflict do nothing
                        """).param("offer", offer).param("account", account.value()).update();
    }

    void dismiss(long offer, AccountId account) {
        jdbc.sql("delete from recruitment_assessor where offer_id = :offer and account_id = :account")
                .param("offer", offer)
                .param("account", account.value())
                .update();
    }

    void declare(long offer, AccountId account, Collection<Long> known, Instant now) {
        jdbc.sql("""
                        update recruitment_assessor set declared_at = :now
                        where offer_id = :offer and account_id = :account
                        """)
                .param("now", Timestamp.from(now))
                .param("offer", offer)
                .param("account", account.value())
                .update();
        for (Long application : known)
            jdbc.sql("""
                            insert into recruitment_conflict (application_id, account_id) values (:application, :account)
                            on conflict do nothing
                            """)
                    .param("application", application)
                    .param("account", account.value())
                    .update();
    }

    /** Of the applications of an offer, who stepped out. */
    Map<Long, Set<AccountId>> conflicts(long offer) {
        Map<Long, Set<AccountId>> conflicts = new HashMap<>();
        jdbc.sql("""
                        select c.application_id, c.account_id
                        from recruitment_conflict c join recruitment_application a on a.id = c.application_id
                        where a.offer_id = :offer
                        """).param("offer", offer).query(row -> {
            conflicts
                    .computeIfAbsent(row.getLong("application_id"), none -> new HashSet<>())
                    .add(new AccountId(row.getLong("account_id")));
        });
        return conflicts;
    }

    /** All marks of an offer. */
    List<Assessment> assessments(long offer) {
        return jdbc.sql("""
                        select s.application_id, s.account_id, s.marks, s.comment
                        from recruitment_assessment s join recruitment_application a on a.id = s.application_id
                        where a.offer_id = :offer order by s.given_at, s.account_id
                        """)
                .param("offer", offer)
                .query((row, ignored) -> new Assessment(
                        row.getLong("application_id"),
                        new AccountId(row.getLong("account_id")),
                        List.of((Integer[]) row.getArray("marks").getArray()),
                        row.getString("comment")))
                .list();
    }

    /** False when this assessor gave theirs already: marks are given once. */
    boolean mark(Assessment given, Instant now) {
        return jdbc.sql("""
                        insert into recruitment_assessment (application_id, account_id, marks, comment, given_at)
                        values (:application, :account, :marks, :comment, :now) on conflict do nothing
                        """)
                        .param("application", given.application())
                        .param("account", given.by().value())
                        .param("marks", given.marks().toArray(Integer[]::new))
                        .param("comment", given.comment())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * An offer that is closed and whose end nobody said.
     *
     * @param toMark how many applications wait for this person's marks
     * @param waiting how many wait for an answer
     */
    record Open(long offer, boolean led, int toMark, int waiting) {}

    /**
     * Those that wait for somebody.
     *
     * @param led the incubators that they lead
     * @param products of which they are
     */
    List<Open> open(AccountId account, Set<String> led, Collection<String> products, Instant now) {
        return jdbc.sql("""
                        select o.id, (:everywhere or o.incubator_id = any(:led)) as led,
                               (select count(*) from recruitment_application a
                                where a.offer_id = o.id and a.state in ('recue', 'a-l-etude', 'entretien', 'proposee'))::int as waiting,
                               case when s.account_id is null then 0 else
                               (select count(*) from recruitment_application a
                                where a.offer_id = o.id and a.state in ('recue', 'a-l-etude', 'entretien', 'proposee')
                                  and not exists (select 1 from recruitment_conflict c
                                                  where c.application_id = a.id and c.account_id = :account)
                                  and not exists (select 1 from recruitment_assessment m
                                                  where m.application_id = a.id and m.account_id = :account))::int end as mine
                        from recruitment_offer o
                        left join recruitment_assessor s on s.offer_id = o.id and s.account_id = :account
                        where o.state = 'publiee' and o.closes_at <= :now
                          and (:everywhere or o.incubator_id = any(:led) or s.account_id is not null
                               or exists (select 1 from recruitment_need n
                                          where n.offer_id = o.id and n.product_id = any(:products)))
                        order by o.decision_on nulls last, o.id
                        """)
                .param("account", account.value())
                .param("everywhere", led.contains(org.terreau.identity.Grant.EVERYWHERE))
                .param("led", led.toArray(String[]::new))
                .param("products", products.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .query((row, ignored) ->
                        new Open(row.getLong("id"), row.getBoolean("led"), row.getInt("mine"), row.getInt("waiting")))
                .list();
    }

    /** Those whose last word is older than their incubator keeps them, and late ones that nobody took up. */
    List<Application> old(Map<String, Instant> limits, Instant usual, Instant late) {
        return jdbc.sql("""
                        select a.id, a.offer_id, a.token_digest, a.name, a.email, a.links, a.message, a.answers, a.document_id,
                               a.language, a.received_at, a.state, a.answer, a.answered_at, a.source, a.source_text,
                               a.version
                        from recruitment_application a join recruitment_offer o on o.id = a.offer_id
                        left join unnest(:incubators::text[], :limits::timestamptz[]) as l(incubator, since)
                            on l.incubator = o.incubator_id
                        where a.last_at < coalesce(l.since, :usual) or (a.state = 'hors-delai' and a.last_at < :late)
                        limit 1000
                        """)
                .param("incubators", limits.keySet().toArray(String[]::new))
                .param("limits", limits.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .param("usual", Timestamp.from(usual))
                .param("late", Timestamp.from(late))
                .query(JdbcApplications::application)
                .list();
    }

    List<Application> from(EmailAddress email) {
        return jdbc.sql(APPLICATIONS + "where lower(email) = :email order by id")
                .param("email", email.value())
                .query(JdbcApplications::application)
                .list();
    }

    /** What was written of an application by those who marked it. */
    List<String> comments(long application) {
        return jdbc.sql("""
                        select comment from recruitment_assessment
                        where application_id = :application and comment <> '' order by given_at
                        """)
                .param("application", application)
                .query(String.class)
                .list();
    }

    /** The offers that this person marks. */
    List<String> marked(AccountId account) {
        return jdbc.sql("""
                        select o.title from recruitment_assessor s join recruitment_offer o on o.id = s.offer_id
                        where s.account_id = :account order by o.id
                        """)
                .param("account", account.value())
                .query(String.class)
                .list();
    }

    /** Marks that were given stay, without their words and under nobody's number. */
    int forgetAssessor(AccountId account) {
        jdbc.sql("delete from recruitment_conflict where account_id = :account")
                .param("account", account.value())
                .update();
        jdbc.sql("""
                        update recruitment_assessment set account_id = -account_id, comment = ''
                        where account_id = :account
                        """).param("account", account.value()).update();
        return jdbc.sql("delete from recruitment_assessor where account_id = :account")
                .param("account", account.value())
                .update();
    }

    Set<String> writtenTo(Collection<String> addresses, Collection<String> incubators) {
        return Set.copyOf(jdbc.sql("""
                        select distinct a.email
                        from recruitment_application a join recruitment_offer o on o.id = a.offer_id
                        where a.email = any(:addresses) and o.incubator_id = any(:incubators)
                        """)
                .param("addresses", addresses.toArray(String[]::new))
                .param("incubators", incubators.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
