package org.terreau.mail;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.launch.Welcome;

/** Says to whoever starts the program that no message leaves, as long as no SMTP server is set. */
@Component
class WaitingMail implements Welcome {

    private final Smtp smtp;
    private final JdbcOutbox outbox;
    private final boolean demonstration;
    private final MessageSource messages;

    WaitingMail(Smtp smtp, JdbcOutbox outbox, @Value("${terreau.demo}") boolean demonstration, MessageSource messages) {
        this.smtp = smtp;
        this.outbox = outbox;
        this.demonstration = demonstration;
        this.messages = messages;
    }

    @Override
    public List<String> lines() {
        if (smtp.set() || demonstration) return List.of();
        return List.of(messages.getMessage("mail.waiting", new Object[] {outbox.waiting()}, Locale.FRENCH));
    }
}
