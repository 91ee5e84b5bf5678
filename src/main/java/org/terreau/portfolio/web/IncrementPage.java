package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.portfolio.IncrementPlan;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ScopeKind;
import org.terreau.portfolio.Thresholds;
import org.terreau.portfolio.Verdict;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An increment, to read or to work on.
 *
 * @param thresholds what was written before the measure, and what came
 * @param form of what is being typed; empty when it is read
 * @param editor works on the product: sees what may be done, and who did it
 * @param conflict somebody else saved meanwhile; the form keeps what was typed
 */
public record IncrementPage(
        Product product,
        IncrementPlan plan,
        List<Thresholds.Result> thresholds,
        LocalDate today,
        Form form,
        boolean editor,
        boolean conflict) {

    public IncrementPage {
        thresholds = List.copyOf(thresholds);
    }

    /** Those of the goal: one, or none. */
    public List<Thresholds.Result> goal() {
        return of(Preregistration.Kind.GOAL);
    }

    /** A goal is written, and no figure says whether it came: people do. */
    public boolean goalInWords() {
        return !plan.increment().goal().isBlank()
                && goal().stream().noneMatch(one -> one.what().readFrom().isPresent());
    }

    /** What may be said of the goal. */
    public static Map<String, String> verdicts(Ui ui) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values())
            verdicts.put(verdict.code(), ui.t("increment.verdict." + verdict.code()));
        return verdicts;
    }

    public List<Thresholds.Result> targets() {
        return of(Preregistration.Kind.TARGET);
    }

    private List<Thresholds.Result> of(Preregistration.Kind kind) {
        return thresholds.stream().filter(one -> one.what().kind() == kind).toList();
    }

    /** Those of a hypothesis: one, or none. */
    public List<Thresholds.Result> of(IncrementPlan.Item item) {
        return thresholds.stream()
                .filter(one -> one.what().item() != null && one.what().item() == item.id())
                .toList();
    }

    IncrementPage with(Form filled) {
        return new IncrementPage(product, plan, thresholds, today, filled, editor, conflict);
    }

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
                    ui.t("increment.kind.one." + item.kind().code()) + " : " + ui.told(item.wording()));
        return items;
    }

    /** Where the increment stands today: `a-venir`, `en-cours`, `fini` or `abandonne`. */
    public String standing() {
        if (plan.increment().dropped()) return "abandonne";
        if (plan.over(today)) return "fini";
        return plan.running(today) ? "en-cours" : "a-venir";
    }
}
