package org.terreau.funding.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.BudgetTable;
import org.terreau.funding.Envelopes;
import org.terreau.funding.JoinedMoney;
import org.terreau.funding.PublicBudget;
import org.terreau.funding.WrittenBudget;
import org.terreau.portfolio.UnitCosts;
import org.terreau.shared.Money;
import org.terreau.web.Ui;

/**
 * The money of a product, for everybody.
 *
 * @param elsewhere the address that its file in the catalogue gives; empty when it gives none
 * @param costs what a unit costs; none when nobody counts
 * @param organisations the pages of the organisations that funders are, by the names of funders; none where nobody said it
 * @param joined the totals with the services that go on in this one; null when none does
 * @param chosen the page is of a version that the address asks for
 */
public record PublicBudgetPage(
        PublicBudget budget,
        Optional<String> elsewhere,
        List<UnitCosts.Told> costs,
        Map<String, String> organisations,
        JoinedMoney.@Nullable Whole joined,
        boolean chosen) {

    public PublicBudgetPage {
        costs = List.copyOf(costs);
        organisations = Map.copyOf(organisations);
    }

    /** The text of the product's file tells a budget. */
    public boolean written() {
        return WrittenBudget.of(budget.product().body()).isPresent();
    }

    private static final int NAMED = 3;

    public String path() {
        return budget.product().id().path() + "/budget";
    }

    /** What the files of this page take of its address. */
    public String query() {
        return chosen
                ? "?version="
                        + budget.version().map(version -> version.number()).orElse(0)
                : "";
    }

    /** How much, by whom, until when: one sentence, then what the last year came to. */
    public List<String> sentences(Ui ui) {
        List<String> sentences = new ArrayList<>();
        granted(ui).ifPresent(sentences::add);
        budget.progress()
                .map(far -> ui.t("funding.public.progress", far.engaged(), far.paid()))
                .ifPresent(sentences::add);
        brought(ui).ifPresent(sentences::add);
        budget.byActivity().stream()
                .flatMap(table -> table.headline().stream()
                        .map(told -> ui.t(
                                "funding.public.year." + told.getKey().code(),
                                table.years().toString(),
                                ui.money(told.getValue()),
                                ui.t("funding.taxed." + table.taxed()))))
                .limit(2)
                .forEach(sentences::add);
        return sentences;
    }

    private Optional<String> granted(Ui ui) {
        Envelopes.Budget granted = budget.sources().granted();
        return granted.envelopes().stream()
                .map(Envelopes.Envelope::until)
                .max(java.time.LocalDate::compareTo)
                .map(until -> ui.t(
                        "funding.public.granted",
                        ui.money(granted.total()),
                        ui.date(until),
                        granted.envelopes().stream()
                                .map(Envelopes.Envelope::carrier)
                                .distinct()
                                .collect(Collectors.joining(", "))));
    }

    private Optional<String> brought(Ui ui) {
        List<PublicBudget.Funder> funders = budget.sources().funders();
        if (funders.isEmpty()) return Optional.empty();
        List<String> names =
                funders.stream().map(PublicBudget.Funder::name).distinct().toList();
        String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return Optional.of(
                names.size() > NAMED
                        ? ui.t("funding.public.brought.more", named, names.size() - NAMED)
                        : ui.t("funding.public.brought", named));
    }

    /** A cell of a table: nothing where nobody said. */
    public static String cell(BudgetTable.Row row, BudgetTable.Column column, Ui ui) {
        return row.in(column).map(ui::money).orElse("—");
    }

    /** An amount that a version tells, nothing where it does not. */
    public static String cell(@Nullable Money amount, Ui ui) {
        return amount == null ? "—" : ui.money(amount);
    }

    /** The title of a table: its years, and what it says of taxes. */
    public static String title(BudgetTable table, String what, Ui ui) {
        return ui.t("funding.public." + what, table.years().toString(), ui.t("funding.taxed." + table.taxed()));
    }

    /** The bars of a year: each activity against the largest. */
    public List<Bar> bars(BudgetTable table, Ui ui) {
        Optional<Map.Entry<BudgetTable.Column, Money>> headline = table.headline();
        if (headline.isEmpty() || table.rows().size() < 2) return List.of();
        BudgetTable.Column column = headline.get().getKey();
        List<BudgetTable.Row> rows = table.rows().stream()
                .filter(row ->
                        row.in(column).filter(amount -> amount.cents() > 0).isPresent())
                .sorted((one, other) -> other.in(column)
                        .orElse(Money.ZERO)
                        .compareTo(one.in(column).orElse(Money.ZERO)))
                .toList();
        if (rows.isEmpty()) return List.of();
        double largest = rows.get(0).in(column).orElse(Money.ZERO).cents();
        List<Bar> bars = new ArrayList<>();
        for (BudgetTable.Row row : rows) {
            Money amount = row.in(column).orElse(Money.ZERO);
            bars.add(new Bar(
                    bars.size() * Bar.HEIGHT,
                    Math.max(1, amount.cents() / largest * Bar.WIDEST),
                    ui.t("funding.short." + row.code()),
                    ui.money(amount)));
        }
        return bars;
    }

    /** @param y of its top */
    public record Bar(double y, double width, String name, String amount) {

        public static final double HEIGHT = 22;
        public static final double LEFT = 170;

        private static final double WIDEST = 270;
    }
}
