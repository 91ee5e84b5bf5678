package org.terreau.funding.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.funding.FiscalYears;
import org.terreau.funding.YearAnswer;
import org.terreau.funding.YearCredits;
import org.terreau.shared.Money;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The budget year of the products of an incubator.
 *
 * @param form the filters as the address has them
 * @param answer what answers for a product
 */
public record FiscalYearPage(
        int year, List<Integer> years, List<FiscalYears.Row> rows, Form form, Form answer, LocalDate today) {

    private static final int SHOWN = 50;

    public FiscalYearPage {
        years = List.copyOf(years);
        rows = List.copyOf(rows);
    }

    /** A page of the rows, as the address asks for. */
    public Slice<FiscalYears.Row> shown() {
        return Slice.of(rows, form.page(), SHOWN);
    }

    public Map<String, String> yearOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        years.forEach(one -> options.put(String.valueOf(one), String.valueOf(one)));
        return options;
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (YearCredits.State state : YearCredits.State.values())
            options.put(state.code(), ui.t("funding.year.state." + state.code()));
        return options;
    }

    /** Some filter narrows the list. */
    public boolean narrowed() {
        return !form.text("q").isEmpty() || !form.text("etat").isEmpty();
    }

    /** The products of which something may be said, among the rows that the page shows. */
    public Map<String, String> products() {
        Map<String, String> options = new LinkedHashMap<>();
        shown().items().stream()
                .filter(row -> row.atRisk().cents() > 0)
                .forEach(row ->
                        options.put(row.product().id().value(), row.product().name()));
        return options;
    }

    public static Map<String, String> kinds(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (YearAnswer.Kind kind : YearAnswer.Kind.values())
            options.put(kind.code(), ui.t("funding.year.kind." + kind.code()));
        return options;
    }

    public Money atRisk() {
        return rows.stream()
                .filter(row -> row.credits().orders() > 0)
                .map(FiscalYears.Row::atRisk)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Days before orders leave at a risk; empty words once the day is past, or where no year closes. */
    public String days(FiscalYears.Row row, Ui ui) {
        LocalDate safe = row.credits().safeDay();
        if (safe == null) return "—";
        long days = ChronoUnit.DAYS.between(today, safe);
        return days < 0 ? ui.t("funding.year.past") : ui.t("funding.year.days", days);
    }

    /** The width of a bar of a hundred, for what is engaged. */
    public static int bar(FiscalYears.Row row) {
        return Math.max(0, Math.min(100, row.credits().percent()));
    }

    public static String tone(YearCredits.State state) {
        return switch (state) {
            case ENGAGED -> "success";
            case OPEN -> "";
            case ANSWERED -> "info";
            case TO_ANSWER -> "warning";
            case LOST -> "error";
        };
    }
}
