package org.terreau.access.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.access.Moment;
import org.terreau.access.Plan;
import org.terreau.access.Plans;
import org.terreau.access.Reference;
import org.terreau.access.Tool;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What somebody's arrival or departure asks.
 *
 * @param references what they answer for, the open ones first
 */
public record PlanPage(Plans.Shown shown, List<Reference> references, Form form, LocalDate today) {

    public PlanPage {
        references = List.copyOf(references);
    }

    public boolean departure() {
        return plan().moment() == Moment.DEPARTURE;
    }

    public long openReferences() {
        return references.stream().filter(Reference::open).count();
    }

    public Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Reference.Kind one : Reference.Kind.values())
            kinds.put(one.code(), ui.t("access.reference.kind." + one.code()));
        return kinds;
    }

    public Map<String, String> fates(Ui ui) {
        Map<String, String> fates = new LinkedHashMap<>();
        for (Reference.Fate one : Reference.Fate.values())
            fates.put(one.code(), ui.t("access.reference.fate." + one.code()));
        return fates;
    }

    public Plan plan() {
        return shown.told().plan();
    }

    public String said(Plan.Step step, Ui ui) {
        return said(shown.told(), step, ui);
    }

    /** What a step asks, in words. */
    public static String said(Plans.Told told, Plan.Step step, Ui ui) {
        Tool tool = told.tool(step);
        return tool == null
                ? ui.t("access.step." + step.code())
                : ui.t(
                        "access.step.compte." + told.plan().moment().code(),
                        tool.described().name());
    }

    public static String when(Plan plan, Ui ui) {
        return ui.t("access.day." + plan.moment().code(), ui.date(plan.day()));
    }

    public String doer(Plan.Step step) {
        var account = step.by();
        return account == null ? "" : shown.told().doers().getOrDefault(account, "");
    }
}
