package org.terreau.access.web;

import org.jspecify.annotations.Nullable;
import org.terreau.access.Plan;
import org.terreau.access.Plans;

/** A step of a plan in files. */
public record PlanLine(
        long plan,
        String personne,
        String produit,
        String moment,
        String jour,
        String etape,
        @Nullable String outil,
        String echeance,
        String qui,
        boolean bloquante,
        String faiteLe,
        String preuve,
        boolean aDefaire) {

    static PlanLine of(Plans.Told told, Plan.Step step) {
        Plan plan = told.plan();
        var tool = told.tool(step);
        return new PlanLine(
                plan.id(),
                told.person().name(),
                plan.product().value(),
                plan.moment().code(),
                plan.day().toString(),
                step.code(),
                tool == null ? null : tool.described().name(),
                plan.due(step).toString(),
                step.doer().code(),
                step.blocking(),
                step.done() == null ? "" : step.done().toString(),
                step.proof(),
                !plan.holds() && step.toUndo());
    }
}
