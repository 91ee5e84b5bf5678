package org.terreau.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.EmailAddress;

/**
 * A message in plain text, worded by the module that sends it.
 *
 * @param kind what it is about, for the outbox's reader ("sign-in", "call-back-acknowledged"…)
 * @param unsubscribe the address that stops such messages with one click (RFC 8058), null when they can't be stopped
 */
public record Message(
        EmailAddress to,
        String kind,
        String subject,
        String text,
        @Nullable String unsubscribe) {

    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

    public Message(EmailAddress to, String kind, String subject, String text) {
        this(to, kind, subject, text, null);
    }

    /** The same, with the address that mail programs call when the reader wants no more of these. */
    public Message stoppedAt(String address) {
        return new Message(to, kind, subject, text, address);
    }

    public Message {
        subject = LINE_BREAK.matcher(subject).replaceAll(" ").strip();
        if (subject.isBlank()) throw new IllegalArgumentException("A message needs a subject");
        if (text.isBlank()) throw new IllegalArgumentException("A message needs a text");
    }
}
