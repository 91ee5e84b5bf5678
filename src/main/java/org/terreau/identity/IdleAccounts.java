package org.terreau.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.web.KeptData;

/**
 * Accounts that nobody signs in to: their holders are asked whether they still want them; without an answer their roles are
 * withdrawn and they are closed. Asking for a sign-in link opens a closed one again, without the roles.
 */
@Service
class IdleAccounts {

    /** A day; a catalogue may have brought thousands. */
    private static final int MOST = 200;

    private final JdbcAccounts stored;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;
    private final Period idle;
    private final Period notice;

    IdleAccounts(
            JdbcAccounts stored,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock,
            @Value("${terreau.accounts.idle}") Period idle,
            @Value("${terreau.accounts.notice}") Period notice) {
        this.stored = stored;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
        this.idle = idle;
        this.notice = notice;
    }

    /** Asks those whose account has been idle for long enough, and closes the accounts of those who did not come. */
    @Transactional
    public void run() {
        for (Accounts.Account account : stored.askedInVainBefore(before(notice), MOST)) close(account);
        for (Accounts.Account account : stored.idleSince(before(idle), MOST)) ask(account);
    }

    private Instant before(Period time) {
        return Paris.today(clock).minus(time).atStartOfDay(Paris.ZONE).toInstant();
    }

    private void ask(Accounts.Account account) {
        stored.toldIdle(account.id(), clock.instant());
        Words words = languages.in(account.language());
        outbox.send(new Message(
                account.email(),
                "account-idle",
                words.t("identity.mail.idle.subject"),
                words.t(
                        "identity.mail.idle.text",
                        account.name(),
                        Paris.today(clock).plus(notice).plusDays(1),
                        links.leadingTo(account.id(), "/"),
                        words.baseUrl() + "/mes-donnees")));
    }

    /** The last administrator stays: nobody else could name another. */
    private void close(Accounts.Account account) {
        if (stored.onlyAdministrator(account.id())) return;
        for (Grant grant : account.grants()) stored.revoke(account.id(), grant, null);
        stored.closeIdle(account.id(), clock.instant());
        audit.record(Audit.Who.PROGRAM, "identity.account-closed", "account:" + account.id(), Map.of());
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData accountKept(@Value("${terreau.accounts.idle}") Period idle) {
            return new KeptData(10, "identity.account", KeptData.Basis.PUBLIC_MISSION, idle);
        }

        @Bean
        RecurringTask<Void> closeIdleAccounts(IdleAccounts accounts) {
            return Tasks.recurring("identity-idle-accounts", Schedules.daily(Paris.ZONE, LocalTime.of(7, 15)))
                    .execute((instance, context) -> accounts.run());
        }
    }
}
