package org.terreau.portfolio;

import java.util.List;

/** The outcomes that a product works on now, a line each. */
public record RoadmapNow(Product product, List<String> outcomes) {

    public RoadmapNow {
        outcomes = List.copyOf(outcomes);
    }
}
