package org.terreau.incubator;

import org.jspecify.annotations.Nullable;

/** A public organisation that carries an incubator or funds products. */
public record Organisation(
        OrganisationId id,
        String name,
        @Nullable String acronym,
        @Nullable String type,
        @Nullable String ministry) {}
