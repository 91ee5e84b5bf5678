package org.terreau.portfolio.web;

import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCountdown;

/**
 * Where the people of a product work.
 *
 * @param staff works for its incubator
 * @param left how much time it has left; null when nothing says it
 */
public record ProductWorkPage(Product product, boolean staff, ProductCountdown.@Nullable Left left) {}
