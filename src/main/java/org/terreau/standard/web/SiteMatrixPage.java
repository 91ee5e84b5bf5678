package org.terreau.standard.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.shared.Slice;
import org.terreau.standard.Check;
import org.terreau.standard.SiteMatrix;
import org.terreau.standard.Theme;
import org.terreau.web.Form;

/** Where the checks of all products stand; the form holds the filters as the address has them. */
public record SiteMatrixPage(
        Form form, List<Incubator> incubators, boolean lead, SiteMatrix.Matrix matrix, Slice<SiteMatrix.Row> rows) {

    public SiteMatrixPage {
        incubators = List.copyOf(incubators);
    }

    public Map<String, String> incubatorOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Incubator incubator : incubators) options.put(incubator.id().value(), incubator.title());
        return options;
    }

    /** The columns: the checks of the chosen standard, accessibility first when none is chosen. */
    public List<Check> columns() {
        return columns(form);
    }

    static List<Check> columns(Form form) {
        return Theme.of(form.text("norme")).map(Check::of).orElse(List.of(Check.values()));
    }
}
