package org.terreau.committee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Periodicity;
import org.terreau.shared.Words;

/** Alerts and periods as sentences. */
public final class AlertWords {

    private AlertWords() {}

    /** What was noticed, in a sentence. */
    public static String sentence(Alert alert, Words words) {
        String when = period(alert.periodicity(), alert.start(), words);
        return words.t(
                "alert.says." + alert.kind().code(),
                alert.name(),
                when,
                value(alert.value(), alert.unit(), words),
                value(alert.reference(), alert.unit(), words),
                alert.source());
    }

    /** The period that begins on a day, by the code of its length. */
    public static String period(String periodicity, LocalDate start, Words words) {
        return switch (Periodicity.of(periodicity).orElse(Periodicity.DAY)) {
            case DAY -> words.date(start);
            case WEEK -> words.t("impact.week", words.date(start));
            case MONTH -> words.month(YearMonth.from(start));
            case QUARTER -> words.t("impact.quarter", (start.getMonthValue() + 2) / 3, String.valueOf(start.getYear()));
            case YEAR -> String.valueOf(start.getYear());
        };
    }

    static String value(@Nullable BigDecimal value, String unit, Words words) {
        return value == null ? "" : words.quantity(value, unit);
    }
}
