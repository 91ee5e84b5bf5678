package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Decision;
import org.terreau.impact.Cell;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Quality;
import org.terreau.impact.Series;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.testimony.Testimony;
import org.terreau.web.Chart;
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/**
 * The public stats page of a product.
 *
 * @param periodicity of the values, but for indicators measured by longer periods
 * @param increment the number of the one in course, null when none is
 * @param overdue the product owes the public figures, and has none
 * @param parts what other modules show of its deployment
 * @param head what it costs and what was decided of it
 */
public record StatsPage(
        Product product,
        List<Series> series,
        List<Testimony> testimonies,
        Map<CollectivityId, Collectivity> places,
        List<ProductSection.Part> parts,
        Head head,
        Quality quality,
        Periodicity periodicity,
        @Nullable Integer increment,
        LocalDate today,
        boolean overdue,
        boolean editable) {

    /** So many figures stand beside the north star. */
    private static final int BESIDE = 4;

    /** So many testimonies are read at once. */
    private static final int QUOTES = 2;

    /** Charts of one unit share a scale while the largest is at most so many times the smallest. */
    private static final BigDecimal COMPARED = BigDecimal.TEN;

    /**
     * What stands beside the figures.
     *
     * @param granted in euros since the start; null when nothing is known
     * @param decision the last one that everybody may read; null when there is none
     */
    public record Head(
            @Nullable BigDecimal granted, @Nullable Decision decision) {}

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

    public Chart chart(Series series, Ui ui) {
        return Chart.of(plot(series, ui), ui);
    }

    private Plot plot(Series series, Ui ui) {
        return SeriesPlot.of(series, series.indicator().targetIn(increment), ui);
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

    private List<Series> others() {
        return series.subList(Math.min(1, series.size()), series.size());
    }

    /** The first figures after the north star. */
    public List<Series> beside() {
        return others().stream().filter(known -> !known.empty()).limit(BESIDE).toList();
    }

    /** The testimonies that are read at once, and those that are folded. */
    public List<Testimony> quotes() {
        return testimonies.subList(0, Math.min(QUOTES, testimonies.size()));
    }

    public List<Testimony> moreQuotes() {
        return testimonies.subList(quotes().size(), testimonies.size());
    }

    /** Where it is used and what it costs, beside what is said of it; the first part alone where nobody said a thing. */
    public List<ProductSection.Part> leftParts() {
        return testimonies.isEmpty() ? parts.subList(0, first(1)) : parts.subList(first(2), parts.size());
    }

    public List<ProductSection.Part> rightParts() {
        return testimonies.isEmpty() ? parts.subList(first(1), parts.size()) : parts.subList(0, first(2));
    }

    private int first(int most) {
        return Math.min(most, parts.size());
    }

    /** When anything was measured last; null when nothing was. */
    public @Nullable Instant received() {
        return series.stream()
                .filter(known -> !known.empty())
                .map(known -> known.last().receivedAt())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Every measured figure is of the last two periods. */
    public boolean allFresh() {
        return series.stream().filter(known -> !known.empty()).allMatch(this::fresh);
    }

    /** Each cell of the matrix with its indicators, the north star apart; the cells that have none left out. */
    public Map<Cell, List<Series>> matrix() {
        Map<Cell, List<Series>> matrix = new EnumMap<>(Cell.class);
        for (Series known : others())
            matrix.computeIfAbsent(known.indicator().cell(), none -> new ArrayList<>())
                    .add(known);
        return matrix;
    }

    /** The cells of the matrix that have no indicator. */
    public List<Cell> unmeasured() {
        return Arrays.stream(Cell.values())
                .filter(cell ->
                        series.stream().noneMatch(known -> known.indicator().cell() == cell))
                .toList();
    }

    /** A series as a small multiple: on the scale of those that have its unit, when they compare. */
    public Chart multiple(Series shown, Ui ui) {
        Plot plot = plot(shown, ui);
        List<Plot> alike = others().stream()
                .filter(known -> !known.empty()
                        && known.indicator().unit().equals(shown.indicator().unit()))
                .map(known -> plot(known, ui))
                .toList();
        List<BigDecimal> tops = alike.stream().map(Plot::highest).sorted().toList();
        boolean compared = tops.size() > 1
                && tops.get(tops.size() - 1).compareTo(tops.get(0).multiply(COMPARED)) <= 0;
        return Chart.low(compared ? plot.on(Plot.scale(alike)) : plot, ui);
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
        return lines(series, SeriesPlot.DRAWN);
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
                    series.brokenBetween(series.periodicity().plus(start, -1), start) && !start.equals(first)));
        return Collections.unmodifiableList(lines);
    }
}
