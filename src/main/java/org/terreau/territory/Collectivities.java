package org.terreau.territory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The collectivities of the official geographic code, which change with its yearly edition, and the syndicats that the
 * staff entered. The code lists some legal persons several times, as the Collectivité de Corse under a région and two
 * départements: {@link #legalPerson} says which entries are one.
 */
public interface Collectivities {

    /** The largest first: régions and départements, whose population the code does not give, before the others. */
    Comparator<Collectivity> BY_SIZE = Comparator.comparing(
                    (Collectivity place) -> switch (place.id().kind()) {
                        case REGION, DEPARTEMENT -> Long.MAX_VALUE;
                        case COMMUNE, EPCI, SYNDICAT -> place.population() == null ? 0L : place.population();
                    })
            .reversed();

    /**
     * A collectivity found.
     *
     * @param under the name that led to it, "" when it is its own
     * @param part that name is the one of a part of it: a former commune, a municipal district
     */
    record Match(Collectivity place, String under, boolean part) {}

    /**
     * Those whose name, postal code or number resembles what is typed, best first, each legal person once. Accents, case,
     * hyphens, "st" for "saint" and typing errors are forgiven; former communes, municipal districts and usual names lead
     * to their collectivity.
     *
     * @param kind entries of the code of one kind only, or null for all
     * @param limit at most this many, 20 at most
     */
    List<Match> matches(String typed, @Nullable CollectivityKind kind, int limit);

    /** The same, without what led to them. */
    default List<Collectivity> search(String typed, @Nullable CollectivityKind kind, int limit) {
        return matches(typed, kind, limit).stream().map(Match::place).toList();
    }

    Optional<Collectivity> find(CollectivityId id);

    /** The collectivity that has this SIREN, or the SIRET of one of its establishments. */
    Optional<Collectivity> registered(String sirenOrSiret);

    /** Those that exist among these. */
    Map<CollectivityId, Collectivity> findAll(Collection<CollectivityId> ids);

    /** The one that stands for the legal person of an entry: for nearly all, itself. */
    Collectivity legalPerson(Collectivity entry);

    default CollectivityId legalPerson(CollectivityId entry) {
        return find(entry).map(this::legalPerson).map(Collectivity::id).orElse(entry);
    }

    /** Every entry of the code under which a legal person is listed: nearly always its own alone. */
    List<Collectivity> entriesOf(Collectivity person);

    /** Every département and overseas collectivity, in the order of their codes. */
    List<Collectivity> departements();

    /** The régions, by name. */
    List<Collectivity> regions();

    /** The codes of the départements where a collectivity is: those of a région, its own otherwise. */
    List<String> departementsOf(CollectivityId place);

    /** Every entry of the edition: régions, départements, EPCI, then communes. */
    List<Collectivity> all();

    /** The same as legal persons, each once. */
    List<Collectivity> legalPersons();

    /**
     * The legal persons that have exactly this name, spelling apart, or this label, the largest first: "saint denis",
     * "Saint-Denis (93)", "Commune de Saint-Denis".
     */
    List<Collectivity> named(String typed);

    /** The communes of which this number is a postal code, the largest first. */
    List<Collectivity> withPostalCode(String postalCode);

    /** The communes of an EPCI, a département, a région or a syndicat, by name; a commune's own is itself. */
    List<Collectivity> communesOf(CollectivityId place);

    /** The EPCI that a commune belongs to. */
    Optional<Collectivity> groupingOf(CollectivityId commune);

    /** The région of a département. */
    Optional<Collectivity> regionOf(String departement);

    /**
     * A commune of the past and the one that it joined, or a municipal district and its commune.
     *
     * @param code its code before the merger; that of the current one when only the name went
     * @param name "" when the source does not give it
     */
    record Former(String code, String name, Collectivity current) {}

    /** The commune that this code, which is no longer in the edition, led to. */
    Optional<Former> former(CollectivityId code);

    /** The communes of the past and the municipal districts that have this name or this label, spelling apart. */
    List<Former> formerNamed(String typed);

    /** The year of the edition in use. */
    int edition();
}
