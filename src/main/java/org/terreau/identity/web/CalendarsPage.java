package org.terreau.identity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Calendars;

/**
 * The calendars of somebody.
 *
 * @param made the code of the calendar whose address was just made; empty when there is none
 * @param address shown this once
 */
public record CalendarsPage(
        List<Calendars.Line> lines, String made, @Nullable String address) {

    public CalendarsPage {
        lines = List.copyOf(lines);
    }
}
