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
 * @param lines those of this page
 * @param all those of every page
 * @param incubators titles by id
 */
public record OverviewPage(
        Slice<Overview.Line> lines,
        List<Overview.Line> all,
        List<Overview.Cohort> cohorts,
        List<Overview.Sum> sums,
        long silent,
        Overview.Choice choice,
        Form form,
        Map<String, String> incubators) {

    public OverviewPage {
        all = List.copyOf(all);
        cohorts = List.copyOf(cohorts);
        sums = List.copyOf(sums);
        incubators = new LinkedHashMap<>(incubators);
    }

    public PortfolioPicture picture(Ui ui) {
        return PortfolioPicture.of(all, ui);
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
