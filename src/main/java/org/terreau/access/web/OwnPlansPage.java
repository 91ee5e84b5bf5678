package org.terreau.access.web;

import java.time.LocalDate;
import java.util.List;
import org.terreau.web.Form;

/** One's own arrivals and departures. */
public record OwnPlansPage(List<PlanPage> plans, LocalDate today) {

    public OwnPlansPage {
        plans = List.copyOf(plans);
    }

    static OwnPlansPage of(List<org.terreau.access.Plans.Shown> shown, LocalDate today) {
        return new OwnPlansPage(
                shown.stream()
                        .map(one -> new PlanPage(one, List.of(), Form.EMPTY, today))
                        .toList(),
                today);
    }
}
