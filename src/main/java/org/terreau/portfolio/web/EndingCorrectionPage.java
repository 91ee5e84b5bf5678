package org.terreau.portfolio.web;

import org.terreau.portfolio.Ending;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/** The texts of a published report, being corrected. */
public record EndingCorrectionPage(Product product, Ending ending, Form form, boolean conflict) {

    public String path() {
        return path(ending);
    }

    public static String path(Ending ending) {
        return ending.product().path() + "/bilan/" + ending.id() + "/correction";
    }
}
