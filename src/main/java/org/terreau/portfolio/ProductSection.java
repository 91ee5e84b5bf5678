package org.terreau.portfolio;

import java.util.Optional;

/** A part of a product's public page, told by the module that owns it. */
public interface ProductSection {

    /**
     * A template and its page, ready to be rendered. The template shows an h2 first.
     *
     * @param template path under `src/main/jte` without its ending
     */
    record Part(String template, Object page) {}

    /** From top to bottom. */
    int order();

    /** Also shown on the product's stats page. */
    default boolean onStatsPage() {
        return false;
    }

    /** Called when the catalogue is taken in memory: what is read once for all products is read then. */
    default void hold() {}

    /** The part for everybody, empty when there is nothing to show. */
    Optional<Part> of(Product product);
}
