package org.terreau.portfolio.web;

import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/**
 * Before an increment is opened.
 *
 * @param months its length, which gives its end
 */
public record NewIncrementPage(Product product, int months, Form form) {}
