package org.terreau.standard.web;

import org.terreau.portfolio.Product;
import org.terreau.standard.WatchedSite;

/** Before a site is watched no more. */
public record SiteRemovalPage(Product product, WatchedSite site) {}
