package org.terreau.team.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Slice;
import org.terreau.team.Workforce;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The people of the incubators that the reader leads.
 *
 * @param loads a page of them
 * @param lacking the first teams that lack somebody
 * @param coaches the first coaches, those with most products
 */
public record WorkforcePage(
        List<Incubator> incubators,
        Workforce.Report report,
        Slice<Workforce.Load> loads,
        Slice<Workforce.Lacking> lacking,
        Slice<Workforce.Coach> coaches,
        Form form) {

    private static final int MONTH = 30;

    public WorkforcePage {
        incubators = List.copyOf(incubators);
    }

    /** The first ends of a month. */
    public static List<Workforce.Ending> first(List<Workforce.Ending> month) {
        return month.subList(0, Math.min(month.size(), MONTH));
    }

    public Map<String, String> incubatorOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Incubator incubator : incubators) options.put(incubator.id().value(), incubator.title());
        return options;
    }

    public static Map<String, String> phases(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PhaseKind kind : PhaseKind.values())
            if (kind.active()) options.put(kind.code(), ui.t("portfolio.phase." + kind.code()));
        return options;
    }
}
