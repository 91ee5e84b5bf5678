package org.terreau.access.web;

import org.jspecify.annotations.Nullable;
import org.terreau.access.ObservedAccount;
import org.terreau.access.Readings;
import org.terreau.access.Tool;
import org.terreau.web.Form;

/**
 * A list of members that is being brought.
 *
 * @param preview what it would do; null until it is read
 */
public record ReadingPage(Tool tool, Form form, Readings.@Nullable Preview preview) {

    public long count(ObservedAccount.Certainty certainty) {
        return preview == null
                ? 0
                : preview.lines().stream()
                        .filter(line -> line.account().certainty() == certainty)
                        .count();
    }
}
