package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Phases;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.web.LinkedData;
import org.terreau.web.Ui;

/**
 * A product's public page.
 *
 * @param addresses where it publishes its figures, its money and its security, by their names in the catalogue
 * @param editor works on it: sees where that is done
 * @param marks codes of what the catalogue says of it beside its phase
 */
public record ProductPage(
        Product product,
        Product.@Nullable Phase phase,
        LocalDate today,
        List<Named> incubators,
        List<Named> sponsors,
        List<Increment> increments,
        Map<String, String> addresses,
        boolean editor,
        Set<String> marks,
        List<ProductSection.Part> parts) {

    /** An organisation with its words. */
    public record Named(String id, String name) {}

    public ProductPage {
        incubators = List.copyOf(incubators);
        sponsors = List.copyOf(sponsors);
        increments = List.copyOf(increments);
        addresses = new LinkedHashMap<>(addresses);
        addresses.values().removeIf(address -> !followable(address));
        parts = List.copyOf(parts);
    }

    public List<Product.Phase> story() {
        return Phases.inOrder(product.phases());
    }

    /** May be followed: its id is not too long for it. */
    public boolean followed() {
        return product.id().value().length() <= 100;
    }

    public boolean announced(Product.Phase phase) {
        return phase.start().isAfter(today);
    }

    /** An address that a link may lead to: nothing but the web. */
    public static boolean followable(@Nullable String address) {
        if (address == null) return false;
        String trimmed = address.strip();
        return trimmed.startsWith("https://") || trimmed.startsWith("http://");
    }

    /** What search engines are told, in the words of schema.org. */
    public LinkedData linkedData(Ui ui) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "GovernmentService");
        data.put("@id", ui.baseUrl() + product.id().path());
        data.put("name", product.name());
        data.put("description", product.mission());
        data.put(
                "url",
                followable(product.link())
                        ? String.valueOf(product.link()).strip()
                        : ui.baseUrl() + product.id().path());
        data.put("areaServed", Map.of("@type", "Country", "name", "France"));
        data.put(
                "serviceOperator",
                incubators.stream().map(ProductPage::organisation).toList());
        if (!sponsors.isEmpty())
            data.put("funder", sponsors.stream().map(ProductPage::organisation).toList());
        if (!product.themes().isEmpty()) data.put("category", product.themes());
        return new LinkedData(data);
    }

    private static Map<String, Object> organisation(Named named) {
        Map<String, Object> organisation = new LinkedHashMap<>();
        organisation.put("@type", "GovernmentOrganization");
        organisation.put("name", named.name());
        return organisation;
    }
}
