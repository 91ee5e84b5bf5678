package org.terreau.investigation;

import org.jspecify.annotations.Nullable;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityKind;

/**
 * Where somebody works, as everybody may read it beside their role. In a place of few inhabitants a role is one person:
 * its kind and its département stand for its name there. Another organisation is never named.
 *
 * @param name of the collectivity; null when it would point at one person
 * @param kind null for another organisation
 * @param departement name of the département; null when there is none to tell
 */
public record PublicPlace(
        @Nullable String name,
        @Nullable CollectivityKind kind,
        @Nullable String departement) {

    /** From this many inhabitants on, a collectivity is named. */
    public static final long NAMED_FROM = 3_500;

    public static PublicPlace of(@Nullable Collectivity place) {
        if (place == null) return new PublicPlace(null, null, null);
        Long population = place.population();
        if (population != null && population >= NAMED_FROM)
            return new PublicPlace(place.label(), place.id().kind(), place.departementName());
        return new PublicPlace(null, place.id().kind(), place.departementName());
    }
}
