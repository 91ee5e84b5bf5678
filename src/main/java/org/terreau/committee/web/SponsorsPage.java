package org.terreau.committee.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.committee.Sponsors;
import org.terreau.shared.Money;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Sponsoring organisations and their contacts.
 *
 * @param brought what each brings to the products of the reader's incubators, by its id, taxes included
 */
public record SponsorsPage(List<Sponsors.Line> lines, Map<String, Money> brought, Form form) {

    public SponsorsPage {
        lines = List.copyOf(lines);
        brought = Map.copyOf(brought);
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

    /** What it brings, in a sentence. */
    public String money(Sponsors.Line line, Ui ui) {
        Money amount = brought.get(line.id().value());
        return amount == null
                ? ui.t("committee.sponsors.brought.none")
                : ui.t("committee.sponsors.brought", ui.money(amount));
    }

    /** Everything that the organisation brings. */
    public static String funder(Sponsors.Line line) {
        return "/financeurs/"
                + org.springframework.web.util.UriUtils.encodePathSegment(
                        line.id().value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public static String remove(Sponsors.Line line, Sponsors.Contact contact) {
        return "/comites/financeurs/"
                + org.springframework.web.util.UriUtils.encodePathSegment(
                        line.id().value(), java.nio.charset.StandardCharsets.UTF_8)
                + "/" + contact.id() + "/retrait";
    }
}
