package org.terreau.incubator;

import org.jspecify.annotations.Nullable;

/**
 * An incubator.
 *
 * @param owner the organisation that carries it, as the catalogue names it (it may not be described there)
 * @param description Markdown
 */
public record Incubator(
        IncubatorId id,
        String title,
        @Nullable String owner,
        @Nullable String contact,
        @Nullable String address,
        @Nullable String website,
        @Nullable String github,
        @Nullable String shortDescription,
        String description,
        boolean hidden) {}
