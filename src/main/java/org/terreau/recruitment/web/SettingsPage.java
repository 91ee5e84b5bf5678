package org.terreau.recruitment.web;

import org.terreau.incubator.Incubator;
import org.terreau.web.Form;

/** How long an incubator keeps applications. */
public record SettingsPage(Incubator incubator, Form form) {

    public String path() {
        return "/reglages/" + incubator.id().value() + "/recrutement";
    }

    /** Where what a day of each trade costs is set. */
    public String dayPrices() {
        return "/reglages/" + incubator.id().value() + "/reperes-budget";
    }
}
