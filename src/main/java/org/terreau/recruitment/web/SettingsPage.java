package org.terreau.recruitment.web;

import org.terreau.incubator.Incubator;
import org.terreau.team.Trade;
import org.terreau.web.Form;

/** How long an incubator keeps applications, and what a day of each trade costs there. */
public record SettingsPage(Incubator incubator, Form form) {

    public String path() {
        return "/reglages/" + incubator.id().value() + "/recrutement";
    }

    public static Trade[] trades() {
        return Trade.values();
    }
}
