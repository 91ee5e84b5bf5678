package org.terreau.standard.web;

import org.terreau.portfolio.Product;
import org.terreau.standard.Check;
import org.terreau.standard.WatchedSite;
import org.terreau.web.Form;

/** What a team says against a check of its site. */
public record ContestPage(Product product, WatchedSite site, Check check, Form form) {}
