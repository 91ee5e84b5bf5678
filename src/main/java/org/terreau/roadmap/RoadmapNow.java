package org.terreau.roadmap;

import java.util.List;
import org.terreau.portfolio.Product;

/** The outcomes that a product works on now, a line each. */
public record RoadmapNow(Product product, List<String> outcomes) {

    public RoadmapNow {
        outcomes = List.copyOf(outcomes);
    }
}
