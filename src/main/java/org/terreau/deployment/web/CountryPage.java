package org.terreau.deployment.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.terreau.deployment.Coverages;
import org.terreau.web.Chart;

/** All the services together, on the map. */
public record CountryPage(Coverages.Country country) {

    /** The départements by code. */
    public Map<String, String> names() {
        return country.departements().stream()
                .collect(Collectors.toMap(
                        line -> line.departement().id().code(),
                        line -> line.departement().name()));
    }

    public Chart chart() {
        return CoveragePage.chart(country.quarters());
    }
}
