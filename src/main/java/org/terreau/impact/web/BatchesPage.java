package org.terreau.impact.web;

import org.terreau.impact.Receipt;
import org.terreau.portfolio.Product;
import org.terreau.shared.Slice;

/** What arrived for a product, the latest first, and how to take it back. */
public record BatchesPage(Product product, Slice<Receipt> receipts) {

    public String path() {
        return product.id().path() + "/mesures/lots";
    }
}
