package org.terreau.portfolio;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds that were written for one promise of an increment, from the first on.
 *
 * @param increment number of the increment
 * @param item the hypothesis in the scope; null for what is not one
 * @param wording of a hypothesis, or name of a figure; empty for the goal
 * @param versions the first one first, one at least
 */
public record Preregistration(
        Kind kind, int increment, @Nullable Long item, String wording, List<Threshold> versions) {

    /** What is promised. */
    public enum Kind {
        GOAL("objectif"),
        HYPOTHESIS("hypothese"),
        TARGET("cible");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in message keys, frozen packs and files. */
        public String code() {
            return code;
        }
    }

    public Preregistration {
        versions = List.copyOf(versions);
    }

    public Threshold current() {
        return versions.get(versions.size() - 1);
    }

    /** Those that another one took the place of, the first one first. */
    public List<Threshold> former() {
        return versions.subList(0, versions.size() - 1);
    }

    /** The code of the figure that it is read from; empty when it is said in words. */
    public Optional<String> readFrom() {
        Threshold.Figure figure = current().figure();
        return figure == null ? Optional.empty() : Optional.of(figure.gauge().code());
    }

    /**
     * What this value says of it; empty when it says nothing, or when nothing is written any more.
     *
     * @param over its day has come: before, what has no threshold for stopping is not missed yet
     */
    public Optional<Verdict> judged(Optional<Gauges.Reading> reading, boolean over) {
        Threshold.Figure figure = current().figure();
        BigDecimal success = figure == null ? null : figure.success();
        if (figure == null || success == null) return Optional.empty();
        return reading.map(known -> Verdict.of(
                        known.value(), success, figure.stop(), figure.gauge().moreIsBetter()))
                .filter(verdict -> over || figure.stop() != null || verdict != Verdict.MISSED);
    }
}
