package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What pays for the people who work on products, told by the modules that own money. */
public interface MoneyThatPays {

    /**
     * Money that pays from one day to another, both included.
     *
     * @param key by which what it pays keeps it, the same as long as it exists
     * @param increment the one for which it was granted
     */
    record Payer(String key, int increment, LocalDate from, LocalDate until) {}

    /** Of each of these products, what pays, the first to end first; nothing for those that have none. One statement. */
    Map<ProductId, List<Payer>> of(Collection<ProductId> products);
}
