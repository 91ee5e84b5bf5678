package org.terreau.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A value that was taken although it is out of the usual range, until somebody says that it is right.
 *
 * @param place an official code, "" for the whole
 */
public record Doubt(
        long id,
        Instant foundAt,
        LocalDate start,
        String place,
        String segment,
        BigDecimal value,
        BigDecimal low,
        BigDecimal high) {}
