package org.terreau.recruitment.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.Offer;
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

    public boolean over() {
        return form.text("etat").equals(OVER);
    }

    public boolean unfiltered() {
        return List.of("q", "metier", "genre", "teletravail", "produit").stream()
                .allMatch(field -> form.text(field).isEmpty());
    }
}
