package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pays for the people who work on products, told by the modules that own money. */
public interface MoneyThatPays {

    /** What the key of an order begins with. */
    String ORDER = "commande:";

    /**
     * Money that pays from one day to another, both included.
     *
     * @param key by which what it pays keeps it, the same as long as it exists
     * @param increment the one for which it was granted; 0 for an order, and for what no decision gave
     * @param order what was ordered of a holder, which pays those alone of whom it is said; null for money that pays whoever
     *     works on the product
     */
    record Payer(
            String key,
            int increment,
            LocalDate from,
            LocalDate until,
            @Nullable Order order) {

        /** Money that pays whoever works on the product. */
        public Payer(String key, int increment, LocalDate from, LocalDate until) {
            this(key, increment, from, until, null);
        }
    }

    /** What was ordered, and where those who work on the product read it. */
    record Order(String title, String path) {}

    /** The key of an order. */
    static String order(long number) {
        return ORDER + number;
    }

    /** Of each of these products, what pays, the first to end first; nothing for those that have none. One statement. */
    Map<ProductId, List<Payer>> of(Collection<ProductId> products);
}
