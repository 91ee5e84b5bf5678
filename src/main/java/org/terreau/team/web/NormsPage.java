package org.terreau.team.web;

import org.terreau.incubator.Incubator;
import org.terreau.team.Norms;
import org.terreau.web.Form;

/** What an incubator asks of its teams, for its lead. */
public record NormsPage(Incubator incubator, Norms norms, Form form) {

    public String path() {
        return "/reglages/" + incubator.id().value() + "/equipes";
    }

    public String settings() {
        return "/reglages/" + incubator.id().value();
    }
}
