package org.terreau.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of whose role asks for a passkey. */
@Repository
class JdbcPasskeyRules {

    private final JdbcClient jdbc;

    JdbcPasskeyRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where an account stands.
     *
     * @param asked one for each of its roles that asks for a passkey
     */
    record Standing(List<SecondStep.Asked> asked, boolean holdsOne) {

        Standing {
            asked = List.copyOf(asked);
        }
    }

    Standing standing(AccountId account) {
        record Row(SecondStep.@Nullable Asked asked, boolean holdsOne) {}
        List<Row> rows = jdbc.sql("""
                        select greatest(r.since, g.granted_at) as since, p.days,
                               exists (select from passkey k where k.account_id = :account) as holds_one
                        from passkey_policy p
                        left join (passkey_rule r join account_grant g on g.role = r.role and g.account_id = :account) on true
                        """)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Timestamp since = row.getTimestamp("since");
                    return new Row(
                            since == null ? null : new SecondStep.Asked(since.toInstant(), row.getInt("days")),
                            row.getBoolean("holds_one"));
                })
                .list();
        List<SecondStep.Asked> asked = new ArrayList<>();
        for (Row row : rows) if (row.asked() != null) asked.add(row.asked());
        return new Standing(asked, rows.stream().anyMatch(Row::holdsOne));
    }

    PasskeyRules.Rules all() {
        Set<Role> roles = jdbc.sql("select role from passkey_rule")
                .query((row, ignored) -> Role.valueOf(row.getString("role")))
                .set();
        return jdbc.sql("select version, days from passkey_policy")
                .query((row, ignored) -> new PasskeyRules.Rules(roles, row.getInt("days"), row.getLong("version")))
                .single();
    }

    /** False when somebody else changed them since. */
    boolean change(PasskeyRules.Rules rules) {
        return jdbc.sql("update passkey_policy set version = version + 1, days = :days where version = :version")
                        .param("days", rules.days())
                        .param("version", rules.version())
                        .update()
                == 1;
    }

    void ask(Collection<Role> roles, Instant now) {
        for (Role role : roles)
            jdbc.sql("insert into passkey_rule (role, since) values (:role, :now) on conflict do nothing")
                    .param("role", role.name())
                    .param("now", Timestamp.from(now))
                    .update();
    }

    void askNoMore(Collection<Role> roles) {
        for (Role role : roles)
            jdbc.sql("delete from passkey_rule where role = :role")
                    .param("role", role.name())
                    .update();
    }

    /** Of those who hold these roles, how many have a passkey and how many have none. */
    List<PasskeyRules.Count> counts() {
        return jdbc.sql("""
                        select g.role, count(distinct g.account_id) filter (where k.account_id is not null) as with_one,
                               count(distinct g.account_id) filter (where k.account_id is null) as without
                        from account_grant g
                        join account a on a.id = g.account_id and a.closed_at is null
                        left join (select distinct account_id from passkey) k on k.account_id = g.account_id
                        group by g.role
                        """)
                .query((row, ignored) -> new PasskeyRules.Count(
                        Role.valueOf(row.getString("role")), row.getLong("with_one"), row.getLong("without")))
                .list();
    }
}
