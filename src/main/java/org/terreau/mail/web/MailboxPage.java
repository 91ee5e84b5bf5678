package org.terreau.mail.web;

import org.terreau.mail.OutboxReader;
import org.terreau.shared.Slice;

/** @param to the recipient looked for, or "" */
public record MailboxPage(String to, Slice<OutboxReader.Entry> messages) {}
