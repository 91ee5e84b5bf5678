package org.terreau.sharing;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.territory.Collectivity;

/**
 * A collectivité that shares the cost.
 *
 * @param population the inhabitants that count: those of the official code unless others were typed; null when unknown
 * @param units counted for it: dossiers, agents, acts, or its fiscal potential
 * @param key its percentage in the statutes
 * @param own what it alone pays for, of the cost
 */
public record Member(Collectivity place, @Nullable Long population, BigDecimal units, BigDecimal key, Money own) {

    /** A member of whom nothing was typed. */
    public static Member of(Collectivity place) {
        return new Member(place, place.population(), BigDecimal.ZERO, BigDecimal.ZERO, Money.ZERO);
    }

    /** Its population is not the one of the official code. */
    public boolean populationTyped() {
        return !Objects.equals(population, place.population());
    }

    long inhabitants() {
        return population == null ? 0 : population;
    }
}
