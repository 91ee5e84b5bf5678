package org.terreau.portfolio;

import java.util.Arrays;
import java.util.List;

/**
 * A page of a product on which its people work, and those that belong with it. A module adds one as a bean; it is shown
 * on each of them to who may edit the product.
 *
 * @param order from the left
 * @param key of its name in the message bundles
 * @param page below the product's address
 * @param others the beginnings of the addresses that belong with it, below the product's too
 */
public record ProductTab(int order, String key, String page, List<String> others) {

    public ProductTab {
        others = List.copyOf(others);
    }

    public ProductTab(int order, String key, String page, String... others) {
        this(order, key, page, Arrays.asList(others));
    }

    /** What is at this address below the product's belongs here. */
    public boolean holds(String below) {
        return under(page, below) || others.stream().anyMatch(other -> under(other, below));
    }

    private static boolean under(String page, String below) {
        return below.equals(page) || below.startsWith(page + "/");
    }
}
