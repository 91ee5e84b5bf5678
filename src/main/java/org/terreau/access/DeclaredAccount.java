package org.terreau.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * An account that somebody was given on a tool.
 *
 * @param person by their number in teams
 * @param product null when it is for the whole incubator
 * @param login by which the tool knows them, where it is not their e-mail address; may be empty
 * @param until the last day for which it was given; null when no day was said
 * @param removed the day on which it was taken away; null while it is theirs
 */
public record DeclaredAccount(
        long id,
        long tool,
        long person,
        @Nullable ProductId product,
        Level level,
        String login,
        LocalDate granted,
        @Nullable LocalDate until,
        @Nullable LocalDate removed) {

    /** It was not taken away. */
    public boolean held() {
        return removed == null;
    }

    /** Theirs longer than it was given for: the last day is included. */
    public boolean over(LocalDate today) {
        return held() && until != null && until.isBefore(today);
    }
}
