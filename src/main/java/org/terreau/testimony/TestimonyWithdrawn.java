package org.terreau.testimony;

import org.terreau.portfolio.ProductId;

/** A testimony is no longer published: whoever holds its first words hears of it, in the same transaction. */
public record TestimonyWithdrawn(ProductId product, long testimony, Withdrawal why) {}
