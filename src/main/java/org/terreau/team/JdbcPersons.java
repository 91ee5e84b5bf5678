package org.terreau.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;

/** The SQL of those who work on products. */
@Repository
class JdbcPersons {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcPersons(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The row of an account, made when there is none; one that was kept under its address becomes theirs. */
    long ofAccount(AccountId account, EmailAddress email, String name) {
        jdbc.sql("""
                        update team_person set account_id = :account, email = null
                        where lower(email) = lower(:email)
                          and not exists (select 1 from team_person where account_id = :account)
                        """)
                .param("account", account.value())
                .param("email", email.value())
                .update();
        jdbc.sql(
                        "insert into team_person (account_id, name) values (:account, :name) on conflict (account_id) do nothing")
                .param("account", account.value())
                .param("name", name)
                .update();
        return jdbc.sql("select coalesce(merged_into, id) from team_person where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    /** The row of whoever has no account, made when there is none under this address. */
    long ofAddress(EmailAddress email, String name) {
        jdbc.sql("insert into team_person (name, email) values (:name, :email) on conflict do nothing")
                .param("name", name)
                .param("email", email.value())
                .update();
        return jdbc.sql("select coalesce(merged_into, id) from team_person where lower(email) = lower(:email)")
                .param("email", email.value())
                .query(Long.class)
                .single();
    }

    /** @param email in lower case; account is null for whoever has none */
    record Wanted(String email, String name, @Nullable AccountId account) {}

    /** The row of each of these by their address, made where there is none, in a bounded number of statements. */
    Map<String, Long> of(List<Wanted> wanted) {
        List<Wanted> withAccount =
                wanted.stream().filter(one -> one.account() != null).toList();
        List<Wanted> others =
                wanted.stream().filter(one -> one.account() == null).toList();
        template.batchUpdate(
                """
                update team_person set account_id = ?, email = null
                where lower(email) = ? and not exists (select 1 from team_person where account_id = ?)
                """,
                withAccount.stream()
                        .map(one -> new @Nullable Object[] {number(one), one.email(), number(one)})
                        .toList());
        template.batchUpdate(
                "insert into team_person (account_id, name) values (?, ?) on conflict (account_id) do nothing",
                withAccount.stream()
                        .map(one -> new @Nullable Object[] {number(one), one.name()})
                        .toList());
        template.batchUpdate(
                "insert into team_person (name, email) values (?, ?) on conflict do nothing",
                others.stream()
                        .map(one -> new Object[] {one.name(), one.email()})
                        .toList());
        Map<Long, String> addresses = new HashMap<>();
        for (Wanted one : withAccount)
            if (one.account() != null) addresses.put(one.account().value(), one.email());
        Map<String, Long> rows = new HashMap<>();
        jdbc.sql("""
                        select coalesce(merged_into, id) as id, account_id, lower(email) as email from team_person
                        where account_id = any(:accounts) or lower(email) = any(:addresses)
                        """)
                .param("accounts", addresses.keySet().toArray(Long[]::new))
                .param("addresses", others.stream().map(Wanted::email).toArray(String[]::new))
                .query(row -> {
                    String email = row.getString("email");
                    String address = email == null ? addresses.get(row.getLong("account_id")) : email;
                    if (address != null) rows.put(address, row.getLong("id"));
                });
        return rows;
    }

    private static @Nullable Long number(Wanted wanted) {
        return wanted.account() == null ? null : wanted.account().value();
    }

    /** Takes name and address off those of these who have no account, and of whom nothing else is kept. */
    void forgetIdle(Collection<Long> people) {
        jdbc.sql("""
                        update team_person p set name = :nobody, email = null
                        where p.id = any(:people) and p.account_id is null
                          and not exists (select 1 from mission m where m.person_id = p.id)
                          and not exists (select 1 from team_transverse t where t.person_id = p.id)
                          and not exists (select 1 from team_person q where q.merged_into = p.id)
                        """)
                .param("nobody", PersonalData.NOBODY)
                .param("people", people.toArray(Long[]::new))
                .update();
    }

    Optional<Person> find(long id) {
        return jdbc.sql("select id, account_id, name, email from team_person where id = :id")
                .param("id", id)
                .query((row, ignored) -> person(row))
                .optional();
    }

    /** These people. */
    List<Person> find(Collection<Long> ids) {
        return jdbc.sql("select id, account_id, name, email from team_person where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, ignored) -> person(row))
                .list();
    }

    /** Those who are known under this name, but for accents, hyphens and capitals. */
    List<Long> named(String name) {
        return jdbc.sql("""
                        select id from team_person
                        where merged_into is null
                          and translate(lower(name), 'àâäéèêëîïôöùûüçñ-', 'aaaeeeeiioouuucn ')
                            = translate(lower(:name), 'àâäéèêëîïôöùûüçñ-', 'aaaeeeeiioouuucn ')
                        order by id
                        """).param("name", name).query(Long.class).list();
    }

    /** As whom this account is known now. */
    Optional<Person> of(AccountId account) {
        return jdbc.sql("""
                        select q.id, q.account_id, q.name, q.email
                        from team_person p join team_person q on q.id = coalesce(p.merged_into, p.id)
                        where p.account_id = :account
                        """)
                .param("account", account.value())
                .query((row, ignored) -> person(row))
                .optional();
    }

    /** As whom the one without an account who has this address is known now. */
    Optional<Person> of(EmailAddress email) {
        return jdbc.sql("""
                        select q.id, q.account_id, q.name, q.email
                        from team_person p join team_person q on q.id = coalesce(p.merged_into, p.id)
                        where lower(p.email) = lower(:email)
                        """)
                .param("email", email.value())
                .query((row, ignored) -> person(row))
                .optional();
    }

    private static Person person(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        AccountId known = row.wasNull() ? null : new AccountId(account);
        return new Person(row.getLong("id"), known, row.getString("name"), row.getString("email"));
    }

    /** Those who were said to be this one. */
    List<Person> mergedInto(long id) {
        return jdbc.sql("select id, account_id, name, email from team_person where merged_into = :id order by id")
                .param("id", id)
                .query((row, ignored) -> person(row))
                .list();
    }

    /** The products on which this person holds or held a mission, under whatever name. */
    List<ProductId> productsOf(long person) {
        return jdbc.sql("""
                        select distinct m.product_id from mission m join team_person p on p.id = m.person_id
                        where :person in (p.id, p.merged_into) order by 1
                        """)
                .param("person", person)
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .list();
    }

    /** The incubators for the whole of which this person works or worked, under whatever name. */
    List<String> incubatorsOf(long person) {
        return jdbc.sql("""
                        select distinct m.incubator_id from team_transverse m join team_person p on p.id = m.person_id
                        where :person in (p.id, p.merged_into) order by 1
                        """).param("person", person).query(String.class).list();
    }

    /** This one, and those who were said to be this one, are that one from now on; false when one of both is another already. */
    boolean merge(long person, long into) {
        return jdbc.sql("""
                        update team_person set merged_into = :into
                        where :person in (id, merged_into)
                          and not exists (select 1 from team_person
                                          where id in (:person, :into) and merged_into is not null)
                        """).param("into", into).param("person", person).update() > 0;
    }

    /** False when it was merged into nobody. */
    boolean separate(long person) {
        return jdbc.sql("update team_person set merged_into = null where id = :person and merged_into is not null")
                        .param("person", person)
                        .update()
                == 1;
    }

    /** Asked to be forgotten: no account and no address any more; the name goes with the end of the last mission. */
    int toForget(@Nullable AccountId account, EmailAddress email) {
        List<Long> gone = jdbc.sql("""
                        update team_person set account_id = null, email = null, to_forget = true
                        where account_id = :account or lower(email) = lower(:email) returning id
                        """)
                .param("account", account == null ? 0L : account.value())
                .param("email", email.value())
                .query(Long.class)
                .list();
        if (gone.isEmpty()) return 0;
        jdbc.sql("update mission set named_on = null where person_id = any(:gone)")
                .param("gone", gone.toArray(Long[]::new))
                .update();
        return gone.size();
    }

    /** The ends that somebody moved stay, without their account. */
    int forgetWriter(AccountId account) {
        return jdbc.sql("update mission_end set account_id = null where account_id = :account")
                .param("account", account.value())
                .update();
    }

    /** Takes the names off of those who asked for it and whose last mission is over. */
    int forget(LocalDate today) {
        return jdbc.sql("""
                        update team_person p set name = :nobody, to_forget = false
                        where to_forget and not exists (
                            select 1 from mission m
                            where m.person_id = p.id and m.left_on is null
                              and (m.until_day is null or m.until_day >= :today))
                          and not exists (
                            select 1 from team_transverse t
                            where t.person_id = p.id and t.left_on is null
                              and (t.until_day is null or t.until_day >= :today))
                        """)
                .param("nobody", PersonalData.NOBODY)
                .param("today", today)
                .update();
    }
}
