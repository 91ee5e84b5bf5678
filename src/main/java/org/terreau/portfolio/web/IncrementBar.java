package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Increment;

/**
 * The months of an increment in course, as a bar, {@link #WIDTH} wide.
 *
 * @param elapsed where today is on it
 * @param months where each of its months but the first begins
 * @param decision where the day by which a committee has to decide is; null when it is not on the bar
 * @param daysLeft until the last day of the increment
 */
public record IncrementBar(
        Increment increment,
        int elapsed,
        List<Integer> months,
        @Nullable Integer decision,
        long daysLeft) {

    public static final int WIDTH = 600;

    public IncrementBar {
        months = List.copyOf(months);
    }

    static IncrementBar of(Increment increment, LocalDate today, @Nullable LocalDate decideBy) {
        LocalDate end = increment.end();
        return new IncrementBar(
                increment,
                at(increment, today),
                Stream.iterate(1, month -> month + 1)
                        .map(month -> increment.start().plusMonths(month))
                        .takeWhile(day -> day.isBefore(end))
                        .map(day -> at(increment, day))
                        .toList(),
                decideBy == null || decideBy.isBefore(increment.start()) || !decideBy.isBefore(end)
                        ? null
                        : at(increment, decideBy),
                ChronoUnit.DAYS.between(today, increment.lastDay()));
    }

    private static int at(Increment increment, LocalDate day) {
        long length = ChronoUnit.DAYS.between(increment.start(), increment.end());
        return (int) (WIDTH * ChronoUnit.DAYS.between(increment.start(), day) / length);
    }
}
