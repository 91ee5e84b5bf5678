package org.terreau.deployment.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.deployment.Coverages;
import org.terreau.web.HomeSource;

/** How many collectivities use a service, how many people live there, and where. */
@Component
class CoverageOnHome implements HomeSource {

    private static final String PATH = "/couverture";

    private final Coverages coverages;

    CoverageOnHome(Coverages coverages) {
        this.coverages = coverages;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Told told() {
        Coverages.Country country = coverages.everywhere();
        if (country.collectivities() == 0) return Told.nothing();
        return new Told(
                List.of(
                        new Figure(country.collectivities(), "deployment.home.collectivities", PATH),
                        new Figure(country.inhabitants(), "deployment.home.inhabitants", PATH)),
                List.of(new Part(Slot.MAP, "deployment/home", new CountryPage(country, coverages.places()))),
                List.of());
    }
}
