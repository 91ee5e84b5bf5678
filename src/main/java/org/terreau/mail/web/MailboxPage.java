package org.terreau.mail.web;

import org.terreau.mail.OutboxReader;
import org.terreau.shared.Slice;
import org.terreau.web.Form;

/** @param to the recipient looked for, or "" */
public record MailboxPage(Form form, Slice<OutboxReader.Entry> messages) {}
