package org.terreau.committee.web;

import org.terreau.committee.Committee;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/** Another date for a committee, or none. */
public record CommitteeDatePage(Product product, Committee committee, Form form) {}
