package org.terreau.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.shared.EmailAddress;
import org.terreau.support.ApplicationTest;

/** In an application where no SMTP server is set; it is no demonstration. */
@ApplicationTest
class DeliveryTests {

    private final Outbox outbox;
    private final OutboxReader reader;
    private final Smtp smtp;
    private final JdbcOutbox messages;
    private final MessageSource words;
    private final JdbcClient jdbc;

    DeliveryTests(
            Outbox outbox, OutboxReader reader, Smtp smtp, JdbcOutbox messages, MessageSource words, JdbcClient jdbc) {
        this.outbox = outbox;
        this.reader = reader;
        this.smtp = smtp;
        this.messages = messages;
        this.words = words;
        this.jdbc = jdbc;
    }

    private long rounds() {
        return jdbc.sql("select version from scheduled_tasks where task_name = 'deliver-mail'")
                .query(Long.class)
                .single();
    }

    @Test
    void withoutAServerMessagesWaitAndTheStartSaysSo() {
        outbox.send(new Message(new EmailAddress("attend@courrier.test"), "essai", "Des nouvelles", "Voici."));
        long before = rounds();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> rounds() > before + 5);
        assertThat(reader.entries("attend@courrier.test", 1).items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.sentAt()).isNull();
                    assertThat(entry.tries()).isZero();
                });
        assertThat(new WaitingMail(smtp, messages, false, words).lines())
                .singleElement()
                .asString()
                .startsWith("Aucun serveur SMTP n’est réglé (SPRING_MAIL_HOST)")
                .containsPattern("(un message attend|messages attendent) dans la boîte d’envoi\\.$");
        assertThat(words.getMessage("mail.waiting", new Object[] {0L}, Locale.FRENCH))
                .contains("aucun n’attend");
        assertThat(new WaitingMail(smtp, messages, true, words).lines()).isEmpty();
    }

    @Test
    void whatOneTakesNobodyElseTakesUntilItsTimeIsOver() {
        outbox.send(new Message(new EmailAddress("pris@courrier.test"), "essai", "Des nouvelles", "Voici."));
        jdbc.sql("update mail_outbox set next_try_at = '2020-01-01' where recipient = 'pris@courrier.test'")
                .update();
        assertThat(messages.take(Duration.ofMinutes(5)))
                .hasValueSatisfying(taken -> assertThat(taken.to()).isEqualTo("pris@courrier.test"));
        jdbc.sql(
                        "update mail_outbox set next_try_at = now() + interval '1 day' where recipient <> 'pris@courrier.test'")
                .update();
        assertThat(messages.take(Duration.ofMinutes(5))).isEmpty();
    }
}
