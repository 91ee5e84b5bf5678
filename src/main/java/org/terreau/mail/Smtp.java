package org.terreau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.terreau.web.Brand;
import org.terreau.web.OutwardThreads;

/**
 * The SMTP server, when one is set. It is spoken to under encryption unless a setting says otherwise, and each message
 * has a time limit for connecting, for each answer and in all: past it, the connection is cut.
 */
@Component
class Smtp implements DisposableBean {

    /** How long a message takes at most; whoever took it to send it has let it go after that. */
    static final Duration LONGEST = Duration.ofSeconds(25);

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(20);

    /** From here on, an answer of SMTP is for good. */
    private static final int PERMANENT = 500;

    private final @Nullable JavaMailSenderImpl sender;
    private final Brand brand;
    private final LetterPage pages;
    private final OpenSockets sockets = new OpenSockets();
    private final OutwardThreads threads;

    @Autowired
    Smtp(
            ObjectProvider<JavaMailSenderImpl> sender,
            Brand brand,
            LetterPage pages,
            @Value("${terreau.mail.tls}") boolean encrypted,
            @Value("${terreau.mail.bounces}") String bounces) {
        this(sender.getIfAvailable(), brand, pages, encrypted, ANSWERING, LONGEST);
        if (this.sender != null && !bounces.isBlank()) tellOfFailures(this.sender, bounces.strip());
    }

    /**
     * @param sender null when no server is set
     * @param encrypted the server must offer STARTTLS, if the connection is not encrypted from its first byte
     */
    Smtp(
            @Nullable JavaMailSenderImpl sender,
            Brand brand,
            LetterPage pages,
            boolean encrypted,
            Duration answering,
            Duration longest) {
        this.sender = sender;
        this.pages = pages;
        this.brand = brand;
        this.threads = new OutwardThreads("smtp", 1, longest);
        if (sender != null) limit(sender, encrypted, answering);
    }

    private void limit(JavaMailSenderImpl to, boolean encrypted, Duration answering) {
        Properties properties = to.getJavaMailProperties();
        String protocol = protocol(to);
        properties.put(protocol + ".connectiontimeout", String.valueOf(CONNECTING.toMillis()));
        properties.put(protocol + ".timeout", String.valueOf(answering.toMillis()));
        properties.put(protocol + ".starttls.enable", String.valueOf(encrypted));
        properties.put(protocol + ".starttls.required", String.valueOf(encrypted));
        properties.put(protocol + ".socketFactory", sockets);
        properties.put(protocol + ".socketFactory.fallback", "false");
    }

    private static String protocol(JavaMailSenderImpl to) {
        return "mail." + (to.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : to.getProtocol());
    }

    /** Asks the servers on the way to write to this address, with the headers, when they fail later (RFC 3461). */
    static void tellOfFailures(JavaMailSenderImpl to, String bounces) {
        Properties properties = to.getJavaMailProperties();
        properties.put(protocol(to) + ".from", bounces);
        properties.put(protocol(to) + ".dsn.notify", "FAILURE");
        properties.put(protocol(to) + ".dsn.ret", "HDRS");
    }

    /** Why a message did not leave. */
    static final class NotSent extends Exception {

        private static final long serialVersionUID = 1L;

        private final Refusal refusal;

        private NotSent(Exception cause, Refusal refusal) {
            super(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), cause);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** What a server that does not take a message says of it. */
    enum Refusal {
        /** Nothing: it takes none. */
        NONE,
        /** It may take it later. */
        FOR_NOW,
        /** It never will. */
        FOR_GOOD
    }

    boolean set() {
        return sender != null;
    }

    void send(OutboxReader.Entry entry) throws NotSent {
        if (sender == null) throw new IllegalStateException("No SMTP server is set");
        JavaMailSenderImpl smtp = sender;
        try {
            threads.call(MessagingException.class, () -> {
                smtp.send(mime(smtp, entry));
                return entry;
            });
        } catch (OutwardThreads.Unanswered late) {
            sockets.cut();
            throw new NotSent(late, Refusal.NONE);
        } catch (MailSendException failure) {
            Exception cause = cause(failure);
            Refusal refusal = refusal(cause);
            throw new NotSent(refusal == Refusal.NONE ? cause : last(cause), refusal);
        } catch (MailAuthenticationException failure) {
            throw new NotSent(failure, Refusal.NONE);
        } catch (MessagingException | MailException unwritable) {
            throw new NotSent(unwritable, Refusal.FOR_GOOD);
        }
    }

    private static Exception cause(MailSendException failure) {
        return failure.getFailedMessages().values().stream().findFirst().orElse(failure);
    }

    /** What the server said last, under what it is told as. */
    private static Exception last(Exception failure) {
        Exception last = failure;
        while (last instanceof MessagingException told && told.getNextException() != null)
            last = told.getNextException();
        return last;
    }

    private static Refusal refusal(Exception failure) {
        if (!(failure instanceof SendFailedException)) return Refusal.NONE;
        for (Exception one = failure; one instanceof MessagingException told; one = told.getNextException())
            if (permanent(told)) return Refusal.FOR_GOOD;
        return Refusal.FOR_NOW;
    }

    /** The address or the content is refused with a 5xx: of the sender's address, it would be said of every message. */
    private static boolean permanent(MessagingException told) {
        if (told instanceof SMTPAddressFailedException address) return address.getReturnCode() >= PERMANENT;
        return told instanceof SMTPSendFailedException sent
                && sent.getReturnCode() >= PERMANENT
                && !sent.getCommand().startsWith("MAIL");
    }

    private MimeMessage mime(JavaMailSenderImpl smtp, OutboxReader.Entry entry) throws MessagingException {
        MimeMessage message = smtp.createMimeMessage();
        MimeMessageHelper helper =
                new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_RELATED, StandardCharsets.UTF_8.name());
        helper.setFrom(brand.contact());
        helper.setTo(entry.to());
        helper.setSubject(entry.subject());
        helper.setText(entry.text(), pages.of(entry));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (entry.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + entry.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setHeader("X-Terreau-Message", Long.toString(entry.id()));
        message.setHeader("Message-ID", messageId(entry));
        return message;
    }

    /** The same each time that a message is sent: whoever receives it twice is shown it once. */
    private String messageId(OutboxReader.Entry entry) {
        String domain = brand.contact().substring(brand.contact().lastIndexOf('@') + 1);
        return "<%d.%s@%s>"
                .formatted(entry.id(), Long.toString(entry.createdAt().toEpochMilli(), 36), domain);
    }

    @Override
    public void destroy() {
        threads.close();
        sockets.cut();
    }
}
