package org.terreau.team.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Slice;
import org.terreau.team.Transverse;
import org.terreau.web.Form;

/**
 * What people do for the incubators that the reader leads.
 *
 * @param form what narrows the list, or a mission that begins
 */
public record TransversesPage(List<Incubator> incubators, Slice<Transverse> missions, Form form, LocalDate today) {

    public TransversesPage {
        incubators = List.copyOf(incubators);
    }

    public Map<String, String> incubatorOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Incubator incubator : incubators) options.put(incubator.id().value(), incubator.title());
        return options;
    }

    public String title(IncubatorId incubator) {
        return incubatorOptions().getOrDefault(incubator.value(), incubator.value());
    }

    /** Its planned end is past and nobody closed it. */
    public boolean overdue(Transverse mission) {
        LocalDate until = mission.span().until();
        return mission.lives() && until != null && until.isBefore(today);
    }
}
