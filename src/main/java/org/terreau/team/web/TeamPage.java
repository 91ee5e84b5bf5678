package org.terreau.team.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.team.Mission;
import org.terreau.team.Renewals;
import org.terreau.web.Form;

/**
 * A product's team, for those who work on it.
 *
 * @param choices what a mission may be
 * @param mine whether the reader agreed to be named; null for whoever is not of the team
 */
public record TeamPage(
        Product product,
        List<Mission> missions,
        List<Renewals.Due> due,
        MissionChoices choices,
        @Nullable Boolean mine,
        Form form) {

    public TeamPage {
        missions = List.copyOf(missions);
        due = List.copyOf(due);
    }

    public String path() {
        return product.id().path() + "/equipe";
    }

    public String path(Mission mission) {
        return path() + "/" + mission.id();
    }
}
