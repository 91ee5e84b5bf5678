package org.terreau.survey.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.impact.Indicator;
import org.terreau.portfolio.Product;
import org.terreau.survey.FedMeasure;
import org.terreau.survey.Survey;
import org.terreau.web.Form;

/**
 * Which indicators the answers feed.
 *
 * @param fed something is chosen already
 * @param least how many answers make a value
 */
public record FeedsPage(
        Product product, Map<FedMeasure, List<Indicator>> candidates, boolean fed, Form form, int least) {

    public FeedsPage {
        candidates = Map.copyOf(candidates);
    }

    public String path() {
        return Survey.deskPath(product.id()) + "/indicateurs";
    }

    public Map<String, String> options(FedMeasure measure) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Indicator indicator : candidates.getOrDefault(measure, List.of()))
            options.put(indicator.code(), indicator.name() + " (" + indicator.unit() + ")");
        return options;
    }

    public static List<FedMeasure> measures() {
        return List.of(FedMeasure.values());
    }
}
