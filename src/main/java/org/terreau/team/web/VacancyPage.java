package org.terreau.team.web;

import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/** Somebody to look for. */
public record VacancyPage(Product product, MissionChoices choices, Form form) {

    public String path() {
        return product.id().path() + "/equipe";
    }
}
