package org.terreau.portfolio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where a product publishes its figures, its money and its security, as its file in the catalogue says. */
@Component
public class PublishedAddresses {

    private static final String STATS = "stats_url";
    private static final List<String> OTHERS =
            List.of("budget_url", "impact_url", "dashlord_url", "analyse_risques_url");

    private final JsonMapper json;

    PublishedAddresses(JsonMapper json) {
        this.json = json;
    }

    /** Those that are given, each under its name in the catalogue, whether the product has a link of its own or not. */
    public Map<String, String> of(Product product) {
        Map<?, ?> published = json.readValue(product.published(), Map.class);
        Map<String, String> addresses = new LinkedHashMap<>();
        put(addresses, STATS, stats(product, published));
        for (String name : OTHERS) put(addresses, name, published.get(name) instanceof String given ? given : "");
        return addresses;
    }

    /** A page of statistics without an address of its own is found under the product's. */
    private static String stats(Product product, Map<?, ?> published) {
        if (product.statsUrl() != null) return product.statsUrl();
        String link = product.link();
        if (link == null || !Boolean.TRUE.equals(published.get("stats"))) return "";
        return link.replaceAll("/+$", "") + "/stats";
    }

    private static void put(Map<String, String> addresses, String name, String address) {
        if (!address.isBlank()) addresses.put(name, address.strip());
    }
}
