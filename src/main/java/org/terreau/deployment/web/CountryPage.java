package org.terreau.deployment.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.terreau.deployment.Coverage;
import org.terreau.deployment.Coverages;

/** All the services together, on the map. */
public record CountryPage(Coverages.Country country, Coverage.Places places) {

    /** The départements by code. */
    public Map<String, String> names() {
        return country.departements().stream()
                .collect(Collectors.toMap(
                        line -> line.departement().id().code(),
                        line -> line.departement().name()));
    }

    /** The départements where something is used, the most collectivities first. */
    public List<Coverages.Everywhere> used() {
        return country.departements().stream()
                .filter(line -> line.collectivities() > 0)
                .sorted(Comparator.comparing(Coverages.Everywhere::collectivities)
                        .reversed())
                .toList();
    }

    /** Those where nothing is yet, by their number. */
    public List<Coverages.Everywhere> unused() {
        return country.departements().stream()
                .filter(line -> line.collectivities() == 0)
                .toList();
    }

    /** The five départements where most collectivities use a service, the first first. */
    public List<Coverages.Everywhere> most() {
        return used().stream().limit(5).toList();
    }

    /** What the files of this page take of its address. */
    public String query() {
        return country.territory().map(CoveragePage::query).orElse("");
    }
}
