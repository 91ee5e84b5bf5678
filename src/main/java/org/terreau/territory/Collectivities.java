package org.terreau.territory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The collectivities of the official geographic code. Read only: they change with the yearly edition. */
public interface Collectivities {

    /**
     * Those whose name or postal code resembles what is typed, best first. Accents, case, hyphens, "st" for "saint" and
     * typing errors are forgiven.
     *
     * @param kind one kind only, or null for all
     * @param limit at most this many, 20 at most
     */
    List<Collectivity> search(String typed, @Nullable CollectivityKind kind, int limit);

    Optional<Collectivity> find(CollectivityId id);

    /** Those that exist among these. */
    Map<CollectivityId, Collectivity> findAll(Collection<CollectivityId> ids);

    /** Every département and overseas collectivity, in the order of their codes. */
    List<Collectivity> departements();

    /** The régions, by name. */
    List<Collectivity> regions();

    /** The codes of the départements of a région, and of overseas collectivities that are both. */
    List<String> departementsOf(CollectivityId region);

    /** Every collectivity of the edition: régions, départements, EPCI, then communes. */
    List<Collectivity> all();

    /** The year of the edition in use. */
    int edition();
}
