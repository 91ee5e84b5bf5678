package org.terreau.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.OrganisationId;
import org.terreau.portfolio.Product;

/** The SQL of the contacts of sponsoring organisations. */
@Repository
class JdbcSponsors {

    private final JdbcClient jdbc;

    JdbcSponsors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An organisation, for what it sponsors in an incubator and nowhere else. */
    record Sponsoring(OrganisationId organisation, IncubatorId incubator) {

        boolean covers(Product product) {
            return product.incubator().equals(incubator) && product.sponsors().contains(organisation);
        }
    }

    /** Somebody who reads for an organisation. */
    record Contact(long id, Sponsoring reads, AccountId account, LocalDate since) {}

    /** What this person reads for. */
    Set<Sponsoring> of(AccountId account) {
        return jdbc
                .sql("select organisation_id, incubator_id from sponsor_contact where account_id = :account")
                .param("account", account.value())
                .query((row, ignored) -> sponsoring(row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Sponsoring sponsoring(ResultSet row) throws SQLException {
        return new Sponsoring(
                new OrganisationId(row.getString("organisation_id")), new IncubatorId(row.getString("incubator_id")));
    }

    /** Those who read for one of the organisations that sponsor a product. */
    List<AccountId> contacts(Product product) {
        return jdbc.sql("""
                        select distinct account_id from sponsor_contact
                        where organisation_id = any(:organisations) and incubator_id = :incubator
                        order by account_id
                        """)
                .param("organisations", values(product.sponsors()))
                .param("incubator", product.incubator().value())
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
                        select id, organisation_id, incubator_id, account_id, since from sponsor_contact
                        where organisation_id = any(:organisations) order by organisation_id, id
                        """)
                .param("organisations", values(organisations))
                .query((row, ignored) -> new Contact(
                        row.getLong("id"),
                        sponsoring(row),
                        new AccountId(row.getLong("account_id")),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    private static String[] values(Collection<OrganisationId> organisations) {
        return organisations.stream().map(OrganisationId::value).toArray(String[]::new);
    }

    /** False when the person reads for it already. */
    boolean add(Sponsoring reads, AccountId account, LocalDate since) {
        return jdbc.sql("""
                        insert into sponsor_contact (organisation_id, incubator_id, account_id, since)
                        values (:organisation, :incubator, :account, :since) on conflict do nothing
                        """)
                        .param("organisation", reads.organisation().value())
                        .param("incubator", reads.incubator().value())
                        .param("account", account.value())
                        .param("since", since)
                        .update()
                > 0;
    }

    void remove(long id) {
        jdbc.sql("delete from sponsor_contact where id = :id").param("id", id).update();
    }
}
