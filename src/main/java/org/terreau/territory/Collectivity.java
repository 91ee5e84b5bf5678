package org.terreau.territory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collectivity as the official geographic code has it.
 *
 * @param departement code of its département; null for a région
 * @param departementName name of its département; null for a région
 * @param population inhabitants, null where the code gives none; populations of different kinds are of different years
 *     and are never added
 * @param postalCodes of a commune; empty for the others
 */
public record Collectivity(
        CollectivityId id,
        String name,
        @Nullable String departement,
        @Nullable String departementName,
        @Nullable Long population,
        List<String> postalCodes) {

    public Collectivity {
        postalCodes = List.copyOf(postalCodes);
    }

    /** Its name and what tells it from its namesakes: "Saint-Denis (93)". */
    public String label() {
        return departement == null || id.kind() == CollectivityKind.DEPARTEMENT
                ? name
                : name + " (" + departement + ")";
    }
}
