package org.terreau.committee.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.committee.Sponsors;
import org.terreau.web.Form;

/** Sponsoring organisations and their contacts. */
public record SponsorsPage(List<Sponsors.Line> lines, Form form) {

    public SponsorsPage {
        lines = List.copyOf(lines);
    }

    public Map<String, String> organisations() {
        Map<String, String> organisations = new LinkedHashMap<>();
        for (Sponsors.Line line : lines) organisations.put(line.id().value(), line.name());
        return organisations;
    }

    /** By id: those of the lines, when there are several to choose from. */
    public Map<String, String> incubators() {
        Map<String, String> incubators = new LinkedHashMap<>();
        for (Sponsors.Line line : lines) incubators.put(line.incubator().value(), line.incubatorTitle());
        return incubators.size() > 1 ? incubators : Map.of();
    }

    public static String remove(Sponsors.Line line, Sponsors.Contact contact) {
        return "/comites/financeurs/"
                + org.springframework.web.util.UriUtils.encodePathSegment(
                        line.id().value(), java.nio.charset.StandardCharsets.UTF_8)
                + "/" + contact.id() + "/retrait";
    }
}
