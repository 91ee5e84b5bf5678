package org.terreau.incubator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of who is away. */
@Repository
class JdbcAbsences {

    private final JdbcClient jdbc;

    JdbcAbsences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of one person that have not ended, the nearest first. */
    List<Absences.Absence> of(AccountId who, LocalDate today) {
        return jdbc.sql("""
                        select id, account_id, delegate_id, first_day, last_day from absence
                        where account_id = :who and last_day >= :today order by first_day, id
                        """)
                .param("who", who.value())
                .param("today", today)
                .query((row, ignored) -> absence(row))
                .list();
    }

    List<Absences.Absence> of(Collection<AccountId> people, LocalDate today) {
        return jdbc.sql("""
                        select id, account_id, delegate_id, first_day, last_day from absence
                        where account_id in (:people) and :today between first_day and last_day
                        """)
                .param("people", people.stream().map(AccountId::value).toList())
                .param("today", today)
                .query((row, ignored) -> absence(row))
                .list();
    }

    List<Absences.Absence> current(LocalDate today) {
        return jdbc.sql("""
                        select id, account_id, delegate_id, first_day, last_day from absence
                        where :today between first_day and last_day
                        """)
                .param("today", today)
                .query((row, ignored) -> absence(row))
                .list();
    }

    /** Those for whom this person stands in. */
    List<AccountId> replacedBy(AccountId person, LocalDate today) {
        return jdbc.sql(
                        "select account_id from absence where delegate_id = :who and :today between first_day and last_day")
                .param("who", person.value())
                .param("today", today)
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    /** One absence is declared at a time, until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('terreau.absence'))").query(row -> {});
    }

    void insert(AccountId who, @Nullable AccountId standIn, LocalDate first, LocalDate last) {
        jdbc.sql("""
                        insert into absence (account_id, delegate_id, first_day, last_day)
                        values (:who, :standIn, :first, :last)
                        """)
                .param("who", who.value())
                .param("standIn", standIn == null ? null : standIn.value())
                .param("first", first)
                .param("last", last)
                .update();
    }

    private boolean clashes(String whose, AccountId who, LocalDate first, LocalDate last) {
        return jdbc.sql("select exists (select 1 from absence where " + whose
                        + " and first_day <= :last and last_day >= :first)")
                .param("who", who.value())
                .param("first", first)
                .param("last", last)
                .query(Boolean.class)
                .single();
    }

    /** Is away on one of these days. */
    boolean away(AccountId who, LocalDate first, LocalDate last) {
        return clashes("account_id = :who", who, first, last);
    }

    /** Stands in for somebody on one of these days. */
    boolean standsIn(AccountId who, LocalDate first, LocalDate last) {
        return clashes("delegate_id = :who", who, first, last);
    }

    /** False when it is no absence of theirs. */
    boolean delete(long id, AccountId who) {
        return jdbc.sql("delete from absence where id = :id and account_id = :who")
                        .param("id", id)
                        .param("who", who.value())
                        .update()
                == 1;
    }

    private static Absences.Absence absence(ResultSet row) throws SQLException {
        Long standIn = row.getObject("delegate_id", Long.class);
        return new Absences.Absence(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                standIn == null ? null : new AccountId(standIn),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }
}
