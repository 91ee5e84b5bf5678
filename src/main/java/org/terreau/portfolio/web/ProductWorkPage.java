package org.terreau.portfolio.web;

import org.terreau.portfolio.Product;

/**
 * Where the people of a product work.
 *
 * @param staff works for its incubator
 */
public record ProductWorkPage(Product product, boolean staff) {}
