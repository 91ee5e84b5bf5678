package org.terreau.brief;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;

/** The SQL of who has a brief open, and of how far each one has read it. */
@Repository
class JdbcPresence {

    private final JdbcClient jdbc;

    JdbcPresence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void here(DossierId id, Brief.@Nullable Part part, Actor actor, Instant at) {
        jdbc.sql("""
                        insert into dossier_presence (dossier_id, account_id, name, part, seen_at)
                        values (:dossier, :account, :name, :part, :now)
                        on conflict (dossier_id, account_id)
                        do update set name = excluded.name, part = excluded.part, seen_at = excluded.seen_at
                        """)
                .param("dossier", id.value())
                .param("account", actor.id().value())
                .param("name", actor.name())
                .param("part", part == null ? "" : part.code())
                .param("now", Timestamp.from(at))
                .update();
    }

    /** The others who are here since a moment, then those who saved since another one. */
    List<Presence.Someone> others(DossierRecord dossier, Actor actor, Instant here, Instant lately) {
        return jdbc.sql("""
                        select name, part, null::timestamptz as saved_at
                        from dossier_presence
                        where dossier_id = :dossier and account_id <> :account and seen_at > :here
                        union all
                        (select author, '', max(saved_at) from brief_revision
                         where dossier_id = :dossier and author_id <> :account and saved_at > :lately and version > 1
                           and author_id not in (select account_id from dossier_presence
                                                 where dossier_id = :dossier and seen_at > :here)
                         group by author_id, author order by max(saved_at) desc limit 5)
                        """)
                .param("dossier", dossier.id().value())
                .param("account", actor.id().value())
                .param("here", Timestamp.from(here))
                .param("lately", Timestamp.from(lately))
                .query((row, ignored) -> {
                    Timestamp saved = row.getTimestamp("saved_at");
                    return new Presence.Someone(
                            row.getString("name"),
                            Brief.Part.of(row.getString("part")).orElse(null),
                            saved == null ? null : saved.toInstant());
                })
                .list();
    }

    /**
     * Notes a reading of the draft as it is now.
     *
     * @param same since when a reading is still the same one
     * @return where the reading before this one had stopped
     */
    Optional<Presence.Reading> reads(DossierRecord dossier, Actor actor, Instant now, Instant same) {
        return jdbc.sql("""
                        insert into brief_reading as reading
                            (dossier_id, account_id, version, read_at, previous_version, previous_at)
                        values (:dossier, :account, :version, :now, 0, :now)
                        on conflict (dossier_id, account_id) do update set
                            version = excluded.version,
                            read_at = excluded.read_at,
                            previous_version = case when reading.read_at < :same
                                then reading.version else reading.previous_version end,
                            previous_at = case when reading.read_at < :same
                                then reading.read_at else reading.previous_at end
                        returning previous_version, previous_at
                        """)
                .param("dossier", dossier.id().value())
                .param("account", actor.id().value())
                .param("version", dossier.version())
                .param("now", Timestamp.from(now))
                .param("same", Timestamp.from(same))
                .query((row, ignored) -> new Presence.Reading(
                        row.getLong("previous_version"),
                        row.getTimestamp("previous_at").toInstant()))
                .optional();
    }

    void forgetSeenBefore(Instant before) {
        jdbc.sql("delete from dossier_presence where seen_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
