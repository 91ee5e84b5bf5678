package org.terreau.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** How the values of several periods make one of a longer period. Missing is not zero: nothing gives nothing. */
public enum Aggregation {
    SUM("somme"),
    LAST("derniere"),
    AVERAGE("moyenne");

    private final String code;

    Aggregation(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** @param values in the order of their periods, one or more */
    public BigDecimal of(List<BigDecimal> values) {
        if (values.isEmpty()) throw new IllegalArgumentException("Nothing to aggregate");
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (this) {
            case SUM -> sum;
            case LAST -> values.get(values.size() - 1);
            case AVERAGE -> sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
        };
    }

    public static Optional<Aggregation> named(String code) {
        for (Aggregation aggregation : values()) if (aggregation.code.equals(code)) return Optional.of(aggregation);
        return Optional.empty();
    }
}
