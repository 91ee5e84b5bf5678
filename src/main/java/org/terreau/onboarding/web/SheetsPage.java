package org.terreau.onboarding.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.onboarding.SheetKind;
import org.terreau.onboarding.SheetRun;
import org.terreau.shared.Slice;
import org.terreau.web.Form;

/** What tables of an incubator may hold, and those that were taken over. */
public record SheetsPage(Incubator incubator, List<Incubator> incubators, Form form, Slice<SheetRun> runs) {

    static final String PATH = "/reprise-de-tableaux";

    public SheetsPage {
        incubators = List.copyOf(incubators);
    }

    /** The incubators to choose among, by id. */
    public Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        incubators.forEach(one -> choices.put(one.id().value(), one.title()));
        return choices;
    }

    public String path(SheetKind kind) {
        return path(kind, incubator);
    }

    static String path(SheetKind kind, Incubator incubator) {
        return PATH + "/" + kind.code() + "?incubateur=" + incubator.id().value();
    }

    public String csv() {
        return PATH + ".csv?incubateur=" + incubator.id().value();
    }
}
