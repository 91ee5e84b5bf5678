package org.terreau.brief;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.shared.Paris;

/** Who has a brief open at this moment, who saved it lately, and up to where each one has read it. */
@Service
public class Presence {

    private static final Duration HERE = Duration.ofSeconds(50);
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final Duration SAME_READING = Duration.ofHours(1);
    private static final Duration REVISIONS_KEPT = Duration.ofDays(90);

    private final Applications applications;
    private final JdbcBriefs briefs;
    private final JdbcClient jdbc;
    private final Clock clock;

    Presence(Applications applications, JdbcBriefs briefs, JdbcClient jdbc, Clock clock) {
        this.applications = applications;
        this.briefs = briefs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody else.
     *
     * @param part where they write; null when they only have the page open
     * @param savedAt when they saved last; null when they are here now
     */
    public record Someone(
            String name,
            Brief.@Nullable Part part,
            @Nullable Instant savedAt) {}

    /** Says that this person is here, and tells who else is. */
    @Transactional
    public List<Someone> here(DossierId id, Brief.@Nullable Part part, Actor actor) {
        DossierRecord dossier = applications.readToWrite(id, actor);
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
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return others(dossier, actor);
    }

    /** The others who are here now, then those who saved in the last minutes. */
    @Transactional(readOnly = true)
    public List<Someone> others(DossierRecord dossier, Actor actor) {
        Instant now = clock.instant();
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
                .param("here", Timestamp.from(now.minus(HERE)))
                .param("lately", Timestamp.from(now.minus(LATELY)))
                .query((row, ignored) -> {
                    Timestamp saved = row.getTimestamp("saved_at");
                    return new Someone(
                            row.getString("name"),
                            Brief.Part.of(row.getString("part")).orElse(null),
                            saved == null ? null : saved.toInstant());
                })
                .list();
    }

    /** Up to which version of the draft somebody had read when this reading began. */
    public record Reading(long version, Instant at) {}

    /**
     * Notes that this person reads the draft as it is now.
     *
     * @return where their reading before this one had stopped; empty when it is the first
     */
    @Transactional
    public Optional<Reading> reads(DossierRecord dossier, Actor actor) {
        Instant now = clock.instant();
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
                .param("same", Timestamp.from(now.minus(SAME_READING)))
                .query((row, ignored) -> new Reading(
                        row.getLong("previous_version"),
                        row.getTimestamp("previous_at").toInstant()))
                .optional()
                .filter(reading -> reading.version() > 0 && reading.version() < dossier.version());
    }

    @Transactional
    void forget() {
        Instant now = clock.instant();
        jdbc.sql("delete from dossier_presence where seen_at < :before")
                .param("before", Timestamp.from(now.minus(LATELY)))
                .update();
        briefs.forgetRevisions(now.minus(REVISIONS_KEPT));
    }

    @Configuration
    static class Forgetting {

        @Bean
        RecurringTask<Void> forgetOldPresence(Presence presence) {
            return Tasks.recurring("dossier-presence", Schedules.daily(Paris.ZONE, LocalTime.of(3, 40)))
                    .execute((instance, context) -> presence.forget());
        }
    }
}
