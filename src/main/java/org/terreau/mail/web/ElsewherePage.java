package org.terreau.mail.web;

/** Where the mailbox is, for somebody who may not read it from where they are. */
public record ElsewherePage() {}
