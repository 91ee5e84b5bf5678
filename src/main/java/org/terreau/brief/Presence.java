package org.terreau.brief;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
    private final JdbcPresence stored;
    private final Clock clock;

    Presence(Applications applications, JdbcBriefs briefs, JdbcPresence stored, Clock clock) {
        this.applications = applications;
        this.briefs = briefs;
        this.stored = stored;
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
        stored.here(id, part, actor, clock.instant());
        return others(dossier, actor);
    }

    /** The others who are here now, then those who saved in the last minutes. */
    @Transactional(readOnly = true)
    public List<Someone> others(DossierRecord dossier, Actor actor) {
        Instant now = clock.instant();
        return stored.others(dossier, actor, now.minus(HERE), now.minus(LATELY));
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
        return stored.reads(dossier, actor, now, now.minus(SAME_READING))
                .filter(reading -> reading.version() > 0 && reading.version() < dossier.version());
    }

    @Transactional
    void forget() {
        Instant now = clock.instant();
        stored.forgetSeenBefore(now.minus(LATELY));
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
