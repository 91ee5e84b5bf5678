package org.terreau.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of products that a threshold may be read from: the module that keeps them is the one bean. */
public interface Gauges {

    /** A figure, as it is named. */
    record Gauge(String code, String name, String unit, boolean moreIsBetter) {}

    /**
     * A value.
     *
     * @param periodicity code of the length of its period
     * @param start first day of its period
     * @param lastDay last one
     * @param toCheck somebody has to say whether it is right
     */
    record Reading(BigDecimal value, String periodicity, LocalDate start, LocalDate lastDay, boolean toCheck) {}

    /** Those of a product, in the order in which to offer them. */
    List<Gauge> of(ProductId product);

    /** All values of a product, read once. */
    Known known(ProductId product);

    /** The targets of a product's figures, each with all that it was; the increment 0 for those that count in all of them. */
    List<Preregistration> targets(ProductId product);

    /** The same for every product. */
    Map<ProductId, List<Preregistration>> targets();

    /** The values of a product's figures. */
    interface Known {

        /** The last one whose period touches these days, the second one left out. */
        Optional<Reading> last(String code, LocalDate from, LocalDate until);

        /** There is a value of a period that began on this day or later. */
        boolean begun(String code, LocalDate from);
    }
}
