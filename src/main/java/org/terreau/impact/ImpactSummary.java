package org.terreau.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.testimony.Testimony;

/**
 * What the product's page says of its impact.
 *
 * @param owed what it owes and does not show; null when it owes nothing, or shows living figures
 */
public record ImpactSummary(
        Product product,
        List<Series> series,
        List<Testimony> testimonies,
        @Nullable OwedFigures owed) {

    public ImpactSummary {
        series = List.copyOf(series);
        testimonies = List.copyOf(testimonies.subList(0, Math.min(2, testimonies.size())));
    }
}
