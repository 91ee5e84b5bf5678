package org.terreau.committee;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.OrganisationId;

/** The SQL of the contacts of sponsoring organisations. */
@Repository
class JdbcSponsors {

    private final JdbcClient jdbc;

    JdbcSponsors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who reads for an organisation. */
    record Contact(long id, OrganisationId organisation, AccountId account, LocalDate since) {}

    /** The organisations that this person reads for. */
    Set<OrganisationId> of(AccountId account) {
        return jdbc
                .sql("select organisation_id from sponsor_contact where account_id = :account")
                .param("account", account.value())
                .query((row, ignored) -> new OrganisationId(row.getString("organisation_id")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those who read for one of these organisations. */
    List<AccountId> contacts(Collection<OrganisationId> organisations) {
        return jdbc.sql("""
                        select distinct account_id from sponsor_contact where organisation_id = any(:organisations)
                        order by account_id
                        """)
                .param("organisations", values(organisations))
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    List<AccountId> everybody() {
        return jdbc.sql("select distinct account_id from sponsor_contact order by account_id")
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    List<Contact> list(Collection<OrganisationId> organisations) {
        return jdbc.sql("""
                        select id, organisation_id, account_id, since from sponsor_contact
                        where organisation_id = any(:organisations) order by organisation_id, id
                        """)
                .param("organisations", values(organisations))
                .query((row, ignored) -> new Contact(
                        row.getLong("id"),
                        new OrganisationId(row.getString("organisation_id")),
                        new AccountId(row.getLong("account_id")),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    private static String[] values(Collection<OrganisationId> organisations) {
        return organisations.stream().map(OrganisationId::value).toArray(String[]::new);
    }

    /** False when the person reads for it already. */
    boolean add(OrganisationId organisation, AccountId account, LocalDate since) {
        return jdbc.sql("""
                        insert into sponsor_contact (organisation_id, account_id, since)
                        values (:organisation, :account, :since) on conflict do nothing
                        """)
                        .param("organisation", organisation.value())
                        .param("account", account.value())
                        .param("since", since)
                        .update()
                > 0;
    }

    boolean remove(OrganisationId organisation, long id) {
        return jdbc.sql("delete from sponsor_contact where id = :id and organisation_id = :organisation")
                        .param("id", id)
                        .param("organisation", organisation.value())
                        .update()
                > 0;
    }
}
