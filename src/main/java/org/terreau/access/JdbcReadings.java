package org.terreau.access;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of lists of members, of what they showed and of what was decided of it. */
@Repository
class JdbcReadings {

    private final JdbcClient jdbc;

    JdbcReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReadingRules.Last> last(long tool) {
        return jdbc.sql("""
                        select taken_on, rows from access_reading where tool_id = :tool order by taken_on desc, id desc limit 1
                        """)
                .param("tool", tool)
                .query((row, ignored) ->
                        new ReadingRules.Last(row.getObject("taken_on", LocalDate.class), row.getInt("rows")))
                .optional();
    }

    void taken(long tool, LocalDate on, int rows, LocalDate brought, @Nullable AccountId by) {
        jdbc.sql("""
                        insert into access_reading (tool_id, taken_on, brought, rows, by_id)
                        values (:tool, :on, :brought, :rows, :by)
                        """)
                .param("tool", tool)
                .param("on", on)
                .param("brought", brought)
                .param("rows", rows)
                .param("by", by == null ? null : by.value(), Types.BIGINT)
                .update();
    }

    List<ObservedAccount> observed(long tool) {
        return jdbc.sql("""
                        select login, name, level, active_on, first_seen, last_seen, person_id, certainty
                        from access_observed where tool_id = :tool order by login
                        """)
                .param("tool", tool)
                .query((row, ignored) -> {
                    String level = row.getString("level");
                    long person = row.getLong("person_id");
                    return new ObservedAccount(
                            row.getString("login"),
                            row.getString("name"),
                            level == null ? null : Level.of(level).orElse(null),
                            row.getObject("active_on", LocalDate.class),
                            row.getObject("first_seen", LocalDate.class),
                            row.getObject("last_seen", LocalDate.class),
                            person == 0 ? null : person,
                            ObservedAccount.Certainty.of(row.getString("certainty"))
                                    .orElse(ObservedAccount.Certainty.NONE));
                })
                .list();
    }

    /** In one statement, however many there are. */
    void see(long tool, List<ObservedAccount> accounts, LocalDate on) {
        jdbc.sql("""
                        insert into access_observed (tool_id, login, name, level, active_on, first_seen, last_seen, person_id, certainty)
                        select :tool, login, name, nullif(level, ''), cast(nullif(active, '') as date), cast(:on as date),
                               cast(:on as date), nullif(person, 0), certainty
                        from unnest(:logins, :names, :levels, :actives, :persons, :certainties)
                            as seen (login, name, level, active, person, certainty)
                        on conflict (tool_id, login) do update
                        set name = excluded.name, level = excluded.level, active_on = excluded.active_on,
                            last_seen = excluded.last_seen, person_id = excluded.person_id, certainty = excluded.certainty
                        """)
                .param("tool", tool)
                .param("on", on)
                .param("logins", accounts.stream().map(ObservedAccount::login).toArray(String[]::new))
                .param("names", accounts.stream().map(ObservedAccount::name).toArray(String[]::new))
                .param("levels", accounts.stream().map(JdbcReadings::level).toArray(String[]::new))
                .param("actives", accounts.stream().map(JdbcReadings::active).toArray(String[]::new))
                .param("persons", accounts.stream().map(JdbcReadings::person).toArray(Long[]::new))
                .param(
                        "certainties",
                        accounts.stream().map(one -> one.certainty().code()).toArray(String[]::new))
                .update();
    }

    /** What another list of the same day showed and this one does not is no longer there. */
    void unsee(long tool, List<ObservedAccount> accounts, LocalDate on) {
        jdbc.sql("""
                        update access_observed set last_seen = cast(:on as date) - 1
                        where tool_id = :tool and last_seen = :on and login <> all(:logins)
                        """)
                .param("tool", tool)
                .param("on", on)
                .param("logins", accounts.stream().map(ObservedAccount::login).toArray(String[]::new))
                .update();
    }

    private static String level(ObservedAccount one) {
        Level level = one.level();
        return level == null ? "" : level.code();
    }

