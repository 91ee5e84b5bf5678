package org.terreau.funding.web;

import gg.jte.Content;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.terreau.audit.Audit;
import org.terreau.funding.Margin;
import org.terreau.funding.MoneyNorm;
import org.terreau.funding.MoneyNormSettings;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.EntryCost;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Settings;
import org.terreau.shared.Money;
import org.terreau.shared.Words;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What an incubator counts with, with the source of each.
 *
 * @param programme the figures that are set with the rest of the programme: what a first half-year costs, when budgets close
 */
public record MoneyNormsPage(MoneyNormSettings.Known known, Form form, Programme programme, EntryCost.Told entry) {

    public String settings() {
        return "/reglages/" + known.incubator().id();
    }

    public String path() {
        return settings() + "/reperes-budget";
    }

    public static List<MoneyNorm.Kind> kinds() {
        return List.of(MoneyNorm.Kind.values());
    }

    /** A figure with its unit. */
    public static String told(MoneyNorm norm, long value, Ui ui) {
        return switch (norm.kind()) {
            case PHASES -> ui.t("funding.norms.unit.phases", ui.money(Money.euros(value)));
            case DAYS ->
                value == 0
                        ? ui.t("funding.norms.unit.jours.none")
                        : ui.t("funding.norms.unit.jours", ui.money(Money.euros(value)));
            case AGREEMENTS, ORDERS -> ui.t("funding.norms.days", value);
            case MARGINS -> told(new Margin(value), ui);
        };
    }

    /** With both decimals of a margin. */
    private static String exact(BigDecimal percent, Ui ui) {
        return NumberFormat.getInstance(ui.locale()).format(percent);
    }

    private static String told(Margin margin, Ui ui) {
        return ui.t("funding.norms.unit.marges", exact(margin.percent(), ui), exact(margin.percentOfPrice(), ui));
    }

    /** Where the figures of a kind come from. */
    public String source(MoneyNorm.Kind kind, Ui ui) {
        return source(known, kind, ui.words());
    }

    /** Somebody typed where figures of this kind come from. */
    public boolean typed(MoneyNorm.Kind kind) {
        return known.sources().containsKey(kind);
    }

    static String source(MoneyNormSettings.Known known, MoneyNorm.Kind kind, Words words) {
        String own = known.sources().get(kind);
        return own == null ? words.t("funding.norms.source." + kind.code()) : own;
    }

    /** When orders and payments stop, in a sentence. */
    public String closure(Ui ui) {
        BudgetClosure closure = programme.calendar().closure();
        if (!closure.observed()) return ui.t("funding.norms.closure.none");
        var days = Settings.closure(closure);
        return ui.t(
                "funding.norms.closure.days",
                days.get(Settings.SAFE_DAY),
                days.get(Settings.ORDERS_STOP),
                days.get(Settings.ORDERS_RESUME),
                days.get(Settings.PAYMENTS_STOP),
                days.get(Settings.PAYMENTS_RESUME));
    }

    private static String written(MoneyNorm norm, String change, Ui ui) {
        if (norm.kind() != MoneyNorm.Kind.MARGINS) return change;
        return Stream.of(change.split(" → "))
                .map(value -> exact(new Margin(Long.parseLong(value)).percent(), ui))
                .collect(Collectors.joining(" → "));
    }

    /** What a change touched, "9 → 12". */
    public List<Content> changes(Audit.Line line, Ui ui) {
        List<Content> changes = new ArrayList<>();
        for (MoneyNorm norm : MoneyNorm.values()) {
            String change = line.details().get(norm.code());
            if (change != null)
                changes.add(ui.around(
                        "incubator.history.change", ui.t("funding.norms." + norm.code()), written(norm, change, ui)));
        }
        for (MoneyNorm.Kind kind : MoneyNorm.Kind.values()) {
            String source = line.details().get("source-" + kind.code());
            if (source != null)
                changes.add(ui.around(
                        "incubator.history.change",
                        ui.t("funding.norms.from", ui.t("funding.norms.kind." + kind.code())),
                        source.isEmpty() ? ui.t("funding.norms.source.usual") : ui.told(source)));
        }
        return changes;
    }
}
