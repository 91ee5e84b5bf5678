package org.terreau.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotAllowed;

@Repository
class JdbcAccounts implements Accounts {

    private static final String SELECT = """
            select a.id, a.email, a.name, a.language,
                   coalesce(string_agg(g.role || '@' || g.scope, ' '), '') as grants
            from account a left join account_grant g on g.account_id = a.id
            where a.closed_at is null and\s""";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcAccounts(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public AccountId open(EmailAddress email, String name) {
        return jdbc.sql("""
                        insert into account (email, name, created_at) values (:email, :name, :now)
                        on conflict (email) do update
                        set closed_at = null, idle_told_at = case when account.closed_at is null then account.idle_told_at end
                        returning id
                        """)
                .param("email", email.value())
                .param("name", name.isBlank() ? email.value() : name.strip())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, ignored) -> new AccountId(row.getLong("id")))
                .single();
    }

    @Override
    public Optional<Account> byEmail(EmailAddress email) {
        return jdbc.sql(SELECT + "a.email = :email group by a.id")
                .param("email", email.value())
                .query((row, ignored) -> account(row))
                .optional();
    }

    /** Whom this provider knows by this name. */
    Optional<Account> bySubject(String issuer, String subject) {
        return jdbc.sql(SELECT + "a.oidc_issuer = :issuer and a.oidc_subject = :subject group by a.id")
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, ignored) -> account(row))
                .optional();
    }

    /** The provider knows who has this account by this name, and by no other. */
    void known(AccountId id, String issuer, String subject) {
        jdbc.sql("update account set oidc_issuer = :issuer, oidc_subject = :subject where id = :id")
                .param("issuer", issuer)
                .param("subject", subject)
                .param("id", id.value())
                .update();
    }

    /** False when somebody else has this address. */
    boolean move(AccountId id, EmailAddress to) {
        return jdbc.sql("""
                        update account set email = :email
                        where id = :id and not exists (select from account where email = :email)
                        """).param("email", to.value()).param("id", id.value()).update() == 1;
    }

    @Override
    public Optional<Account> byId(AccountId id) {
        return jdbc.sql(SELECT + "a.id = :id group by a.id")
                .param("id", id.value())
                .query((row, ignored) -> account(row))
                .optional();
    }

    @Override
    public Set<AccountId> all() {
        return jdbc.sql("select id from account")
                .query((row, ignored) -> new AccountId(row.getLong("id")))
                .set();
    }

    @Override
    public Map<AccountId, String> names(Collection<AccountId> ids) {
        if (ids.isEmpty()) return Map.of();
        return jdbc
                .sql("select id, name from account where id in (:ids)")
                .param("ids", ids.stream().map(AccountId::value).toList())
                .query((row, ignored) -> Map.entry(new AccountId(row.getLong("id")), row.getString("name")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<String, AccountId> byEmails(Collection<String> addresses) {
        return jdbc
                .sql("select email as address, id from account where email = any(:addresses)")
                .param("addresses", addresses.toArray(String[]::new))
                .query((row, ignored) -> Map.entry(row.getString("address"), new AccountId(row.getLong("id"))))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Account> holding(String incubator, Role... roles) {
        return jdbc.sql(SELECT + """
                         a.id in (select account_id from account_grant
                                  where role in (:roles) and scope in (:incubator, '*'))
                        group by a.id order by a.name, a.id
                        """)
                .param("roles", Arrays.stream(roles).map(Enum::name).toList())
                .param("incubator", incubator)
                .query((row, ignored) -> account(row))
                .list();
    }

    @Override
    @Transactional
    public void grant(AccountId to, Grant grant, @Nullable Actor by) {
        mayHandOut(grant, by);
        int written = jdbc.sql("""
                        insert into account_grant (account_id, role, scope, granted_at, granted_by)
                        values (:account, :role, :scope, :now, :by)
                        on conflict do nothing
                        """)
                .param("account", to.value())
                .param("role", grant.role().name())
                .param("scope", grant.scope())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by == null ? null : by.id().value())
                .update();
        if (written > 0)
            audit.record(
                    who(by),
                    "identity.granted",
                    "account:" + to,
                    Map.of("role", grant.role().name(), "scope", grant.scope()));
    }

    @Override
    @Transactional
    public void revoke(AccountId from, Grant grant, @Nullable Actor by) {
        mayHandOut(grant, by);
        if (!holds(from, grant)) return;
        audit.record(
                who(by),
                "identity.revoked",
                "account:" + from,
                Map.of("role", grant.role().name(), "scope", grant.scope()));
        jdbc.sql("delete from account_grant where account_id = :account and role = :role and scope = :scope")
                .param("account", from.value())
                .param("role", grant.role().name())
                .param("scope", grant.scope())
                .update();
        events.publishEvent(new RoleWithdrawn(from, grant));
    }

    private boolean holds(AccountId account, Grant grant) {
        return jdbc.sql("""
                        select exists (select 1 from account_grant
                                       where account_id = :account and role = :role and scope = :scope)
                        """)
                .param("account", account.value())
                .param("role", grant.role().name())
                .param("scope", grant.scope())
                .query(Boolean.class)
                .single();
    }

    /** This account administers the installation, and nobody else does. */
    boolean onlyAdministrator(AccountId id) {
        return jdbc.sql("""
                        select count(*) filter (where g.account_id = :id) > 0
                           and count(*) filter (where g.account_id <> :id) = 0
                        from account_grant g join account a on a.id = g.account_id
                        where g.role = :role and a.closed_at is null
                        """)
                .param("id", id.value())
                .param("role", Role.ADMINISTRATOR.name())
                .query(Boolean.class)
                .single();
    }

    /** Closes the account for good: nothing in it says any more whose it was, and nobody is signed in with it. */
    int close(AccountId id) {
        for (String forgotten : List.of(
                "delete from account_grant where account_id = :id",
                "delete from sign_in_link where account_id = :id",
                "delete from passkey where account_id = :id",
                "delete from spring_session where principal_name = :id::text"))
            jdbc.sql(forgotten).param("id", id.value()).update();
        return jdbc.sql("""
                        update account
                        set email = 'efface-' || id || '@efface.invalid', name = :nobody, oidc_issuer = null, oidc_subject = null,
                            closed_at = :now
                        where id = :id
                        """)
                .param("nobody", PersonalData.NOBODY)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
    }

    /** Administrators hand out anything, leads what concerns their own incubator; null is the program itself. */
    private static void mayHandOut(Grant grant, @Nullable Actor by) {
        if (by == null || by.administrator()) return;
        boolean leads = grant.role() != Role.ADMINISTRATOR
                && !grant.scope().equals(Grant.EVERYWHERE)
                && by.has(grant.scope(), Role.LEAD);
        if (!leads) throw new NotAllowed(grant + " handed out by account " + by.id());
    }

    private static Audit.Who who(@Nullable Actor by) {
        return by == null ? Audit.Who.PROGRAM : by.who();
    }

    private static Account account(java.sql.ResultSet row) throws java.sql.SQLException {
        Set<Grant> grants = new HashSet<>();
        for (String grant : row.getString("grants").split(" ", -1)) {
            int at = grant.indexOf('@');
            if (at > 0) grants.add(new Grant(Role.valueOf(grant.substring(0, at)), grant.substring(at + 1)));
        }
        return new Account(
                new AccountId(row.getLong("id")),
                new EmailAddress(row.getString("email")),
                row.getString("name"),
                Locale.forLanguageTag(row.getString("language")),
                grants);
    }

    /** Open accounts that nobody signed in to since then, and whose holders were not asked yet; the oldest first. */
    List<Account> idleSince(Instant before, int most) {
        return jdbc.sql(SELECT + """
                         coalesce(a.last_seen_at, a.created_at) < :before and a.idle_told_at is null
                        group by a.id order by coalesce(a.last_seen_at, a.created_at), a.id limit :most
                        """)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, ignored) -> account(row))
                .list();
    }

    void toldIdle(AccountId id, Instant now) {
        jdbc.sql("update account set idle_told_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    /** Open accounts whose holders were asked before then and did not come. */
    List<Account> askedInVainBefore(Instant before, int most) {
        return jdbc.sql(SELECT + " a.idle_told_at < :before group by a.id order by a.id limit :most")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, ignored) -> account(row))
                .list();
    }

    /** Closes an account that its holder may open again: its address stays, nobody is signed in with it. */
    void closeIdle(AccountId id, Instant now) {
        jdbc.sql("delete from sign_in_link where account_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from passkey where account_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from spring_session where principal_name = :id::text")
                .param("id", id.value())
                .update();
        jdbc.sql("update account set closed_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    /** The account of this address that was closed because nobody signed in to it. */
    Optional<Account> closedIdle(EmailAddress email) {
        return jdbc.sql(SELECT.replace("a.closed_at is null", "a.closed_at is not null and a.idle_told_at is not null")
                        + "a.email = :email group by a.id")
                .param("email", email.value())
                .query((row, ignored) -> account(row))
                .optional();
    }

    /** Notes that somebody signed in: an account that was closed because nobody did is open again. */
    void seen(AccountId account, Instant now) {
        jdbc.sql("""
                        update account
                        set last_seen_at = :now, idle_told_at = null,
                            closed_at = case when idle_told_at is null then closed_at end
                        where id = :id
                        """)
                .param("now", Timestamp.from(now))
                .param("id", account.value())
                .update();
    }
}
