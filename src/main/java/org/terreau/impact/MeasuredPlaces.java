package org.terreau.impact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/** The territories that measurements name, with what they belong to. */
@Component
class MeasuredPlaces {

    /** Of what is measured as a whole. */
    static final JdbcMeasures.Place WHOLE = new JdbcMeasures.Place("", "", null, null);

    private final Collectivities collectivities;
    private volatile @Nullable Map<String, String> regions;

    MeasuredPlaces(Collectivities collectivities) {
        this.collectivities = collectivities;
    }

    /** @param written "commune:29232", or the official code alone */
    Optional<JdbcMeasures.Place> find(CollectivityKind grain, String written) {
        String full = written.indexOf(':') < 0 ? grain.code() + ":" + written : written;
        return CollectivityId.parse(full)
                .filter(id -> id.kind() == grain)
                .flatMap(collectivities::find)
                .map(known -> placed(grain, known.id(), known.departement()));
    }

    private JdbcMeasures.Place placed(CollectivityKind grain, CollectivityId id, @Nullable String departement) {
        String own = grain == CollectivityKind.DEPARTEMENT ? id.code() : departement;
        String region = grain == CollectivityKind.REGION
                ? id.code()
                : own == null ? null : regions().get(own);
        return new JdbcMeasures.Place(grain.code(), id.code(), own, region);
    }

    /** The région of each département: the geographic code changes with the edition alone. */
    private Map<String, String> regions() {
        Map<String, String> known = regions;
        if (known != null) return known;
        Map<String, String> read = new HashMap<>();
        for (Collectivity region : collectivities.regions())
            for (String departement : collectivities.departementsOf(region.id()))
                read.put(departement, region.id().code());
        regions = read;
        return read;
    }
}
