package org.terreau.portfolio;

import org.terreau.identity.AccountId;

/** Somebody holds one role less in the team of a product; they may hold another one. */
public record TeamLeft(ProductId product, AccountId account) {}
