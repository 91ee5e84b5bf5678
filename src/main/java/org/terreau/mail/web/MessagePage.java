package org.terreau.mail.web;

import org.terreau.mail.Letter;
import org.terreau.mail.OutboxReader;

/** A message, with what its reader sees of it. */
public record MessagePage(OutboxReader.Entry entry, Letter letter) {

    static MessagePage of(OutboxReader.Entry entry) {
        return new MessagePage(entry, Letter.of(entry.text()));
    }
}
