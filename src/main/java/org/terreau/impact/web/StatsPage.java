package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Cell;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Quality;
import org.terreau.impact.Series;
import org.terreau.impact.Testimony;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Ui;

/**
 * The public stats page of a product.
 *
 * @param periodicity of the values, but for indicators measured by longer periods
 * @param increment the number of the one in course, null when none is
 * @param overdue the product owes the public figures, and has none
 * @param parts what other modules show of its deployment
 */
public record StatsPage(
        Product product,
        List<Series> series,
        List<Testimony> testimonies,
        Map<CollectivityId, Collectivity> places,
        List<ProductSection.Part> parts,
        Quality quality,
        Periodicity periodicity,
        @Nullable Integer increment,
        LocalDate today,
        boolean overdue,
        boolean editable) {

    static final String FRAME = "/integration";
    static final int WIDTH = 800;
    static final int HEIGHT = 900;

    public StatsPage {
        series = List.copyOf(series);
        testimonies = List.copyOf(testimonies);
        places = Map.copyOf(places);
        parts = List.copyOf(parts);
    }

    public String path() {
        return product.id().path() + "/stats";
    }

    /** What another site writes to hold this page. */
    public String frame(Ui ui) {
        return ChartPage.frame(
                ui.baseUrl() + path() + FRAME, ui.t("impact.stats.title", product.name()), WIDTH, HEIGHT);
    }

    public String chartPath(Series series) {
        return chartPath(product, series.indicator());
    }

    static String chartPath(Product product, Indicator indicator) {
        return product.id().path() + "/indicateurs/" + indicator.code();
    }

    /** What the page offers to read the values by. */
    public List<Periodicity> periodicities() {
        return List.of(Periodicity.values());
    }

    public Drawing drawing(Series series, Ui ui) {
        return Drawing.of(series, series.indicator().targetIn(increment), ui);
    }

    public @Nullable BigDecimal target(Series series) {
        return series.indicator().targetIn(increment);
    }

    public boolean fresh(Series series) {
        return Quality.fresh(series, today);
    }

    /** The first of all, null when there is no indicator. */
    public @Nullable Series northStar() {
        return series.isEmpty() ? null : series.get(0);
    }

    public List<Series> others() {
        return series.subList(Math.min(1, series.size()), series.size());
    }

    /** Each cell of the matrix with its indicators. */
    public Map<Cell, List<Series>> matrix() {
        Map<Cell, List<Series>> matrix = new EnumMap<>(Cell.class);
        for (Cell cell : Cell.values())
            matrix.put(
                    cell,
                    series.stream()
                            .filter(known -> known.indicator().cell() == cell)
                            .toList());
        return new LinkedHashMap<>(matrix);
    }

    public static String period(Indicator indicator, LocalDate start, Ui ui) {
        return period(indicator.periodicity(), start, ui);
    }

    public static String period(Periodicity periodicity, LocalDate start, Ui ui) {
        return switch (periodicity) {
            case DAY -> ui.date(start);
            case WEEK -> ui.t("impact.week", ui.date(start));
            case MONTH -> ui.month(YearMonth.from(start));
            case QUARTER -> ui.t("impact.quarter", (start.getMonthValue() + 2) / 3, String.valueOf(start.getYear()));
            case YEAR -> String.valueOf(start.getYear());
        };
    }

    public static String value(Indicator indicator, BigDecimal value, Ui ui) {
        return ui.quantity(value, indicator.unit());
    }

    public static String change(Series.Change change, Ui ui) {
        return (change.percent().signum() > 0 ? "+" : "")
                + ui.number(change.percent().setScale(1, java.math.RoundingMode.HALF_UP)) + "\u00a0%";
    }

    public @Nullable String place(Testimony testimony) {
        Collectivity place = testimony.collectivity() == null ? null : places.get(testimony.collectivity());
        return place == null ? null : place.label();
    }

    /** A line of the table: a value, or a period that has none. */
    public record Line(LocalDate start, Series.@Nullable Point point, boolean broken) {}

    /** The newest first, as many as are drawn; periods without a value are said, never counted as zero. */
    public static List<Line> latest(Series series) {
        return lines(series, Drawing.DRAWN);
    }

    static List<Line> lines(Series series, int most) {
        List<Line> lines = new ArrayList<>();
        if (series.empty()) return lines;
        Map<LocalDate, Series.Point> known = new LinkedHashMap<>();
        for (Series.Point point : series.points()) known.put(point.start(), point);
        LocalDate first = series.points().get(0).start();
        for (LocalDate start = series.last().start();
                !start.isBefore(first) && lines.size() < most;
                start = series.periodicity().plus(start, -1))
            lines.add(new Line(
                    start,
                    known.get(start),
                    series.indicator().brokenBetween(series.periodicity().plus(start, -1), start)
                            && !start.equals(first)));
        return Collections.unmodifiableList(lines);
    }
}
