package org.terreau.survey;

import java.util.Arrays;
import java.util.List;
import org.terreau.portfolio.Product;

/**
 * What a product's page says of its users' answers.
 *
 * @param open the survey receives answers today
 */
public record SurveySummary(Product product, PublicResults.Shown shown, boolean open) {

    /** Those with enough answers to be shown. */
    public List<Question> questions() {
        return Arrays.stream(Question.values()).filter(shown::shows).toList();
    }

    public String formPath() {
        return Survey.formPath(product.id());
    }
}
