package org.terreau.portfolio;

/** A product ended because another one goes on with all of it: what lives on it follows. */
public record ProductMerged(ProductId gone, ProductId into) {}
