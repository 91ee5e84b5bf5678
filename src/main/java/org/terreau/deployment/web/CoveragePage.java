package org.terreau.deployment.web;

import java.math.BigDecimal;
import java.util.Comparator;
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
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/** The coverage of a product. */
public record CoveragePage(Product product, Coverage coverage, Optional<Ending.Afterlife> afterlife) {

    /** The départements by code. */
    public Map<String, String> names() {
        return coverage.departements().stream()
                .collect(Collectors.toMap(
                        zone -> zone.place().id().code(), zone -> zone.place().name()));
    }

    /** The départements where it is used, the most collectivities first. */
    public List<Coverage.Zone> used() {
        return coverage.departements().stream()
                .filter(zone -> zone.share().uses() > 0)
                .sorted(Comparator.comparingLong(
                                (Coverage.Zone zone) -> zone.share().uses())
                        .reversed())
                .toList();
    }

    /** Those of the target where it is not yet, by their number. */
    public List<Coverage.Zone> unused() {
        return coverage.departements().stream()
                .filter(zone -> zone.share().uses() == 0)
                .toList();
    }

    /** What the files of this page take of its address. */
    public String query() {
        return coverage.territory().map(CoveragePage::query).orElse("");
    }

    /** "?territoire=departement:29" */
    public static String query(Collectivity territory) {
        return "?territoire=" + territory.id();
    }

    /** The share of the collectivities, quarter by quarter. */
    public static Chart places(List<Coverage.Quarter> quarters, String what, Ui ui) {
        return chart("trimestres", quarters, quarter -> quarter.share().percent(), what, ui);
    }

    /** The share of their inhabitants, quarter by quarter. */
    public static Chart inhabitants(List<Coverage.Quarter> quarters, String what, Ui ui) {
        return chart(
                "trimestres-habitants", quarters, quarter -> quarter.share().inhabitantsPercent(), what, ui);
    }

    private static Chart chart(
            String id, List<Coverage.Quarter> quarters, ToDoubleFunction<Coverage.Quarter> height, String what, Ui ui) {
        List<Plot.Place> places = quarters.stream()
                .map(quarter -> new Plot.Place(
                        Plot.Name.of(quarter.first(), Plot.Length.QUARTER, ui.locale()),
                        BigDecimal.valueOf(height.applyAsDouble(quarter)),
                        ui.t("web.chart.told", quarter(quarter, ui), percent(height.applyAsDouble(quarter), ui)),
                        false,
                        false))
                .toList();
        return Chart.of(
                new Plot(id, ui.t("deployment.quarters.chart", what), Plot.Shape.LINE, "%", places, null, null), ui);
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
