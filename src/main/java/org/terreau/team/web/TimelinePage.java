package org.terreau.team.web;

import java.util.List;
import org.terreau.portfolio.Product;
import org.terreau.team.Mission;

/** A product's team over time: its drawing, and the same as a table. */
public record TimelinePage(Product product, Timeline timeline, List<Mission> missions, MissionChoices choices) {

    public TimelinePage {
        missions = List.copyOf(missions);
    }

    public String path() {
        return product.id().path() + "/equipe";
    }
}
