package org.terreau.committee;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Product;

/** Something that was promised to a committee: the next one reads what came of it. A module adds one as a bean. */
public interface PromiseSource {

    /**
     * What a committee looks back on.
     *
     * @param from first day; null when nothing was held and nothing ran
     * @param until the day that the pack speaks of
     * @param values of the product's figures, until that day
     */
    record Period(Product product, @Nullable LocalDate from, LocalDate until, Gauges.Known values) {

        /** The last value of a figure since a day; null when there is none, or when no figure is asked. */
        Gauges.@Nullable Reading last(@Nullable String figure, LocalDate since) {
            return figure == null
                    ? null
                    : values.last(figure, since, until.plusDays(1)).orElse(null);
        }
    }

    /** Where its promises stand among the others, from the first. */
    int order();

    /** The same number of statements whatever the product. */
    List<Evidence.Promise> of(Period period);
}
