package org.terreau.portfolio;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a product's public page, told by the module that owns it. */
public interface ProductSection {

    /**
     * A template and its page, ready to be rendered. The template shows an h2 first.
     *
     * @param template path under `src/main/jte` without its ending
     * @param paper the same for the printed stats page, which holds no drawing and no link; null when paper does not tell it
     */
    record Part(String template, Object page, @Nullable String paper) {

        public Part(String template, Object page) {
            this(template, page, null);
        }
    }

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
