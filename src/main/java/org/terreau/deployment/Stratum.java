package org.terreau.deployment;

import java.util.Arrays;
import java.util.Optional;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityKind;

/** What collectivities are compared by: the size of a commune, or the kind of the others. */
public enum Stratum {
    COMMUNE_TINY("commune-0", CollectivityKind.COMMUNE, 0),
    COMMUNE_VILLAGE("commune-500", CollectivityKind.COMMUNE, 500),
    COMMUNE_TOWN("commune-2000", CollectivityKind.COMMUNE, 2_000),
    COMMUNE_MIDDLE("commune-10000", CollectivityKind.COMMUNE, 10_000),
    COMMUNE_CITY("commune-50000", CollectivityKind.COMMUNE, 50_000),
    COMMUNE_METROPOLIS("commune-100000", CollectivityKind.COMMUNE, 100_000),
    EPCI("epci", CollectivityKind.EPCI, 0),
    DEPARTEMENT("departement", CollectivityKind.DEPARTEMENT, 0),
    REGION("region", CollectivityKind.REGION, 0),
    SYNDICAT("syndicat", CollectivityKind.SYNDICAT, 0);

    private final String code;
    private final CollectivityKind kind;
    private final long from;

    Stratum(String code, CollectivityKind kind, long from) {
        this.code = code;
        this.kind = kind;
        this.from = from;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public CollectivityKind kind() {
        return kind;
    }

    /** A commune whose population is unknown counts among the smallest. */
    public static Stratum of(Collectivity place) {
        long population = inhabitants(place);
        Stratum found = null;
        for (Stratum stratum : values())
            if (stratum.kind == place.id().kind() && population >= stratum.from) found = stratum;
        if (found == null) throw new IllegalStateException("No stratum for " + place.id());
        return found;
    }

    public static long inhabitants(Collectivity place) {
        Long population = place.population();
        return population == null ? 0 : population;
    }

    public static Optional<Stratum> find(String code) {
        return Arrays.stream(values())
                .filter(stratum -> stratum.code.equals(code))
                .findFirst();
    }
}
