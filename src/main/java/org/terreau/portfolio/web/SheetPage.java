package org.terreau.portfolio.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Standard;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The sheet of a product being written. */
public record SheetPage(Product product, Form form, boolean staff, boolean conflict) {

    public static Standard[] standards() {
        return Standard.values();
    }

    public static Map<String, String> statuses(Ui ui, Standard standard) {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (String status : standard.statuses())
            statuses.put(status, ui.t("life.standard." + standard.code() + "." + status));
        return statuses;
    }

    /** The catalogue's words for accessibility, and the one that the product has if it is another. */
    public Map<String, String> accessibility(Ui ui) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : new String[] {"non conforme", "partiellement conforme", "totalement conforme"})
            words.put(word, ui.t("life.accessibility." + word.replace(' ', '-')));
        String own = product.accessibility();
        if (own != null && !own.isBlank()) words.putIfAbsent(own.strip(), own);
        return words;
    }
}
