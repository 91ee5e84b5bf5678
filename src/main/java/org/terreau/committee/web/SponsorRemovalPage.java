package org.terreau.committee.web;

import org.terreau.committee.Sponsors;

/** Before a contact is taken off. */
public record SponsorRemovalPage(Sponsors.Line line, Sponsors.Contact contact) {}
