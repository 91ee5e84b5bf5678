package org.terreau.impact.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.impact.Overview;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The portfolio by impact, cost and phase.
 *
 * @param incubators titles by id
 */
public record OverviewPage(
        Slice<Overview.Line> lines,
        List<Overview.Cohort> cohorts,
        List<Overview.Sum> sums,
        long silent,
        Overview.Choice choice,
        Form form,
        Map<String, String> incubators) {

    public OverviewPage {
        cohorts = List.copyOf(cohorts);
        sums = List.copyOf(sums);
        incubators = new LinkedHashMap<>(incubators);
    }

    public Map<String, String> phases(Ui ui) {
        Map<String, String> phases = new LinkedHashMap<>();
        for (PhaseKind kind : PhaseKind.values()) phases.put(kind.code(), ui.t("portfolio.phase." + kind.code()));
        return phases;
    }

    public Map<String, String> orders(Ui ui) {
        Map<String, String> orders = new LinkedHashMap<>();
        for (Overview.Order order : Overview.Order.values())
            orders.put(order.code(), ui.t("impact.overview.order." + order.code()));
        return orders;
    }
}
