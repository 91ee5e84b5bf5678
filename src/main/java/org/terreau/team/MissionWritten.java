package org.terreau.team;

import org.terreau.portfolio.ProductId;

/**
 * A mission of somebody began, changed or ended; published in the transaction that writes it.
 *
 * @param person by their number in teams
 */
public record MissionWritten(ProductId product, long person) {}
