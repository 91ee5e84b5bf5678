package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.portfolio.IncrementPlan;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ScopeKind;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An increment, to read or to work on.
 *
 * @param form of what is being typed; empty when it is read
 * @param editor works on the product: sees what may be done, and who did it
 * @param conflict somebody else saved meanwhile; the form keeps what was typed
 */
public record IncrementPage(
        Product product, IncrementPlan plan, LocalDate today, Form form, boolean editor, boolean conflict) {

    public String path() {
        return product.id().path() + "/increments/" + plan.increment().number();
    }

    public static ScopeKind[] kinds() {
        return ScopeKind.values();
    }

    public static Map<String, String> outcomes(Ui ui, ScopeKind kind) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (ScopeKind.Outcome outcome : kind.outcomes())
            outcomes.put(outcome.code(), ui.t("increment.outcome." + outcome.code()));
        return outcomes;
    }

    /** What may be dropped, in words. */
    public Map<String, String> droppable(Ui ui) {
        Map<String, String> items = new LinkedHashMap<>();
        for (IncrementPlan.Item item : plan.kept())
            items.put(
                    String.valueOf(item.id()),
                    ui.t("increment.kind.one." + item.kind().code()) + " : " + item.wording());
        return items;
    }

    /** Where the increment stands today: `a-venir`, `en-cours`, `fini` or `abandonne`. */
    public String standing() {
        if (plan.increment().dropped()) return "abandonne";
        if (plan.over(today)) return "fini";
        return plan.running(today) ? "en-cours" : "a-venir";
    }
}
