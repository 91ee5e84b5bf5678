package org.terreau.territory;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.Stale;

/** The SQL of syndicats. */
@Repository
class JdbcSyndicats {

    private final JdbcClient jdbc;

    JdbcSyndicats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Syndicat> all() {
        return jdbc.sql("""
                        select s.siren, s.name, s.kind, s.version,
                               array(select m.collectivity from syndicat_member m
                                     where m.siren = s.siren order by m.position) as members
                        from syndicat s order by s.siren
                        """)
                .query((row, ignored) -> new Syndicat(
                        new Siren(row.getString("siren")),
                        row.getString("name"),
                        SyndicatKind.find(row.getString("kind")).orElse(SyndicatKind.OTHER),
                        List.of((String[]) row.getArray("members").getArray()).stream()
                                .flatMap(written -> CollectivityId.parse(Objects.requireNonNull(written)).stream())
                                .toList(),
                        row.getLong("version")))
                .list();
    }

    /** False when it is entered already. */
    boolean insert(Syndicat syndicat, String by, Instant at) {
        boolean added = jdbc.sql("""
                                insert into syndicat (siren, name, kind, entered_by, entered_at)
                                values (:siren, :name, :kind, :by, :at) on conflict do nothing
                                """)
                        .param("siren", syndicat.siren().digits())
                        .param("name", syndicat.name())
                        .param("kind", syndicat.kind().code())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
        if (added) insertMembers(syndicat);
        return added;
    }

    void update(Syndicat syndicat) {
        int changed = jdbc.sql("""
                        update syndicat set name = :name, kind = :kind, version = version + 1
                        where siren = :siren and version = :version
                        """)
                .param("name", syndicat.name())
                .param("kind", syndicat.kind().code())
                .param("siren", syndicat.siren().digits())
                .param("version", syndicat.version())
                .update();
        if (changed == 0) throw new Stale("syndicat", syndicat.siren(), syndicat.version());
        jdbc.sql("delete from syndicat_member where siren = :siren")
                .param("siren", syndicat.siren().digits())
                .update();
        insertMembers(syndicat);
    }

    void delete(Syndicat syndicat) {
        int deleted = jdbc.sql("delete from syndicat where siren = :siren and version = :version")
                .param("siren", syndicat.siren().digits())
                .param("version", syndicat.version())
                .update();
        if (deleted == 0) throw new Stale("syndicat", syndicat.siren(), syndicat.version());
    }

    private void insertMembers(Syndicat syndicat) {
        jdbc.sql("""
                        insert into syndicat_member (siren, position, collectivity)
                        select :siren, at, place from unnest(:places) with ordinality member (place, at)
                        on conflict do nothing
                        """)
                .param("siren", syndicat.siren().digits())
                .param(
                        "places",
                        syndicat.members().stream()
                                .map(CollectivityId::toString)
                                .toArray(String[]::new))
                .update();
    }
}
