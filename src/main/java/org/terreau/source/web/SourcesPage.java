package org.terreau.source.web;

import java.util.List;
import java.util.Map;
import org.terreau.portfolio.ProductId;
import org.terreau.source.Sources;

/**
 * The sources of a product.
 *
 * @param indicators names by code
 */
public record SourcesPage(ProductId product, List<Sources.Line> lines, Map<String, String> indicators) {

    public SourcesPage {
        lines = List.copyOf(lines);
        indicators = Map.copyOf(indicators);
    }

    public String path() {
        return product.path() + "/sources";
    }

    /** The name of an indicator, or its code once it was taken off. */
    public String indicator(String code) {
        return indicators.getOrDefault(code, code);
    }
}
