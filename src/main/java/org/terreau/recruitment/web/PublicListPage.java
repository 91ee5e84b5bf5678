package org.terreau.recruitment.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.Offer;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The offers that everybody may read; the form holds the filters as the address has them.
 *
 * @param all every offer that may be read, whatever narrows the list
 */
public record PublicListPage(
        Form form, Slice<Offer> offers, List<Offer> all, Map<ProductId, Product> products, Instant now) {

    public static final String OPEN = "ouvertes";
    public static final String OVER = "closes";

    public PublicListPage {
        all = List.copyOf(all);
        products = Map.copyOf(products);
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(OPEN, ui.t("recruitment.public.open"));
        options.put(OVER, ui.t("recruitment.public.over"));
        return options;
    }

    /** The products that look for somebody, by name. */
    public Map<String, String> productOptions() {
        Map<String, String> named = new TreeMap<>();
        for (Offer offer : all)
            for (Offer.Need need : offer.needs())
                if (products.containsKey(need.product()))
                    named.put(
                            products.get(need.product()).name(), need.product().value());
        Map<String, String> options = new LinkedHashMap<>();
        named.forEach((name, id) -> options.put(id, name));
        return options;
    }

    /** The places where somebody is looked for, by name; one that is written twice stands once. */
    public Map<String, String> placeOptions() {
        Map<String, String> named = new TreeMap<>();
        for (Offer offer : all)
            if (!offer.terms().place().isEmpty())
                named.putIfAbsent(
                        Plain.text(offer.terms().place()), offer.terms().place());
        Map<String, String> options = new LinkedHashMap<>();
        named.values().forEach(place -> options.put(place, place));
        return options;
    }

    public static Map<String, String> phases(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PhaseKind kind : PhaseKind.values())
            if (kind.active()) options.put(kind.code(), ui.t("portfolio.phase." + kind.code()));
        return options;
    }

    public boolean over() {
        return form.text("etat").equals(OVER);
    }

    public boolean unfiltered() {
        return List.of("q", "metier", "genre", "teletravail", "lieu", "produit", "phase").stream()
                .allMatch(field -> form.text(field).isEmpty());
    }
}
