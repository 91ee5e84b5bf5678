package org.terreau.support;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
        List<Map<String, String>> held = new ArrayList<>(requests(account));
        held.addAll(ratings(account));
        held.addAll(mandates(account));
        held.addAll(sessions(account));
        held.addAll(seats(account));
        return held;
    }

    private List<Map<String, String>> seats(AccountId account) {
        return jdbc.sql("""
                        select t.title, t.held_on::text as day, s.waiting, coalesce(s.came::text, '') as came,
                               coalesce(s.useful::text, '') as useful
                        from support_seat s join support_training t on t.id = s.training_id
                        where s.account = :account order by t.held_on, t.id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "formation", row.getString("title"),
                        "le", row.getString("day"),
                        "etat", row.getBoolean("waiting") ? "liste d’attente" : "inscrit",
                        "venu", row.getString("came"),
                        "utile", row.getString("useful")))
                .list();
    }

    private List<Map<String, String>> mandates(AccountId account) {
        return jdbc.sql("""
                        select m.product_id, m.from_on::text as since, m.until_on::text as until, m.days::text as days,
                               coalesce((select c.days_week::text from support_capacity c
                                         where c.account = :account and c.incubator_id = m.incubator_id), '') as week
                        from support_mandate m where m.coach = :account or m.second = :account order by m.id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "accompagnement", row.getString("product_id"),
                        "du", row.getString("since"),
                        "au", row.getString("until"),
                        "jours", row.getString("days"),
                        "par-semaine", row.getString("week")))
                .list();
    }

    private List<Map<String, String>> sessions(AccountId account) {
        return jdbc.sql("""
                        select m.product_id, s.held_on::text as day, s.days::text as days, s.what || ' / ' || s.next as words
                        from support_session s join support_mandate m on m.id = s.mandate_id
                        where s.account = :account order by s.held_on, s.id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "seance", row.getString("product_id"),
                        "le", row.getString("day"),
                        "jours", row.getString("days"),
                        "mots", row.getString("words")))
                .list();
    }

    private List<Map<String, String>> ratings(AccountId account) {
        return jdbc.sql("""
                        select o.name, r.about, g.rated_at::text as at, g.round, g.useful, g.sentence
                        from support_rating g
                        join support_request r on r.id = g.request_id join support_offer o on o.id = r.offer_id
                        where g.account = :account order by g.rated_at
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "evaluation", row.getString("name"),
                        "pour", row.getString("about"),
                        "le", row.getString("at"),
                        "moment", row.getString("round"),
                        "utile", row.getString("useful"),
                        "mots", row.getString("sentence")))
                .list();
    }

    private List<Map<String, String>> requests(AccountId account) {
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
        int rated = jdbc.sql("update support_rating set account = null, sentence = '' where account = :account")
                .param("account", account.value())
                .update();
        int coached = jdbc.sql("""
                        update support_mandate
                        set coach = nullif(coach, :account), second = nullif(second, :account), version = version + 1
                        where coach = :account or second = :account
                        """).param("account", account.value()).update();
        int logged = jdbc.sql(
                        "update support_session set account = null, what = '', next = '' where account = :account")
                .param("account", account.value())
                .update();
        int paced = jdbc.sql("delete from support_capacity where account = :account")
                .param("account", account.value())
                .update();
        int seats = jdbc.sql("delete from support_seat where account = :account")
                .param("account", account.value())
                .update();
        return asked + given + rated + coached + logged + paced + seats;
    }

    /** Who came to trainings that were held before a day. */
    int forgetHeldBefore(LocalDate limit) {
        return jdbc.sql("""
                        delete from support_seat
                        where training_id in (select id from support_training where held_on < :limit)
                        """).param("limit", limit).update();
    }

    /** Of mandates that ended before a day, how many days were given stays; the report goes. */
    int forgetEndedBefore(LocalDate limit) {
        jdbc.sql("""
                        update support_session set account = null, what = '', next = ''
                        where what <> '' and mandate_id in (select id from support_mandate where ended_on < :limit)
                        """).param("limit", limit).update();
        jdbc.sql("""
                        delete from support_report
                        where mandate_id in (select id from support_mandate where ended_on < :limit)
                        """).param("limit", limit).update();
        return jdbc.sql("""
                        update support_mandate
                        set coach = null, second = null, reason = '', different = '', success = '', excellence = '',
                            needs = '', handover = '', version = version + 1
                        where ended_on < :limit and different <> ''
                        """).param("limit", limit).update();
    }

    int forgetClosedBefore(Instant limit) {
        jdbc.sql("""
                        update support_step set note = '', account = null
                        where request_id in (select id from support_request where closed_at < :limit)
                        """).param("limit", Timestamp.from(limit)).update();
        jdbc.sql("""
                        update support_rating set sentence = '', account = null
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
