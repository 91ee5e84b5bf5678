package org.terreau.testimony.web;

import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.testimony.Testimony;

/**
 * What a user said of a product.
 *
 * @param place the collectivity of who said it, in words; null when they did not say
 */
public record HomeVoice(
        Product product, Testimony testimony, @Nullable String place) {}