    private static String active(ObservedAccount one) {
        LocalDate active = one.active();
        return active == null ? "" : active.toString();
    }

    private static Long person(ObservedAccount one) {
        Long person = one.person();
        return person == null ? 0L : person;
    }

    /**
     * A service account.
     *
     * @param owner who answers for it; null once they were erased
     */
    record Service(
            long id, String login, String purpose, @Nullable AccountId owner, boolean critical, LocalDate reviewed) {}

    List<Service> services(long tool) {
        return jdbc.sql("""
                        select id, login, purpose, owner_id, critical, reviewed_on from access_service
                        where tool_id = :tool order by login
                        """)
                .param("tool", tool)
                .query((row, ignored) -> new Service(
                        row.getLong("id"),
                        row.getString("login"),
                        row.getString("purpose"),
                        JdbcTools.account(row, "owner_id"),
                        row.getBoolean("critical"),
                        row.getObject("reviewed_on", LocalDate.class)))
                .list();
    }

    /** Said again, it was reviewed. */
    void service(long tool, String login, String purpose, AccountId owner, boolean critical, LocalDate on) {
        jdbc.sql("""
                        insert into access_service (tool_id, login, purpose, owner_id, critical, reviewed_on)
                        values (:tool, :login, :purpose, :owner, :critical, :on)
                        on conflict (tool_id, login) do update
                        set purpose = excluded.purpose, owner_id = excluded.owner_id, critical = excluded.critical,
                            reviewed_on = excluded.reviewed_on
                        """)
                .param("tool", tool)
                .param("login", login)
                .param("purpose", purpose)
                .param("owner", owner.value())
                .param("critical", critical)
                .param("on", on)
                .update();
    }

    /**
     * What is borne.
     *
     * @param by who decided; null once they were erased
     */
    record Derogation(
            String finding,
            String subject,
            String reason,
            LocalDate until,
            @Nullable AccountId by) {}

    List<Derogation> derogations(long tool, LocalDate today) {
        return jdbc.sql("""
                        select finding, subject, reason, until_day, by_id from access_derogation
                        where tool_id = :tool and until_day >= :today order by until_day, id
                        """)
                .param("tool", tool)
                .param("today", today)
                .query((row, ignored) -> new Derogation(
                        row.getString("finding"),
                        row.getString("subject"),
                        row.getString("reason"),
                        row.getObject("until_day", LocalDate.class),
                        JdbcTools.account(row, "by_id")))
                .list();
    }

    void bear(long tool, Finding finding, String reason, LocalDate until, @Nullable AccountId by) {
        jdbc.sql("""
                        insert into access_derogation (tool_id, finding, subject, reason, until_day, by_id)
                        values (:tool, :finding, :subject, :reason, :until, :by)
                        """)
                .param("tool", tool)
                .param("finding", finding.kind().code())
                .param("subject", finding.subject())
                .param("reason", reason)
                .param("until", until)
                .param("by", by == null ? null : by.value(), Types.BIGINT)
                .update();
    }

    /** Accounts of nobody for sure that no list showed since the first day; those of people since the second one. */
    int forget(LocalDate unmatched, LocalDate matched) {
        return jdbc.sql("""
                        delete from access_observed
                        where last_seen < :matched or last_seen < :unmatched and certainty <> 'certain'
                        """)
                        .param("unmatched", unmatched)
                        .param("matched", matched)
                        .update()
                + jdbc.sql("delete from access_derogation where until_day < :matched")
                        .param("matched", matched)
                        .update()
                + jdbc.sql("delete from access_reading where taken_on < :matched")
                        .param("matched", matched)
                        .update();
    }

    int forget(long person) {
        return jdbc.sql("delete from access_observed where person_id = :person")
                .param("person", person)
                .update();
    }

    int forgetWriter(AccountId account) {
        int gone = 0;
        for (String sql : List.of(
                "update access_reading set by_id = null where by_id = :account",
                "update access_service set owner_id = null where owner_id = :account",
                "update access_derogation set by_id = null where by_id = :account"))
            gone += jdbc.sql(sql).param("account", account.value()).update();
        return gone;
    }
}
