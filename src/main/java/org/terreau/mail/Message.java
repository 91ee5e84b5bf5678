package org.terreau.mail;

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

    public Message(EmailAddress to, String kind, String subject, String text) {
        this(to, kind, subject, text, null);
    }

    /** The same, with the address that mail programs call when the reader wants no more of these. */
    public Message stoppedAt(String address) {
        return new Message(to, kind, subject, text, address);
    }

    public Message {
        if (subject.isBlank() || subject.contains("\n") || subject.contains("\r"))
            throw new IllegalArgumentException("A subject is one line of text: " + subject);
        if (text.isBlank()) throw new IllegalArgumentException("A message needs a text");
    }
}
