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

    /** The field of the name of a theme; of a new one when it has no number. */
    static String field(String theme) {
        return theme.isEmpty() ? "nom" : "nom-" + theme;
    }

    public String field(Theme theme) {
        return field(String.valueOf(theme.id()));
    }

    public boolean refused(Theme theme) {
        return !form.problemsOf(field(theme)).isEmpty();
    }

    /** What renames a theme: as it was typed when it was refused. */
    public Form renaming(Theme theme) {
        return refused(theme) ? form : Form.EMPTY.with(field(theme), theme.name());
    }
}
