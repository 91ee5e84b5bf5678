package org.terreau.deployment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * From how many answers and from which mean an experimentation is a success.
 *
 * @param mean 1 to 5
 * @param late set once users had answered: it judges nothing
 */
public record Thresholds(int responses, BigDecimal mean, LocalDate on, boolean late) {}
