package org.terreau.team.web;

import org.terreau.team.Person;
import org.terreau.team.Workforce;
import org.terreau.web.Form;

/** Somebody, whatever the products, for who leads. */
public record PersonPage(Workforce.Known known, MissionChoices choices, Form form) {

    public Person person() {
        return known.known().person();
    }

    public String path() {
        return "/equipes/personnes/" + person().id();
    }
}
