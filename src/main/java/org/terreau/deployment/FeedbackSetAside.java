package org.terreau.deployment;

import org.terreau.portfolio.ProductId;

/** What a user said is not public any more: whoever holds its words hears of it, in the same transaction. */
public record FeedbackSetAside(ProductId product, long feedback) {}
