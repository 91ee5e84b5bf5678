package org.terreau.support;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.terreau.incubator.WorkingDays;

/**
 * The days that a coach has promised and those that are free, working day by working day: what is left of each mandate is
 * spread evenly until its last day (FIELD 3.4, screen 4).
 */
final class CoachLoad {

    private static final int SCALE = 6;
    private static final BigDecimal WORKING_WEEK = new BigDecimal("5");

    private final BigDecimal perDay;
    private final List<Rate> rates = new ArrayList<>();

    /**
     * What is left of a mandate.
     *
     * @param days that are not logged yet; less than none counts for none
     */
    record Left(LocalDate from, LocalDate until, BigDecimal days) {}

    private record Rate(LocalDate from, LocalDate until, BigDecimal days) {}

    /** @param daysWeek that the coach has for coaching */
    CoachLoad(BigDecimal daysWeek, Collection<Left> mandates, LocalDate today) {
        perDay = daysWeek.divide(WORKING_WEEK, SCALE, RoundingMode.HALF_UP);
        for (Left left : mandates) {
            LocalDate from = left.from().isBefore(today) ? today : left.from();
            int days = workingDays(from, left.until());
            if (days > 0 && left.days().signum() > 0)
                rates.add(new Rate(
                        from, left.until(), left.days().divide(BigDecimal.valueOf(days), SCALE, RoundingMode.HALF_UP)));
        }
    }

    private static int workingDays(LocalDate from, LocalDate until) {
        return (int) from.datesUntil(until.isBefore(from) ? from : until.plusDays(1))
                .filter(WorkingDays::isWorking)
                .count();
    }

    private BigDecimal promised(LocalDate day) {
        return rates.stream()
                .filter(rate -> !day.isBefore(rate.from()) && !day.isAfter(rate.until()))
                .map(Rate::days)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Days promised within so many weeks from a day. */
    BigDecimal planned(LocalDate from, int weeks) {
        return rounded(days(from, weeks).stream().map(this::promised).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Days free within so many weeks from a day: a day that is promised twice makes no other day freer. */
    BigDecimal free(LocalDate from, int weeks) {
        return rounded(days(from, weeks).stream()
                .map(day -> perDay.subtract(promised(day)).max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static List<LocalDate> days(LocalDate from, int weeks) {
        return from.datesUntil(from.plusWeeks(weeks))
                .filter(WorkingDays::isWorking)
                .toList();
    }

    private static BigDecimal rounded(BigDecimal days) {
        return days.setScale(1, RoundingMode.HALF_UP);
    }
}
