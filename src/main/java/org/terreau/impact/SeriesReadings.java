package org.terreau.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.terreau.portfolio.Gauges;

/** The values of series that were read already, as thresholds are read from them. */
public record SeriesReadings(List<Series> series) implements Gauges.Known {

    public SeriesReadings {
        series = List.copyOf(series);
    }

    @Override
    public Optional<Gauges.Reading> last(String code, LocalDate from, LocalDate until) {
        return of(code).flatMap(one -> one.points().stream()
                .filter(point -> point.start().isBefore(until)
                        && one.periodicity().plus(point.start(), 1).isAfter(from))
                .reduce((earlier, later) -> later)
                .map(point -> new Gauges.Reading(
                        point.value(),
                        one.periodicity().code(),
                        point.start(),
                        one.periodicity().plus(point.start(), 1).minusDays(1),
                        point.toCheck())));
    }

    @Override
    public boolean begun(String code, LocalDate from) {
        return of(code).stream()
                .flatMap(one -> one.points().stream())
                .anyMatch(point -> !point.start().isBefore(from));
    }

    private Optional<Series> of(String code) {
        return series.stream()
                .filter(one -> one.indicator().code().equals(code))
                .findFirst();
    }
}
