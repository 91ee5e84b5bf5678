package org.terreau.team.web;

import java.util.Comparator;
import java.util.List;
import org.terreau.portfolio.Product;
import org.terreau.team.Mission;

/**
 * A product's team over time: its drawing, and the same as a table.
 *
 * @param byTrade a row a trade rather than a person
 */
public record TimelinePage(
        Product product, Timeline timeline, List<Mission> missions, MissionChoices choices, boolean byTrade) {

    static final String TRADE = "metier";

    public TimelinePage {
        missions = List.copyOf(missions);
    }

    /** In the order of the trades, each by its first day. */
    static List<Mission> byTrade(List<Mission> missions) {
        return missions.stream()
                .sorted(Comparator.comparing(Mission::trade)
                        .thenComparing(mission -> mission.span().since())
                        .thenComparing(Mission::id))
                .toList();
    }

    public String path() {
        return product.id().path() + "/equipe";
    }
}
