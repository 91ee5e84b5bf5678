package org.terreau.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.web.Brand;

/**
 * Delivers the outbox. Without an SMTP server (demonstration), a message counts as delivered once it can be read at
 * `/boite-aux-lettres`.
 */
@Configuration
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final JdbcOutbox outbox;
    private final ObjectProvider<JavaMailSender> sender;
    private final TransactionTemplate transaction;
    private final Brand brand;

    Delivery(JdbcOutbox outbox, ObjectProvider<JavaMailSender> sender, TransactionTemplate transaction, Brand brand) {
        this.outbox = outbox;
        this.sender = sender;
        this.transaction = transaction;
        this.brand = brand;
    }

    @Bean
    RecurringTask<Void> deliverMail(@Value("${terreau.mail.delivery-interval:2s}") Duration interval) {
        return Tasks.recurring("deliver-mail", FixedDelay.of(interval)).execute((instance, context) -> deliverAll());
    }

    @Bean
    RecurringTask<Void> forgetOldMail(@Value("${terreau.mail.retention:90d}") Duration retention, Clock clock) {
        return Tasks.recurring("forget-old-mail", FixedDelay.ofHours(24))
                .execute((instance, context) ->
                        outbox.deleteSentBefore(clock.instant().minus(retention)));
    }

    private void deliverAll() {
        while (Boolean.TRUE.equals(transaction.execute(status -> deliverOne()))) {}
    }

    private boolean deliverOne() {
        return outbox.takeDue()
                .map(entry -> {
                    try {
                        JavaMailSender smtp = sender.getIfAvailable();
                        if (smtp != null) smtp.send(mime(smtp, entry));
                        outbox.sent(entry.id());
                    } catch (MailException | MessagingException refused) {
                        Duration wait = Duration.ofMinutes(1L << Math.min(entry.tries(), 10));
                        outbox.failed(
                                entry.id(),
                                String.valueOf(refused.getMessage()),
                                wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
                        log.warn(
                                "Message {} not delivered, next try in {}: {}", entry.id(), wait, refused.getMessage());
                    }
                    return true;
                })
                .orElse(false);
    }

    private MimeMessage mime(JavaMailSender smtp, OutboxReader.Entry entry) throws MessagingException {
        MimeMessage message = smtp.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(brand.contact());
        helper.setTo(entry.to());
        helper.setSubject(entry.subject());
        helper.setText(entry.text());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (entry.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + entry.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setHeader("X-Terreau-Message", Long.toString(entry.id()));
        return message;
    }
}
