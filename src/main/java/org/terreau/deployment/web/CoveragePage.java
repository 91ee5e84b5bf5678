package org.terreau.deployment.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.terreau.deployment.Coverage;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivity;
import org.terreau.web.Chart;
import org.terreau.web.Ui;

/** The coverage of a product. */
public record CoveragePage(Product product, Coverage coverage, Optional<Ending.Afterlife> afterlife) {

    /** The départements by code. */
    public Map<String, String> names() {
        return coverage.departements().stream()
                .collect(Collectors.toMap(
                        zone -> zone.place().id().code(), zone -> zone.place().name()));
    }

    /** What the files of this page take of its address. */
    public String query() {
        return coverage.territory().map(CoveragePage::query).orElse("");
    }

    /** "?territoire=departement:29" */
    public static String query(Collectivity territory) {
        return "?territoire=" + territory.id();
    }

    /** The share of the collectivities, quarter by quarter, in percent. */
    public static Chart places(List<Coverage.Quarter> quarters) {
        return chart(quarters, quarter -> quarter.share().percent());
    }

    /** The share of their inhabitants, quarter by quarter, in percent. */
    public static Chart inhabitants(List<Coverage.Quarter> quarters) {
        return chart(quarters, quarter -> quarter.share().inhabitantsPercent());
    }

    private static Chart chart(List<Coverage.Quarter> quarters, ToDoubleFunction<Coverage.Quarter> height) {
        return Chart.of(
                quarters.stream()
                        .map(quarter -> BigDecimal.valueOf(height.applyAsDouble(quarter)))
                        .toList(),
                null);
    }

    public static String quarter(Coverage.Quarter quarter, Ui ui) {
        return ui.t(
                "deployment.quarter",
                quarter.number(),
                String.valueOf(quarter.first().getYear()));
    }

    /** With one decimal under ten. */
    public static String percent(double percent, Ui ui) {
        return ui.number(
                        BigDecimal.valueOf(Math.round(percent * (percent < 10 ? 10 : 1)) / (percent < 10 ? 10.0 : 1.0)))
                + " %";
    }
}
