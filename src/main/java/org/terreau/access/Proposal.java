package org.terreau.access;

import java.time.LocalDate;

/**
 * An account that a tool would be asked to close, once somebody confirms it.
 *
 * @param remote as the tool numbers it
 * @param person whose it is, by their number in teams
 * @param name theirs
 * @param why the difference that says so
 * @param since when
 * @param alone nobody else administers what it opens: another one has to be named before
 */
public record Proposal(
        String login, String remote, long person, String name, Finding.Kind why, LocalDate since, boolean alone) {}
