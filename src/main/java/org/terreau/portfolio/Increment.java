package org.terreau.portfolio;

import java.time.LocalDate;

/**
 * A six-month increment. Its end cannot move: what moves is the scope.
 *
 * @param number from 1
 * @param start first day
 * @param end the day after the last (half-open)
 */
public record Increment(ProductId product, int number, LocalDate start, LocalDate end, String goal) {

    public Increment {
        if (!end.isAfter(start)) throw new IllegalArgumentException("An increment ends after it starts: " + start);
    }
}
