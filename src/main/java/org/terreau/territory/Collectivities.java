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

    /** Those that have exactly this name, spelling apart, or this label: "saint denis", "Saint-Denis (93)". */
    List<Collectivity> named(String typed);

    /** The communes of an EPCI, a département or a région, by name; a commune's own is itself. */
    List<Collectivity> communesOf(CollectivityId place);

    /** The EPCI that a commune belongs to. */
    Optional<Collectivity> groupingOf(CollectivityId commune);

    /** The région of a département. */
    Optional<Collectivity> regionOf(String departement);

    /**
     * A commune of the past and the one that it joined.
     *
     * @param code its code before the merger; that of the current one when only the name went
     * @param name "" when the source does not give it
     */
    record Former(String code, String name, Collectivity current) {}

    /** The commune that this code, which is no longer in the edition, led to. */
    Optional<Former> former(CollectivityId code);

    /** The communes of the past that had this name, spelling apart. */
    List<Former> formerNamed(String typed);

    /** The year of the edition in use. */
    int edition();
}
