package org.terreau.survey.web;

import org.terreau.portfolio.Product;
import org.terreau.survey.AnswerReceipt;
import org.terreau.survey.Survey;

/** What became of answers that arrived together. */
public record ReceiptPage(Product product, AnswerReceipt receipt) {

    public String path() {
        return Survey.deskPath(product.id()) + "/imports/" + receipt.id();
    }
}
