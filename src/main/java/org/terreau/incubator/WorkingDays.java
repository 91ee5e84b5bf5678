package org.terreau.incubator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** Monday to Friday, without the public holidays of the Code du travail (article L3133-1): the same for every incubator. */
public final class WorkingDays {

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));

    private WorkingDays() {}

    public static boolean isWorking(LocalDate day) {
        return !weekend(day) && !holiday(day);
    }

    /** This day when it is worked, else the last one before it that is. */
    public static LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!isWorking(found)) found = found.minusDays(1);
        return found;
    }

    /** This day when it is worked, else the next one that is. */
    public static LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorking(found)) found = found.plusDays(1);
        return found;
    }

    /** The working day that comes so many working days after this day; the day itself for none. */
    public static LocalDate plus(LocalDate day, int count) {
        LocalDate reached = day;
        for (int left = count; left > 0; left--) reached = onOrAfter(reached.plusDays(1));
        return reached;
    }

    /** How many working days there are after the first of these days, up to the last one included. */
    public static int between(LocalDate from, LocalDate until) {
        return (int)
                from.datesUntil(until).filter(day -> isWorking(day.plusDays(1))).count();
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Fixed days, Easter Monday, Ascension and Whit Monday. */
    private static boolean holiday(LocalDate day) {
        if (FIXED.contains(MonthDay.from(day))) return true;
        LocalDate easter = easter(day.getYear());
        return day.equals(easter.plusDays(1)) || day.equals(easter.plusDays(39)) || day.equals(easter.plusDays(50));
    }

    /** Easter Sunday in the Gregorian calendar, after Meeus, Jones and Butcher. */
    static LocalDate easter(int year) {
        int cycle = year % 19;
        int century = year / 100;
        int within = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * cycle + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (within / 4) - epact - within % 4) % 7;
        int shift = (cycle + 11 * epact + 22 * weekday) / 451;
        int position = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, position / 31, position % 31 + 1);
    }
}
