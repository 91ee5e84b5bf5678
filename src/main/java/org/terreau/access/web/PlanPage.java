package org.terreau.access.web;

import java.time.LocalDate;
import org.terreau.access.Plan;
import org.terreau.access.Plans;
import org.terreau.access.Tool;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** What somebody's arrival or departure asks. */
public record PlanPage(Plans.Shown shown, Form form, LocalDate today) {

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
