package org.terreau.problem;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.shared.EmailAddress;
import org.terreau.territory.CollectivityId;

/** The SQL of referents and of known e-mail domains. */
@Repository
class JdbcSpokespeople {

    private final JdbcClient jdbc;

    JdbcSpokespeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean knows(CollectivityId collectivity, String domain) {
        return jdbc.sql(
                        "select exists (select 1 from collectivity_domain where collectivity = :collectivity and domain = :domain)")
                .param("collectivity", collectivity.toString())
                .param("domain", domain)
                .query(Boolean.class)
                .single();
    }

    void addDomain(CollectivityId collectivity, String domain, Actor by, Instant at) {
        jdbc.sql("""
                        insert into collectivity_domain (collectivity, domain, added_by_id, added_by, added_at)
                        values (:collectivity, :domain, :byId, :by, :at)
                        on conflict do nothing
                        """)
                .param("collectivity", collectivity.toString())
                .param("domain", domain)
                .param("byId", by.id().value())
                .param("by", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    void removeDomain(CollectivityId collectivity, String domain) {
        jdbc.sql("delete from collectivity_domain where collectivity = :collectivity and domain = :domain")
                .param("collectivity", collectivity.toString())
                .param("domain", domain)
                .update();
    }

    List<Spokespeople.Domain> domains() {
        return jdbc.sql(
                        "select collectivity, domain, added_by, added_at from collectivity_domain order by collectivity, domain")
                .query((row, ignored) -> new Spokespeople.Domain(
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow(),
                        row.getString("domain"),
                        row.getString("added_by"),
                        row.getTimestamp("added_at").toInstant()))
                .list();
    }

    void addReferent(CollectivityId collectivity, EmailAddress email, String name, Actor by, Instant at) {
        jdbc.sql("""
                        insert into collectivity_referent (collectivity, email, name, named_by_id, named_by, named_at)
                        values (:collectivity, :email, :name, :byId, :by, :at)
                        on conflict (collectivity, email) do update set name = excluded.name
                        """)
                .param("collectivity", collectivity.toString())
                .param("email", email.value())
                .param("name", name)
                .param("byId", by.id().value())
                .param("by", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    void removeReferent(CollectivityId collectivity, EmailAddress email) {
        jdbc.sql("delete from collectivity_referent where collectivity = :collectivity and email = :email")
                .param("collectivity", collectivity.toString())
                .param("email", email.value())
                .update();
    }

    List<Spokespeople.Referent> referents() {
        return referents("order by collectivity, email", "");
    }

    List<Spokespeople.Referent> referentsOf(CollectivityId collectivity) {
        return referents("where collectivity = :key order by email", collectivity.toString());
    }

    List<Spokespeople.Referent> referentOf(EmailAddress email) {
        return referents("where email = :key order by collectivity", email.value());
    }

    private List<Spokespeople.Referent> referents(String which, String key) {
        return jdbc.sql("select collectivity, email, name, named_by, named_at from collectivity_referent " + which)
                .param("key", key)
                .query((row, ignored) -> new Spokespeople.Referent(
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow(),
                        new EmailAddress(row.getString("email")),
                        row.getString("name"),
                        row.getString("named_by"),
                        row.getTimestamp("named_at").toInstant()))
                .list();
    }
}
