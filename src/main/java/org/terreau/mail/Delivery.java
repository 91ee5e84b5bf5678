package org.terreau.mail;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.web.KeptData;

/**
 * Delivers the outbox, each message outside any transaction: it is taken, sent, then marked, so that a program that is
 * killed in between sends it once more at most, under the same Message-ID. Its text is erased once it has left. Without an SMTP server messages wait; in demonstration mode
 * they count as delivered once they can be read at `/boite-aux-lettres`.
 */
@Configuration
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration TAKEN = Smtp.LONGEST.plusSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** How long a message that is refused for now is tried. */
    private static final Duration LONGEST_TRIED = Duration.ofDays(3);

    /** How long the text of a message that is tried no more is kept, to be sent again. */
    private static final Duration KEPT_REFUSED = Duration.ofDays(3);

    /** After so many tries without an answer, a message lets others go first. */
    private static final int IN_A_ROW = 10;

    private static final Duration LONGEST_WITHOUT_ANSWER = Duration.ofMinutes(15);

    /** How long a server that takes no message is left alone: sign-in links do not live long. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final JdbcOutbox outbox;
    private final Smtp smtp;
    private final boolean demonstration;
    private final Clock clock;
    private volatile Instant pausedUntil = Instant.MIN;

    Delivery(JdbcOutbox outbox, Smtp smtp, @Value("${terreau.demo}") boolean demonstration, Clock clock) {
        this.outbox = outbox;
        this.smtp = smtp;
        this.demonstration = demonstration;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> deliverMail(@Value("${terreau.mail.delivery-interval:2s}") Duration interval) {
        return Tasks.recurring("deliver-mail", FixedDelay.of(interval))
                .execute((instance, context) -> deliverAll(context.getSchedulerState()));
    }

    @Bean
    RecurringTask<Void> forgetOldMail(@Value("${terreau.mail.retention:90d}") Duration retention) {
        return Tasks.recurring("forget-old-mail", FixedDelay.ofHours(24))
                .execute(
                        (instance, context) -> outbox.deleteOver(clock.instant().minus(retention)));
    }

    @Bean
    RecurringTask<Void> eraseMailTexts() {
        return Tasks.recurring("erase-mail-texts", FixedDelay.ofHours(1)).execute((instance, context) -> erase());
    }

    void erase() {
        if (smtp.set()) outbox.eraseSent();
        outbox.eraseRefusedBefore(clock.instant().minus(KEPT_REFUSED));
    }

    @Bean
    static KeptData lettersKept(@Value("${terreau.mail.retention:90d}") Duration retention) {
        return new KeptData(800, "mail.letters", KeptData.Basis.PUBLIC_MISSION, retention);
    }

    private void deliverAll(SchedulerState program) {
        if (!smtp.set() && !demonstration) return;
        while (!program.isShuttingDown() && !clock.instant().isBefore(pausedUntil)) {
            Optional<OutboxReader.Entry> due = outbox.take(TAKEN);
            if (due.isEmpty()) return;
            deliver(due.get());
        }
    }

    void deliver(OutboxReader.Entry entry) {
        try {
            if (smtp.set()) smtp.send(entry);
            outbox.sent(entry.id());
            if (smtp.set()) outbox.erase(entry.id());
        } catch (Smtp.NotSent failure) {
            String why = String.valueOf(failure.getMessage());
            if (failure.refusal() == Smtp.Refusal.FOR_GOOD || over(entry, failure.refusal())) {
                outbox.refused(entry.id(), why);
                log.warn("Message {} refused for good after {} tries: {}", entry.id(), entry.tries() + 1, why);
                return;
            }
            boolean refused = failure.refusal() != Smtp.Refusal.NONE;
            Duration wait = refused ? afterRefusal(entry.tries()) : withoutAnswer(entry.tries());
            if (!refused) pausedUntil = clock.instant().plus(PAUSE);
            outbox.failed(entry.id(), why, wait);
            log.warn("Message {} not delivered, next try in {}: {}", entry.id(), wait, why);
        }
    }

    /** Refused for days; or left without an answer for days while the server answered of others. */
    private boolean over(OutboxReader.Entry entry, Smtp.Refusal refusal) {
        return entry.triedSince().plus(LONGEST_TRIED).isBefore(clock.instant())
                && (refusal == Smtp.Refusal.FOR_NOW || outbox.laterOnesLeft(entry.id()));
    }

    /** A server that is away is asked often; one message that it does not bear does not keep it from others. */
    private static Duration withoutAnswer(int tries) {
        if (tries < IN_A_ROW) return PAUSE;
        Duration wait = afterRefusal(tries - IN_A_ROW);
        return wait.compareTo(LONGEST_WITHOUT_ANSWER) > 0 ? LONGEST_WITHOUT_ANSWER : wait;
    }

    private static Duration afterRefusal(int tries) {
        Duration wait = Duration.ofMinutes(1L << Math.min(tries, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
