package org.terreau.survey;

import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;

/**
 * A word with which verbatims are sorted.
 *
 * @param scope whose it is: "product:…", or "incubator:…" for all its products
 * @param used how many verbatims carry it
 */
public record Theme(long id, String scope, String name, long used) {

    static String of(ProductId product) {
        return "product:" + product.value();
    }

    static String of(IncubatorId incubator) {
        return "incubator:" + incubator.value();
    }

    /** Shared by all the products of an incubator. */
    public boolean shared() {
        return scope.startsWith("incubator:");
    }
}
