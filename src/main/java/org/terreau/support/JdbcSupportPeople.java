package org.terreau.support;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of what requests hold of people, and of forgetting it. */
@Repository
class JdbcSupportPeople {

    private final JdbcClient jdbc;

    JdbcSupportPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What this account asked for, and what it gives or gave. */
    List<Map<String, String>> of(AccountId account) {
        return jdbc.sql("""
                        select o.name, r.about, r.asked_at::text as at, r.state,
                               case when r.asked_by = :account then r.situation || ' / ' || r.since_when || ' / ' || r.after_help
                                    else '' end as words,
                               case when r.asked_by = :account then 'demandeur' else 'aidant' end as part
                        from support_request r join support_offer o on o.id = r.offer_id
                        where r.asked_by = :account or r.deliverer = :account order by r.id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "appui", row.getString("name"),
                        "pour", row.getString("about"),
                        "le", row.getString("at"),
                        "etat", row.getString("state"),
                        "mots", row.getString("words"),
                        "role", row.getString("part")))
                .list();
    }

    /** What was asked for stays, without who asked nor their words; who gave it goes too. */
    int forget(AccountId account) {
        int asked = jdbc.sql("""
                        update support_request
                        set asked_by = null, situation = '', since_when = '', after_help = '', urgency = ''
                        where asked_by = :account
                        """).param("account", account.value()).update();
        int given = jdbc.sql("update support_request set deliverer = null where deliverer = :account")
                .param("account", account.value())
                .update();
        jdbc.sql("update support_step set account = null, note = '' where account = :account")
                .param("account", account.value())
                .update();
        return asked + given;
    }

    int forgetClosedBefore(Instant limit) {
        jdbc.sql("""
                        update support_step set note = '', account = null
                        where request_id in (select id from support_request where closed_at < :limit)
                        """).param("limit", Timestamp.from(limit)).update();
        return jdbc.sql("""
                        update support_request
                        set asked_by = null, deliverer = null, situation = '', since_when = '', after_help = '',
                            urgency = '', reason = '', elsewhere = ''
                        where closed_at < :limit and situation <> ''
                        """).param("limit", Timestamp.from(limit)).update();
    }
}
