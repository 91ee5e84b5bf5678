package org.terreau.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Dossiers;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;

/**
 * Tells by e-mail that messages wait. The first one starts a delay; when it ends, one e-mail holds all that was written
 * in between and was not read on the site. What is read, deleted or muted before is not sent.
 */
@Component
class MessageNotices {

    private static final int EXCERPT = 400;

    private final JdbcMessages messages;
    private final Dossiers dossiers;
    private final Applications applications;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final TransactionTemplate transaction;
    private final Duration delay;

    MessageNotices(
            JdbcMessages messages,
            Dossiers dossiers,
            Applications applications,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            TransactionTemplate transaction,
            @Value("${terreau.messages.delay:5m}") Duration delay) {
        this.messages = messages;
        this.dossiers = dossiers;
        this.applications = applications;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.transaction = transaction;
        this.delay = delay;
    }

    /** Sends what is due, one reader a transaction. */
    void sendDue(Instant now) {
        while (Boolean.TRUE.equals(transaction.execute(status -> sendOne(now.minus(delay))))) {}
    }

    private boolean sendOne(Instant before) {
        JdbcMessages.Waiting waiting = messages.takeWaiting(before).orElse(null);
        if (waiting == null) return false;
        long last = Math.max(waiting.reader().readUpTo(), waiting.reader().mailedUpTo());
        DossierRecord dossier = dossiers.find(waiting.dossier()).orElse(null);
        Accounts.Account account = accounts.byId(waiting.reader().account()).orElse(null);
        if (dossier != null && account != null) {
            boolean staff = applications.staff(
                    dossier, new Actor(account.id(), account.email(), account.name(), account.grants()));
            boolean concerned = staff || account.id().equals(dossier.applicantId());
            List<Conversation.Entry> unread =
                    concerned ? messages.after(dossier.id(), last, staff, account.id()) : List.of();
            if (!unread.isEmpty()) {
                send(dossier, account, unread);
                last = unread.get(unread.size() - 1).id();
            }
        }
        messages.told(waiting, last);
        return true;
    }

    private void send(DossierRecord dossier, Accounts.Account account, List<Conversation.Entry> unread) {
        Words words = languages.in(account.language());
        String title = dossier.title().isBlank()
                ? words.t("dossier.untitled")
                : dossier.title().replaceAll("\\s+", " ").strip();
        StringBuilder texts = new StringBuilder();
        for (Conversation.Entry entry : unread)
            texts.append(words.t(
                            entry.internal() ? "exchange.mail.messages.note" : "exchange.mail.messages.one",
                            entry.author(),
                            words.moment(entry.at()),
                            entry.text().isEmpty() ? words.t("exchange.mail.messages.files") : excerpt(entry.text())))
                    .append("\n\n");
        String page = words.baseUrl() + dossier.path() + "/messages";
        outbox.send(new Message(
                account.email(),
                "dossier-messages",
                words.t("exchange.mail.messages.subject", unread.size(), title),
                words.t(
                        "exchange.mail.messages.text",
                        account.name(),
                        title,
                        texts.toString().strip(),
                        page + "#repondre",
                        page + "#suivre")));
    }

    private static String excerpt(String text) {
        if (text.length() <= EXCERPT) return text;
        int end = text.lastIndexOf(' ', EXCERPT);
        return text.substring(0, end < EXCERPT / 2 ? EXCERPT : end).strip() + " […]";
    }

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> sendMessageNotices(MessageNotices notices, Clock clock) {
            return Tasks.recurring("send-message-notices", FixedDelay.ofSeconds(30))
                    .execute((instance, context) -> notices.sendDue(clock.instant()));
        }
    }
}
