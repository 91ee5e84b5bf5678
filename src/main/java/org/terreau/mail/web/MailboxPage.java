package org.terreau.mail.web;

import org.terreau.mail.OutboxReader;
import org.terreau.shared.Slice;
import org.terreau.web.Form;

/** @param form holds the recipient looked for, in the field `a` */
public record MailboxPage(Form form, Slice<OutboxReader.Entry> messages) {}
