package org.terreau.deployment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.territory.Collectivity;

/**
 * How much of its target a product reaches.
 *
 * @param total the whole target
 * @param strata by size of commune and kind of collectivity, of the target alone
 * @param departements by code, all those with a target or a use
 * @param quarters from the first use to now
 * @param elsewhere uses outside the target
 * @param territory what all of this is limited to; empty for the whole target
 * @param places the régions and départements where the product has a target, to choose from
 */
public record Coverage(
        Plans.Plan plan,
        Share total,
        Map<Stratum, Share> strata,
        List<Zone> regions,
        List<Zone> departements,
        List<Quarter> quarters,
        long elsewhere,
        Optional<Collectivity> territory,
        Places places) {

    public Coverage {
        regions = List.copyOf(regions);
        departements = List.copyOf(departements);
        quarters = List.copyOf(quarters);
    }

    /**
     * Of so many collectivities, so many use the product; and the inhabitants of the communes among them.
     *
     * @param inhabitants of the communes of the target
     */
    public record Share(long targets, long uses, long inhabitants, long reached) {

        public static final Share NONE = new Share(0, 0, 0, 0);

        Share plus(Share other) {
            return new Share(
                    targets + other.targets,
                    uses + other.uses,
                    inhabitants + other.inhabitants,
                    reached + other.reached);
        }

        /** In percent; 0 when there is no target. */
        public double percent() {
            return percent(uses, targets);
        }

        public double inhabitantsPercent() {
            return percent(reached, inhabitants);
        }

        static double percent(long part, long whole) {
            return whole == 0 ? 0 : Math.min(100, 100.0 * part / whole);
        }
    }

    /** A région or a département, with its share. */
    public record Zone(Collectivity place, Share share) {}

    /** Régions by name and départements by code. */
    public record Places(List<Collectivity> regions, List<Collectivity> departements) {

        public Places {
            regions = List.copyOf(regions);
            departements = List.copyOf(departements);
        }
    }

    /**
     * How things stood at the end of a quarter.
     *
     * @param uses of one product, or of all of them together
     * @param share of today's target: who used it then
     */
    public record Quarter(LocalDate first, long uses, Share share) {

        public int number() {
            return (first.getMonthValue() - 1) / 3 + 1;
        }
    }

    /** How many use it in each département, for the map. */
    public Map<String, Long> counts() {
        return departements.stream()
                .filter(zone -> zone.share().uses() > 0)
                .collect(java.util.stream.Collectors.toMap(
                        zone -> zone.place().id().code(), zone -> zone.share().uses()));
    }
}
