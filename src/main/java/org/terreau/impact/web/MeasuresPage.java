package org.terreau.impact.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Series;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivities;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Testimony;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Where a team keeps its figures and testimonies; each form keeps what was typed when it is refused.
 *
 * @param rhythm the length of the period that is entered
 * @param archived names of the indicators taken off, by their codes
 * @param gone testimonies that were withdrawn, the latest first
 */
public record MeasuresPage(
        Product product,
        Periodicity rhythm,
        List<Series> series,
        List<Testimony> testimonies,
        Form measure,
        Form testimony,
        List<Collectivities.Match> candidates,
        Map<String, String> archived,
        List<Testimonies.Gone> gone) {

    public MeasuresPage {
        series = List.copyOf(series);
        testimonies = List.copyOf(testimonies);
        candidates = List.copyOf(candidates);
        archived = Map.copyOf(archived);
        gone = List.copyOf(gone);
    }

    public String path() {
        return product.id().path() + "/mesures";
    }

    /** Those whose values are typed for this length of period. */
    public List<Series> entered() {
        return series.stream()
                .filter(known ->
                        !known.indicator().computed() && known.indicator().periodicity() == rhythm)
                .toList();
    }

    /** What browsers let choose rather than type: a month, a day. */
    public String periodInput() {
        return switch (rhythm) {
            case MONTH -> "month";
            case DAY -> "date";
            default -> "text";
        };
    }

    /** The lengths of period of the product's measured indicators. */
    public List<Periodicity> rhythms() {
        TreeSet<Periodicity> rhythms = new TreeSet<>();
        for (Series known : series)
            if (!known.indicator().computed()) rhythms.add(known.indicator().periodicity());
        return List.copyOf(rhythms);
    }

    public static boolean ratio(Indicator indicator) {
        return indicator.aggregation() == Aggregation.RATIO;
    }

    /** What is known already, beside its field. */
    public String hint(Series known, Ui ui) {
        if (known.empty()) return ui.t("impact.month.first", known.indicator().unit());
        return ui.t(
                "impact.month.last",
                StatsPage.period(known.periodicity(), known.last().start(), ui),
                StatsPage.value(known.indicator(), known.last().value(), ui));
    }

    public Map<String, String> names() {
        return new LinkedHashMap<>(archived);
    }
}
