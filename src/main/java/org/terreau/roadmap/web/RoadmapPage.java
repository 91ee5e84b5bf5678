package org.terreau.roadmap.web;

import java.util.List;
import java.util.Optional;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.Product;
import org.terreau.roadmap.RoadmapItem;
import org.terreau.roadmap.RoadmapState;

/** A product's roadmap. */
public record RoadmapPage(
        Product product, Optional<Ending.Afterlife> afterlife, List<RoadmapItem> items, boolean editor) {

    public RoadmapPage {
        items = List.copyOf(items);
    }

    public static RoadmapState[] states() {
        return RoadmapState.values();
    }

    public List<RoadmapItem> in(RoadmapState state) {
        return items.stream().filter(item -> item.state() == state).toList();
    }

    public String path() {
        return product.id().path() + "/feuille-de-route";
    }
}
