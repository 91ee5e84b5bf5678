package org.terreau.portfolio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where a product publishes its figures, its money and its security, as its file in the catalogue says, or here. */
@Component
public class PublishedAddresses {

    private static final String STATS = "stats_url";
    private static final List<String> OTHERS =
            List.of("budget_url", "impact_url", "dashlord_url", "analyse_risques_url");

    private final JsonMapper json;
    private final ObjectProvider<PageHere> here;
    private final String baseUrl;

    PublishedAddresses(JsonMapper json, ObjectProvider<PageHere> here, @Value("${terreau.base-url}") String baseUrl) {
        this.json = json;
        this.here = here;
        this.baseUrl = baseUrl;
    }

    /** Those that are given, each under its name in the catalogue, whether the product has a link of its own or not. */
    public Map<String, String> of(Product product) {
        Map<?, ?> published = json.readValue(product.published(), Map.class);
        Map<String, String> addresses = new LinkedHashMap<>();
        put(addresses, STATS, stats(product, published));
        for (String name : OTHERS) put(addresses, name, published.get(name) instanceof String given ? given : "");
        here.forEach(page -> page.path(product.id()).ifPresent(path -> addresses.put(page.name(), baseUrl + path)));
        return addresses;
    }

    /** The address that its file gives under this name, whatever there is here; empty when it gives none. */
    public Optional<String> elsewhere(Product product, String name) {
        Map<?, ?> published = json.readValue(product.published(), Map.class);
        return published.get(name) instanceof String given && !given.isBlank()
                ? Optional.of(given.strip())
                : Optional.empty();
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
