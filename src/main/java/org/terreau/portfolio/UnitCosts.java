package org.terreau.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a unit of what products do costs: the module that measures is the one bean. */
public interface UnitCosts {

    /**
     * A cost as it is known last, all taxes included, public agents left out.
     *
     * @param unit such as "€ / dossier"
     * @param from first day of the period of the units
     * @param until last one
     * @param basis what its money is
     */
    record Told(String name, BigDecimal value, String unit, LocalDate from, LocalDate until, MoneyBasis basis) {}

    /** Those of a product whose money is known. */
    List<Told> of(ProductId product);
}
