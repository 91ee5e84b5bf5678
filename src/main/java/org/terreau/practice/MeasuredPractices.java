package org.terreau.practice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.terreau.portfolio.ProductId;

/**
 * What is measured of practices beside what people say: shown with it, never in its place. A module that measures adds one
 * as a bean.
 */
public interface MeasuredPractices {

    /** @return by the number of the practice; those that nothing measures are left out */
    Map<Long, Measure> of(ProductId product, Collection<Long> asked);

    /**
     * What was measured.
     *
     * @param on the day of the last reading
     * @param what was looked for: the key of its words
     * @param path where it is explained and contested
     */
    record Measure(boolean met, LocalDate on, String what, String path) {}
}
