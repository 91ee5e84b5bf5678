package org.terreau.funding.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.terreau.funding.FundingWindow;
import org.terreau.funding.Laureates;
import org.terreau.shared.Money;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The windows, for everybody.
 *
 * @param laureates of the past, the last promotion first
 * @param median of their amounts; zero when there is none
 */
public record WindowsPage(
        Form form, List<FundingWindow> windows, Slice<Laureates.Laureate> laureates, Money median, LocalDate today) {

    public WindowsPage {
        windows = List.copyOf(windows);
    }

    public Map<String, String> standings(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (FundingWindow.Standing one : FundingWindow.Standing.values())
            options.put(one.code(), ui.t("funding.window.standing." + one.code()));
        return options;
    }

    /** How much it gives, in words. */
    public static String amounts(FundingWindow window, Ui ui) {
        Money least = window.amounts().least();
        Money most = window.amounts().most();
        String much = least == null
                ? most == null ? ui.t("funding.window.any") : ui.t("funding.window.most", ui.money(most))
                : most == null
                        ? ui.t("funding.window.least", ui.money(least))
                        : ui.t("funding.window.between", ui.money(least), ui.money(most));
        return window.share() == 100
                ? much
                : much + ", " + ui.t("funding.window.share", String.valueOf(window.share()));
    }

    public static String phases(FundingWindow window, Ui ui) {
        return window.phases().isEmpty()
                ? ui.t("funding.portfolio.phases.all")
                : window.phases().stream()
                        .map(one -> ui.t("portfolio.phase." + one.code()))
                        .collect(Collectors.joining(", "));
    }

    /** When it says whom it takes; empty once it did, or when nobody can tell. */
    public static String results(FundingWindow window, LocalDate today, Ui ui) {
        return window.results()
                .filter(day -> !day.isBefore(today))
                .map(day -> ui.t(
                        window.after().results() == null ? "funding.window.results.about" : "funding.window.results.on",
                        ui.shortDate(day)))
                .orElse("");
    }

    /** Where it stands, and how many days are left. */
    public static String when(FundingWindow window, LocalDate today, Ui ui) {
        return switch (window.standing(today)) {
            case CLOSED -> ui.t("funding.window.standing.clos");
            case SOON -> ui.t("funding.window.opens", ui.shortDate(Objects.requireNonNull(window.opens())));
            case OPEN ->
                window.daysLeft(today)
                        .map(days -> ui.t("funding.window.left", days))
                        .orElseGet(() -> ui.t("funding.window.standing.ouvert"));
        };
    }
}
