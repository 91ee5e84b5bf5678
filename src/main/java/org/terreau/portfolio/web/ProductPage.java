package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Phases;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;

/**
 * A product's public page.
 *
 * @param editor works on it: sees where that is done
 */
public record ProductPage(
        Product product,
        Product.@Nullable Phase phase,
        LocalDate today,
        List<Named> incubators,
        List<Named> sponsors,
        List<Increment> increments,
        boolean editor,
        List<ProductSection.Part> parts) {

    /** An organisation with its words. */
    public record Named(String id, String name) {}

    public ProductPage {
        incubators = List.copyOf(incubators);
        sponsors = List.copyOf(sponsors);
        increments = List.copyOf(increments);
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
}
