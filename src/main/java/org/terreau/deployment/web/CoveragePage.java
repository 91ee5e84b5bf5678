package org.terreau.deployment.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.terreau.deployment.Coverage;
import org.terreau.portfolio.Product;
import org.terreau.web.Chart;
import org.terreau.web.Ui;

/** The coverage of a product. */
public record CoveragePage(Product product, Coverage coverage) {

    /** The départements by code. */
    public Map<String, String> names() {
        return coverage.departements().stream()
                .collect(Collectors.toMap(
                        zone -> zone.place().id().code(), zone -> zone.place().name()));
    }

    public Chart chart() {
        return chart(coverage.quarters());
    }

    static Chart chart(List<Coverage.Quarter> quarters) {
        return Chart.of(
                quarters.stream()
                        .map(quarter -> BigDecimal.valueOf(quarter.uses()))
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
