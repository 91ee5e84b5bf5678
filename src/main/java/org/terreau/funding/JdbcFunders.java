package org.terreau.funding;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Plain;

/** The SQL of who funders are. */
@Repository
class JdbcFunders {

    private final JdbcClient jdbc;

    JdbcFunders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A name as an incubator writes it, in plain letters. */
    record Key(IncubatorId incubator, String name) {

        static Key of(IncubatorId incubator, String written) {
            return new Key(incubator, Plain.text(written));
        }
    }

    Map<Key, FunderIdentity> all() {
        Map<Key, FunderIdentity> all = new HashMap<>();
        jdbc.sql("select incubator_id, name, organisation_id, siret, version from funder_identity")
                .query(row -> {
                    all.put(
                            new Key(new IncubatorId(row.getString("incubator_id")), row.getString("name")),
                            new FunderIdentity(
                                    row.getString("organisation_id"), row.getString("siret"), row.getLong("version")));
                });
        return Map.copyOf(all);
    }

    /** Those of contributions of which somebody said it, by their numbers. */
    Map<Long, Funders.Act> acts() {
        Map<Long, Funders.Act> acts = new HashMap<>();
        jdbc.sql("""
                        select id, funder_kind, agreement,
                            coalesce(nullif(t.published_at, ''),
                                case when proof ~* '^https?://[^[:space:]]+$' then proof else '' end) as address
                        from contribution left join agreement_terms t on t.contribution_id = id
                        where replaced_by is null
                            and (funder_kind <> '' or agreement <> '' or proof <> '' or t.published_at <> '')
                        """).query(row -> {
            acts.put(
                    row.getLong("id"),
                    new Funders.Act(
                            row.getString("funder_kind"), row.getString("agreement"), row.getString("address")));
        });
        return acts;
    }

    /** False when somebody said otherwise since this version. */
    boolean store(Key key, String organisation, String siret, long version) {
        jdbc.sql("""
                        insert into funder_identity (incubator_id, name) values (:incubator, :name) on conflict do nothing
                        """)
                .param("incubator", key.incubator().value())
                .param("name", key.name())
                .update();
        return jdbc.sql("""
                        update funder_identity set organisation_id = :organisation, siret = :siret, version = version + 1
                        where incubator_id = :incubator and name = :name and version = :version
                        """)
                        .param("organisation", organisation)
                        .param("siret", siret)
                        .param("incubator", key.incubator().value())
                        .param("name", key.name())
                        .param("version", version)
                        .update()
                == 1;
    }
}
