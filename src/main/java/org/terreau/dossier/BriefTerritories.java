package org.terreau.dossier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** The experimentation territory that a brief names. */
@Component
public class BriefTerritories {

    private final Collectivities collectivities;

    BriefTerritories(Collectivities collectivities) {
        this.collectivities = collectivities;
    }

    /** Null when the brief names none, or one that the official code does not have. */
    public @Nullable Collectivity of(Brief brief) {
        return CollectivityId.parse(brief.get(Brief.Part.TERRITORY))
                .flatMap(collectivities::find)
                .orElse(null);
    }
}
