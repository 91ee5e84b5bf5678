package org.terreau.impact.web;

import org.terreau.impact.Receipt;
import org.terreau.portfolio.Product;

/** What became of one batch. */
public record BatchPage(Product product, Receipt receipt) {

    public String path() {
        return product.id().path() + "/mesures/lots/" + receipt.id();
    }
}
