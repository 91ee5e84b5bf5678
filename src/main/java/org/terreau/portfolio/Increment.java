package org.terreau.portfolio;

import java.time.LocalDate;

/**
 * A six-month increment. Its term cannot move: what moves is the scope. A committee's next decision or the end of the
 * product closes it before its term.
 *
 * @param number from 1
 * @param start first day
 * @param end the day after the last (half-open); the first day itself when it was closed before it began
 * @param term the end that it was given
 */
public record Increment(ProductId product, int number, LocalDate start, LocalDate end, LocalDate term, String goal) {

    public Increment {
        if (!term.isAfter(start)) throw new IllegalArgumentException("An increment ends after it starts: " + start);
        if (end.isBefore(start) || end.isAfter(term))
            throw new IllegalArgumentException("An increment ends between its start and its term: " + end);
    }

    /** Closed before its term. */
    public boolean cut() {
        return end.isBefore(term);
    }

    public LocalDate lastDay() {
        return dropped() ? start : end.minusDays(1);
    }

    /** Given up before its first day: it never runs. */
    public boolean dropped() {
        return end.equals(start);
    }

    /** It lasts on this day; which one runs, when the product itself may have ended, is {@link Product#incrementOn}. */
    boolean covers(LocalDate day) {
        return !start.isAfter(day) && end.isAfter(day);
    }
}
