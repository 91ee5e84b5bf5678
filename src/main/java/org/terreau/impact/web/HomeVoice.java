package org.terreau.impact.web;

import org.jspecify.annotations.Nullable;
import org.terreau.impact.Testimony;
import org.terreau.portfolio.Product;

/**
 * What a user said of a product.
 *
 * @param place the collectivity of who said it, in words; null when they did not say
 */
public record HomeVoice(
        Product product, Testimony testimony, @Nullable String place) {}
