package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Accounts;
import org.terreau.incubator.Incubator;
import org.terreau.support.CoachLoads;
import org.terreau.web.Form;

/**
 * What the coaches of an incubator have promised, and who can take more.
 *
 * @param asked null while nothing is asked
 */
public record LoadPage(
        Incubator incubator,
        List<Incubator> others,
        CoachLoads.Report report,
        CoachLoads.@Nullable Question asked,
        List<CoachLoads.Candidate> candidates,
        List<Accounts.Account> colleagues,
        Form form) {

    public LoadPage {
        others = List.copyOf(others);
        candidates = List.copyOf(candidates);
        colleagues = List.copyOf(colleagues);
    }

    public String at(String path) {
        return Addresses.of(path, incubator.id());
    }

    public static String path(Incubator incubator) {
        return Addresses.of("/appui/charge", incubator.id());
    }

    public Map<String, String> people() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Accounts.Account colleague : colleagues)
            options.put(String.valueOf(colleague.id().value()), colleague.name());
        return options;
    }

    public Map<String, String> coaches() {
        Map<String, String> options = new LinkedHashMap<>();
        for (CoachLoads.Row row : report.rows())
            options.put(String.valueOf(row.coach().value()), row.name());
        return options;
    }
}
