package org.terreau.today;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Turns;
import org.terreau.shared.Words;

/**
 * Tells each person, on Mondays, of what waits for them: the lines of the page. One transaction a person: a process that is
 * killed has told some and not the others, and the next run goes on with these.
 */
@Service
public class MondayLetters {

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final Duration LINKS_KEPT = Duration.ofDays(90);

    private final JdbcMondayLetters stored;
    private final Today today;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MondayLetters(
            JdbcMondayLetters stored,
            Today today,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            TransactionTemplate transaction,
            Clock clock) {
        this.stored = stored;
        this.today = today;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean wanted(Actor actor) {
        return stored.wanted(actor.id());
    }

    @Transactional
    public void want(boolean wanted, Actor actor) {
        stored.want(actor.id(), wanted);
    }

    /** By the link of a letter, whose key says whose it is. */
    @Transactional
    public void stop(SecretToken key) {
        stored.want(stored.holder(key).orElseThrow(() -> new NotFound("letter", "link")), false);
    }

    /** Sends the letters of this week that did not leave yet: on Monday, or on the next day on which the program runs. */
    void send() {
        Turns.each(accounts.all(), this::sendTo);
    }

    /** @return whether it left; it does not when nothing waits, nor twice for a week */
    boolean sendTo(AccountId reader) {
        LocalDate day = Paris.today(clock);
        LocalDate week = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Boolean.TRUE.equals(transaction.execute(status -> send(reader, week, day)));
    }

    private boolean send(AccountId reader, LocalDate week, LocalDate day) {
        LocalDate known = newcomersKnown(week, day);
        Accounts.Account account = accounts.byId(reader).orElse(null);
        if (account == null || !stored.take(reader, week, known)) return false;
        Actor actor = new Actor(account.id(), account.email(), account.name(), account.grants());
        Words words = languages.in(account.language());
        Today.Waiting waiting = today.waiting(Today.Wanted.ALL, actor, words);
        if (waiting.nothing()) return false;
        SecretToken key = SecretToken.draw();
        stored.sent(reader, key, clock.instant());
        String stop = words.baseUrl() + "/lettre-du-lundi/" + key.value() + "/arret";
        outbox.send(new Message(
                        account.email(),
                        "today-monday",
                        words.t("today.mail.subject", waiting.lines().count()),
                        words.t(
                                "today.mail.text",
                                account.name(),
                                MondayLetter.text(waiting, today.week(actor, words), words),
                                words.baseUrl() + "/aujourdhui",
                                stop))
                .stoppedAt(stop));
        return true;
    }

    /** Somebody who came since Monday waits for the next one. */
    private static LocalDate newcomersKnown(LocalDate week, LocalDate day) {
        return day.equals(week) ? week.minusWeeks(1) : week;
    }

    int forgetOldLinks() {
        return stored.forgetSentBefore(clock.instant().minus(LINKS_KEPT));
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> sendMondayLetters(MondayLetters letters) {
            return Tasks.recurring("today-letters", Schedules.daily(Paris.ZONE, MORNING))
                    .execute((instance, context) -> {
                        letters.send();
                        letters.forgetOldLinks();
                    });
        }
    }
}
