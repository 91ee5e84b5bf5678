package org.terreau.roadmap;

import java.time.LocalDate;
import org.terreau.portfolio.ProductId;

/**
 * An outcome on a product's roadmap.
 *
 * @param outcome what will have changed for users, in a line
 * @param reason why it was decided against; empty otherwise
 * @param votes of people whose address is confirmed, one each
 * @param comments that are published
 */
public record RoadmapItem(
        long id,
        ProductId product,
        RoadmapState state,
        String outcome,
        String details,
        String reason,
        LocalDate changedOn,
        long version,
        int votes,
        int comments) {

    public String path() {
        return product.path() + "/feuille-de-route/" + id;
    }
}
