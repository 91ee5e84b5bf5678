package org.terreau.funding;

import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Optional;

/**
 * A time at which a budget is published: in January what the year before cost and what the year will, in June what the
 * year will cost after all; or whenever there is something to say.
 */
public enum Round {
    JANUARY("janvier", 1),
    JUNE("juin", 6),
    FREE("libre", 0);

    private final String code;
    private final int month;

    Round(String code, int month) {
        this.code = code;
        this.month = month;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    /** Published on this day, the version of this year comes after the last day of its month. */
    public boolean late(int year, LocalDate day) {
        return this != FREE && day.isAfter(lastDay(year));
    }

    private LocalDate lastDay(int year) {
        LocalDate first = LocalDate.of(year, Month.of(month), 1);
        return first.withDayOfMonth(first.lengthOfMonth());
    }

    public static Optional<Round> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The one that a code stands for. */
    static Round coded(String code) {
        return of(code).orElseThrow(() -> new IllegalArgumentException("No round is called " + code));
    }

    /** The version that has to be published by now: that of June from July on, of January from February on. */
    static Due due(LocalDate today) {
        int year = today.getYear();
        if (today.isAfter(JUNE.lastDay(year))) return new Due(JUNE, year);
        return today.isAfter(JANUARY.lastDay(year)) ? new Due(JANUARY, year) : new Due(JUNE, year - 1);
    }

    /** A version that was expected. */
    record Due(Round round, int year) {

        /** A version that was published stands for it, or for a later one. */
        boolean metBy(BudgetVersion version) {
            if (version.round() == FREE) return false;
            return version.year() > year || (version.year() == year && version.round().month >= round.month);
        }
    }
}
