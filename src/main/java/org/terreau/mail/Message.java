package org.terreau.mail;

import org.terreau.shared.EmailAddress;

/**
 * A message in plain text, worded by the module that sends it.
 *
 * @param kind what it is about, for the outbox's reader ("sign-in", "call-back-acknowledged"…)
 */
public record Message(EmailAddress to, String kind, String subject, String text) {

    public Message {
        if (subject.isBlank() || subject.contains("\n") || subject.contains("\r"))
            throw new IllegalArgumentException("A subject is one line of text: " + subject);
        if (text.isBlank()) throw new IllegalArgumentException("A message needs a text");
    }
}
