package org.terreau.web;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.SecretToken;

/** The SQL of forms whose session or token was over: sealed with what only the browser holds. */
@Repository
class JdbcLostForms {

    private final JdbcClient jdbc;

    JdbcLostForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(SecretToken browser, String action, FormOrigin origin, byte[] typed, Instant at) {
        jdbc.sql("""
                        insert into lost_form (browser, action, person, page, typed, kept_at)
                        values (:browser, :action, :person, :page, :typed, :now)
                        on conflict (browser, action, person)
                        do update set page = excluded.page, typed = excluded.typed, kept_at = excluded.kept_at
                        """)
                .param("browser", browser.digest())
                .param("action", action)
                .param("person", origin.person())
                .param("page", origin.path())
                .param("typed", typed)
                .param("now", Timestamp.from(at))
                .update();
    }

    void forgetBeyond(SecretToken browser, int most) {
        jdbc.sql("""
                        delete from lost_form where browser = :browser and (action, person) in (
                            select action, person from lost_form where browser = :browser
                            order by kept_at desc offset :most)
                        """).param("browser", browser.digest()).param("most", most).update();
    }

    /** What was typed into the form of an address. */
    record Kept(String action, byte[] typed) {}

    /** Those of a page, for this person or for anybody, the oldest first. */
    List<Kept> waitingOn(String page, SecretToken browser, String person, Instant since) {
        return jdbc.sql("""
                        select action, typed from lost_form
                        where browser = :browser and page = :page and person in ('', :person) and kept_at > :since
                        order by kept_at
                        """)
                .param("browser", browser.digest())
                .param("page", page)
                .param("person", person)
                .param("since", Timestamp.from(since))
                .query((row, ignored) -> new Kept(row.getString("action"), row.getBytes("typed")))
                .list();
    }

    void forget(SecretToken browser, String action, String person) {
        jdbc.sql("""
                        delete from lost_form
                        where browser = :browser and action = :action and person in ('', :person)
                        """)
                .param("browser", browser.digest())
                .param("action", action)
                .param("person", person)
                .update();
    }

    int forgetBefore(Instant before) {
        return jdbc.sql("delete from lost_form where kept_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
