package org.terreau.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A figure of products that a module keeps, which indicators may be computed from. A module adds one as a bean. */
public interface ProductFigure {

    /** The name of the figure that is all the money granted to a product since its start, all taxes included. */
    String GRANTED = "budget-accorde";

    /** In formulas: small letters and hyphens, the same for ever. */
    String name();

    /** Of its values, such as "€". */
    String unit();

    /** Key of the sentence that says what it is. */
    String meaning();

    /** All that is known of a product, read once. */
    Known of(ProductId product);

    /** The figure of every product today, for lists; empty where it is not kept so. */
    default Map<ProductId, BigDecimal> all() {
        return Map.of();
    }

    /** The figure at a period: of its first day and the day after its last. */
    interface Known {
        Optional<BigDecimal> at(LocalDate from, LocalDate until);

        /** What money of that period it was read from; empty of what is no money, and where nothing is known. */
        default Optional<MoneyBasis> basis(LocalDate from, LocalDate until) {
            return Optional.empty();
        }

        /** The first day from which it is known, so that a formula of figures alone has periods; empty when nobody says. */
        default Optional<LocalDate> since() {
            return Optional.empty();
        }
    }
}
