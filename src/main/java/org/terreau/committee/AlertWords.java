package org.terreau.committee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Periodicity;
import org.terreau.web.Ui;

/** Alerts and periods as sentences. */
public final class AlertWords {

    private AlertWords() {}

    /** What was noticed, in a sentence. */
    public static String sentence(Alert alert, Ui ui) {
        String when = period(alert.periodicity(), alert.start(), ui);
        return ui.t(
                "alert.says." + alert.kind().code(),
                alert.name(),
                when,
                value(alert.value(), alert.unit(), ui),
                value(alert.reference(), alert.unit(), ui),
                alert.source());
    }

    /** The period that begins on a day, by the code of its length. */
    public static String period(String periodicity, LocalDate start, Ui ui) {
        return switch (Periodicity.of(periodicity).orElse(Periodicity.DAY)) {
            case DAY -> ui.date(start);
            case WEEK -> ui.t("impact.week", ui.date(start));
            case MONTH -> ui.month(YearMonth.from(start));
            case QUARTER -> ui.t("impact.quarter", (start.getMonthValue() + 2) / 3, String.valueOf(start.getYear()));
            case YEAR -> String.valueOf(start.getYear());
        };
    }

    static String value(@Nullable BigDecimal value, String unit, Ui ui) {
        return value == null ? "" : ui.number(value) + "\u00a0" + unit;
    }
}
