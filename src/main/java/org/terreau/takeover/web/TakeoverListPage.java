package org.terreau.takeover.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Slice;
import org.terreau.takeover.Takeovers;
import org.terreau.web.Form;

/** The products to be taken over; the form holds the filters as the address has them. */
public record TakeoverListPage(Form form, Slice<Takeovers.Line> lines, Shelf.Facets facets) {

    private static final int PAGE = 20;

    static TakeoverListPage of(Form form, List<Takeovers.Line> all, Shelf.Facets facets) {
        int last = Math.max(1, (all.size() + PAGE - 1) / PAGE);
        int number = Math.max(1, Math.min(form.page(), last));
        int from = (number - 1) * PAGE;
        return new TakeoverListPage(
                form,
                new Slice<>(all.subList(from, Math.min(from + PAGE, all.size())), number, PAGE, all.size()),
                facets);
    }

    public boolean unfiltered() {
        return form.text("q").isEmpty() && form.text("incubateur").isEmpty();
    }

    public Map<String, String> incubators() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Shelf.Facet facet : facets.incubators()) options.put(facet.code(), facet.name());
        return options;
    }
}
