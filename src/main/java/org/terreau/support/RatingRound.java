package org.terreau.support;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * When a team is asked what help was worth: as soon as it is given, and six months after. Each time it may answer for four
 * weeks, and is reminded after one, two and three (FIELD 3.2, Rating).
 */
public enum RatingRound {
    DELIVERY("livraison", 0),
    SIX_MONTHS("six-mois", 6);

    /** Days for which it may be answered, the first one left out. */
    static final int OPEN_DAYS = 28;

    private static final int REMINDED_EACH = 7;
    private static final int REMINDERS = 3;

    private final String code;
    private final int months;

    RatingRound(String code, int months) {
        this.code = code;
        this.months = months;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<RatingRound> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The first day on which it may be answered. */
    LocalDate opens(LocalDate delivered) {
        return delivered.plusMonths(months);
    }

    /** The last one. */
    LocalDate closes(LocalDate delivered) {
        return opens(delivered).plusDays(OPEN_DAYS);
    }

    private boolean openOn(LocalDate day, LocalDate delivered) {
        return !day.isBefore(opens(delivered)) && !day.isAfter(closes(delivered));
    }

    /** The one that may be answered on a day. */
    static Optional<RatingRound> on(LocalDate day, LocalDate delivered) {
        return Arrays.stream(values()).filter(one -> one.openOn(day, delivered)).findFirst();
    }

    /**
     * How many letters ask for it by this day, both rounds counted: three reminders at delivery, whose first letter is the
     * one that tells of it; a first letter and three reminders six months after.
     */
    static int letters(LocalDate day, LocalDate delivered) {
        int letters = 0;
        for (RatingRound round : values()) {
            long days = ChronoUnit.DAYS.between(round.opens(delivered), day);
            if (days < 0) break;
            letters += (int) Math.min(REMINDERS, days / REMINDED_EACH) + (round == DELIVERY ? 0 : 1);
        }
        return letters;
    }
}
