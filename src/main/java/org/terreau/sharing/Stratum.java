package org.terreau.sharing;

import org.terreau.shared.Money;

/**
 * What members from this size on pay.
 *
 * @param from inhabitants
 */
public record Stratum(long from, Money tariff) {}
