package org.terreau.problem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
                        "select exists (select 1 from collectivity_domain where collectivity = :collectivity and domain = :domain"
                                + " and acts_since is not null)")
                .param("collectivity", collectivity.toString())
                .param("domain", domain)
                .query(Boolean.class)
                .single();
    }

    /** Writes it, or agrees to what waits; what acts stays as it is. */
    void addDomain(CollectivityId collectivity, String domain, Actor by, Instant at, boolean agreed) {
        jdbc.sql("""
                        insert into collectivity_domain
                            (collectivity, domain, added_by_id, added_by, added_in, added_at, acts_since)
                        values (:collectivity, :domain, :byId, :by, :in, :at, :since)
                        on conflict (collectivity, domain) do update
                        set acts_since = excluded.acts_since, agreed_by_id = excluded.added_by_id,
                            agreed_by = excluded.added_by
                        where collectivity_domain.acts_since is null and excluded.acts_since is not null
                        """)
                .param("collectivity", collectivity.toString())
                .param("domain", domain)
                .param("byId", by.id().value())
                .param("by", by.name())
                .param("in", Naming.place(by))
                .param("at", Timestamp.from(at))
                .param("since", agreed ? Timestamp.from(at) : null)
                .update();
    }

    void removeDomain(CollectivityId collectivity, String domain) {
        jdbc.sql("delete from collectivity_domain where collectivity = :collectivity and domain = :domain")
                .param("collectivity", collectivity.toString())
                .param("domain", domain)
                .update();
    }

    List<Spokespeople.Domain> domains() {
        return domains("order by collectivity, domain", "", "");
    }

    Optional<Spokespeople.Domain> domain(CollectivityId collectivity, String domain) {
        return domains("where collectivity = :place and domain = :key", collectivity.toString(), domain).stream()
                .findFirst();
    }

    private List<Spokespeople.Domain> domains(String which, String place, String key) {
        return jdbc.sql(
                        "select collectivity, domain, added_by_id as by_id, added_by as by, added_in as place, added_at as at,"
                                + " agreed_by, acts_since from collectivity_domain " + which)
                .param("place", place)
                .param("key", key)
                .query((row, ignored) -> new Spokespeople.Domain(
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow(),
                        row.getString("domain"),
                        naming(row)))
                .list();
    }

    private static Naming naming(ResultSet row) throws SQLException {
        Timestamp since = row.getTimestamp("acts_since");
        long by = row.getLong("by_id");
        return new Naming(
                row.wasNull() ? null : by,
                row.getString("by"),
                row.getString("place"),
                row.getTimestamp("at").toInstant(),
                row.getString("agreed_by"),
                since == null ? null : since.toInstant());
    }

    /** Writes it, or agrees to what waits; of what acts, the name alone changes. */
    void addReferent(
            CollectivityId collectivity, EmailAddress email, String name, Actor by, Instant at, boolean agreed) {
        jdbc.sql("""
                        insert into collectivity_referent as r
                            (collectivity, email, name, named_by_id, named_by, named_in, named_at, acts_since)
                        values (:collectivity, :email, :name, :byId, :by, :in, :at, :since)
                        on conflict (collectivity, email) do update
                        set name = excluded.name,
                            agreed_by_id = case when r.acts_since is null and excluded.acts_since is not null
                                then excluded.named_by_id else r.agreed_by_id end,
                            agreed_by = case when r.acts_since is null and excluded.acts_since is not null
                                then excluded.named_by else r.agreed_by end,
                            acts_since = coalesce(r.acts_since, excluded.acts_since)
                        """)
                .param("collectivity", collectivity.toString())
                .param("email", email.value())
                .param("name", name)
                .param("byId", by.id().value())
                .param("by", by.name())
                .param("in", Naming.place(by))
                .param("at", Timestamp.from(at))
                .param("since", agreed ? Timestamp.from(at) : null)
                .update();
    }

    void removeReferent(CollectivityId collectivity, EmailAddress email) {
        jdbc.sql("delete from collectivity_referent where collectivity = :collectivity and email = :email")
                .param("collectivity", collectivity.toString())
                .param("email", email.value())
                .update();
    }

    List<Spokespeople.Referent> referents() {
        return referents("order by collectivity, email", "", "");
    }

    /** Those who act. */
    List<Spokespeople.Referent> referentsOf(CollectivityId collectivity) {
        return referents(
                "where collectivity = :place and acts_since is not null order by email", collectivity.toString(), "");
    }

    /** What this person acts for. */
    List<Spokespeople.Referent> referentOf(EmailAddress email) {
        return referents("where email = :key and acts_since is not null order by collectivity", "", email.value());
    }

    Optional<Spokespeople.Referent> referent(CollectivityId collectivity, EmailAddress email) {
        return referents("where collectivity = :place and email = :key", collectivity.toString(), email.value())
                .stream()
                .findFirst();
    }

    private List<Spokespeople.Referent> referents(String which, String place, String key) {
        return jdbc.sql(
                        "select collectivity, email, name, named_by_id as by_id, named_by as by, named_in as place, named_at as at,"
                                + " agreed_by, acts_since from collectivity_referent " + which)
                .param("place", place)
                .param("key", key)
                .query((row, ignored) -> new Spokespeople.Referent(
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow(),
                        new EmailAddress(row.getString("email")),
                        row.getString("name"),
                        naming(row)))
                .list();
    }

    /** Who and what waits for somebody of another incubator, from the oldest. One statement. */
    List<Spokespeople.Proposed> waiting() {
        return jdbc.sql("""
                        select collectivity, name || ' <' || email || '>' as who, named_by_id as by_id, named_by as by,
                               named_in as place, named_at as at, agreed_by, acts_since
                        from collectivity_referent where acts_since is null
                        union all
                        select collectivity, '@' || domain, added_by_id, added_by, added_in, added_at, agreed_by, acts_since
                        from collectivity_domain where acts_since is null
                        order by at, who limit 200
                        """)
                .query((row, ignored) -> new Spokespeople.Proposed(
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow(),
                        row.getString("who"),
                        naming(row)))
                .list();
    }
}
