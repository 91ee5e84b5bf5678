package org.terreau.survey.web;

import org.terreau.portfolio.Product;
import org.terreau.survey.Survey;
import org.terreau.web.Form;

/**
 * How a survey is opened, then changed.
 *
 * @param opened there is one already
 */
public record SurveyTermsPage(Product product, Form form, boolean opened) {

    public String path() {
        return Survey.deskPath(product.id()) + "/reglages";
    }
}
