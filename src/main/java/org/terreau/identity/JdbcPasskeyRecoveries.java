package org.terreau.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of those who ask to begin anew without their passkeys. */
@Repository
class JdbcPasskeyRecoveries implements PersonalData.OfAccounts {

    private final JdbcClient jdbc;

    JdbcPasskeyRecoveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this account asked already. */
    boolean ask(AccountId account, Instant now) {
        return jdbc.sql("""
                        insert into passkey_recovery (account_id, asked_at) values (:account, :now) on conflict do nothing
                        """)
                        .param("account", account.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Instant> askedBy(AccountId account) {
        return jdbc.sql("select asked_at from passkey_recovery where account_id = :account")
                .param("account", account.value())
                .query((row, ignored) -> row.getTimestamp("asked_at").toInstant())
                .optional();
    }

    /** Each that waits, the first asked first. */
    List<PasskeyRecoveries.Line> waiting() {
        return jdbc.sql("""
                        select r.id, r.account_id, a.name, a.email, r.asked_at,
                               (select coalesce(string_agg(g.role || '@' || g.scope, ' '), '')
                                from account_grant g where g.account_id = a.id) as grants,
                               (select coalesce(string_agg(w.account_id::text, ' '), '')
                                from passkey_agreement w where w.recovery_id = r.id) as agreed
                        from passkey_recovery r join account a on a.id = r.account_id
                        where a.closed_at is null
                        order by r.asked_at, r.id
                        """)
                .query((row, ignored) -> new PasskeyRecoveries.Line(
                        row.getLong("id"),
                        new AccountId(row.getLong("account_id")),
                        row.getString("name"),
                        row.getString("email"),
                        row.getTimestamp("asked_at").toInstant(),
                        words(row.getString("grants")).stream()
                                .map(grant -> grant.substring(grant.indexOf('@') + 1))
                                .collect(Collectors.toSet()),
                        words(row.getString("agreed")).stream()
                                .map(id -> new AccountId(Long.parseLong(id)))
                                .collect(Collectors.toSet())))
                .list();
    }

    private static Set<String> words(String joined) {
        return Arrays.stream(joined.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    /** Nobody else agrees or refuses in the meantime. */
    void lock(long recovery) {
        jdbc.sql("select 1 from passkey_recovery where id = :id for update")
                .param("id", recovery)
                .query(Integer.class)
                .optional();
    }

    void agree(long recovery, AccountId lead, Instant now) {
        jdbc.sql("""
                        insert into passkey_agreement (recovery_id, account_id, agreed_at) values (:id, :lead, :now)
                        on conflict do nothing
                        """)
                .param("id", recovery)
                .param("lead", lead.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void end(AccountId account) {
        jdbc.sql("delete from passkey_recovery where account_id = :account")
                .param("account", account.value())
                .update();
    }

    void forgetAskedBefore(Instant then) {
        jdbc.sql("delete from passkey_recovery where asked_at < :then")
                .param("then", Timestamp.from(then))
                .update();
    }

    @Override
    public String module() {
        return "identity";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return jdbc.sql("""
                        select 'reprise_sans_cle' as what, asked_at as at from passkey_recovery where account_id = :account
                        union all
                        select 'accord_pour_une_reprise', agreed_at from passkey_agreement where account_id = :account
                        order by 2
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        row.getString("what"),
                        row.getTimestamp("at").toInstant().toString()))
                .list();
    }

    @Override
    public int erase(AccountId account) {
        int agreed = jdbc.sql("delete from passkey_agreement where account_id = :account")
                .param("account", account.value())
                .update();
        return agreed
                + jdbc.sql("delete from passkey_recovery where account_id = :account")
                        .param("account", account.value())
                        .update();
    }
}
