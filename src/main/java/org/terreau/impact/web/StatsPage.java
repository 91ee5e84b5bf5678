package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Series;
import org.terreau.impact.Testimony;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Chart;
import org.terreau.web.Ui;

/**
 * The public stats page of a product.
 *
 * @param overdue the product owes the public figures, and has none
 * @param parts what other modules show of its deployment
 */
public record StatsPage(
        Product product,
        List<Series> series,
        List<Testimony> testimonies,
        Map<CollectivityId, Collectivity> places,
        List<ProductSection.Part> parts,
        boolean overdue,
        boolean editable) {

    private static final int DRAWN = 36;

    public StatsPage {
        series = List.copyOf(series);
        testimonies = List.copyOf(testimonies);
        places = Map.copyOf(places);
        parts = List.copyOf(parts);
    }

    public String path() {
        return product.id().path() + "/stats";
    }

    /** The latest periods, as many as a drawing holds. */
    public static List<Series.Point> drawn(Series series) {
        List<Series.Point> all = series.points();
        return all.subList(Math.max(0, all.size() - DRAWN), all.size());
    }

    public static Chart chart(Series series) {
        return Chart.of(
                drawn(series).stream().map(Series.Point::value).toList(),
                series.indicator().target());
    }

    public static String period(Indicator indicator, LocalDate start, Ui ui) {
        return period(indicator.periodicity(), start, ui);
    }

    public static String period(Periodicity periodicity, LocalDate start, Ui ui) {
        return switch (periodicity) {
            case DAY -> ui.date(start);
            case WEEK -> ui.t("impact.week", ui.date(start));
            case MONTH -> ui.month(java.time.YearMonth.from(start));
            case QUARTER -> ui.t("impact.quarter", (start.getMonthValue() + 2) / 3, String.valueOf(start.getYear()));
            case YEAR -> String.valueOf(start.getYear());
        };
    }

    public static String value(Indicator indicator, BigDecimal value, Ui ui) {
        return ui.number(value) + "\u00a0" + indicator.unit();
    }

    public @Nullable String place(Testimony testimony) {
        Collectivity place = testimony.collectivity() == null ? null : places.get(testimony.collectivity());
        return place == null ? null : place.label();
    }

    /** The newest first, for the table. */
    public static List<Series.Point> latest(Series series) {
        List<Series.Point> points = new java.util.ArrayList<>(series.points());
        java.util.Collections.reverse(points);
        return points;
    }
}
