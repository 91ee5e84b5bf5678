package org.terreau.follow;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;

/**
 * The e-mails that tell followers what happened. One transaction a follower: a process that is killed has told some
 * and not the others, and the next run goes on with these.
 */
@Service
class Digests {

    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final int MOST = 40;
    /** News written by transactions that were still open when the digest was made wait for the next one. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final Duration UNCONFIRMED_KEPT = Duration.ofDays(7);
    private static final Period NEWS_KEPT = Period.ofMonths(24);

    private final JdbcFollow stored;
    private final Outbox outbox;
    private final Languages languages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(JdbcFollow stored, Outbox outbox, Languages languages, TransactionTemplate transaction, Clock clock) {
        this.stored = stored;
        this.outbox = outbox;
        this.languages = languages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sends what is due today; returns how many digests left. */
    int sendDue() {
        Instant until = clock.instant().minus(SETTLED);
        LocalDate today = Paris.today(clock);
        List<Rhythm> due = Arrays.stream(Rhythm.values())
                .filter(rhythm -> rhythm.leavesOn(today))
                .toList();
        int sent = 0;
        while (true) {
            Optional<Boolean> told = Objects.requireNonNull(
                    transaction.execute(status -> stored.takeDue(due, until).map(follower -> tell(follower, until))));
            if (told.isEmpty()) return sent;
            if (told.get()) sent++;
        }
    }

    private boolean tell(JdbcFollow.Follower follower, Instant until) {
        List<News> news = stored.newsFor(follower.id(), follower.toldUntil(), until, MOST + 1);
        stored.toldUntil(follower.id(), until);
        if (news.isEmpty()) return false;
        Words words = languages.in(follower.language());
        String manage = words.baseUrl() + "/suivi/" + follower.key();
        StringBuilder lines = new StringBuilder();
        for (News one : news.subList(0, Math.min(MOST, news.size())))
            lines.append("- ")
                    .append(words.t("follow.news." + one.kind(), one.title()))
                    .append("\n  ")
                    .append(words.baseUrl())
                    .append(one.path())
                    .append('\n');
        if (news.size() > MOST) lines.append(words.t("follow.mail.digest.more")).append('\n');
        outbox.send(new Message(
                        follower.email(),
                        "follow-digest",
                        words.t("follow.mail.digest.subject", Math.min(MOST, news.size())),
                        words.t("follow.mail.digest.text", lines.toString(), manage))
                .stoppedAt(manage + "/arret"));
        return true;
    }

    int forgetOld() {
        Instant now = clock.instant();
        return stored.forgetUnconfirmedBefore(now.minus(UNCONFIRMED_KEPT))
                + stored.forgetNewsBefore(
                        now.atZone(Paris.ZONE).minus(NEWS_KEPT).toInstant());
    }

    @Configuration
    static class Schedule {

        @Bean
        RecurringTask<Void> sendDigests(Digests digests) {
            return Tasks.recurring("follow-digests", Schedules.daily(Paris.ZONE, MORNING))
                    .execute((instance, context) -> digests.sendDue());
        }

        @Bean
        RecurringTask<Void> forgetOldNews(Digests digests) {
            return Tasks.recurring("follow-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 40)))
                    .execute((instance, context) -> digests.forgetOld());
        }
    }
}
