package org.terreau.survey.web;

import java.util.List;
import org.terreau.portfolio.Product;
import org.terreau.survey.Survey;
import org.terreau.survey.Theme;
import org.terreau.web.Form;

/**
 * The vocabulary of a product's verbatims.
 *
 * @param forAll the reader may set the words that all the products of the incubator share
 */
public record ThemesPage(Product product, List<Theme> themes, boolean forAll, Form form) {

    public ThemesPage {
        themes = List.copyOf(themes);
    }

    public String path() {
        return Survey.deskPath(product.id()) + "/themes";
    }

    public boolean mayChange(Theme theme) {
        return forAll || !theme.shared();
    }
}
