package org.terreau.impact;

import java.util.List;
import org.terreau.portfolio.Product;

/** What the product's page says of its impact. */
public record ImpactSummary(Product product, List<Series> series, List<Testimony> testimonies) {

    public ImpactSummary {
        series = List.copyOf(series);
        testimonies = List.copyOf(testimonies.subList(0, Math.min(2, testimonies.size())));
    }
}
