package org.terreau.source;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.terreau.impact.Periodicity;

/** What is called, and what has to be known to call it. */
public enum SourceKind {
    /** The convention of the French incubators. */
    STATS("stats", true, EnumSet.complementOf(EnumSet.of(Periodicity.QUARTER)), Field.needed("adresse")),
    MATOMO(
            "matomo",
            true,
            EnumSet.complementOf(EnumSet.of(Periodicity.QUARTER)),
            Field.needed("adresse"),
            Field.needed("site"),
            Field.chosen("mesure", "nb_visits", "nb_uniq_visitors", "nb_actions", "nb_conversions"),
            Field.free("objectif")),
    PLAUSIBLE(
            "plausible",
            true,
            EnumSet.of(Periodicity.DAY, Periodicity.WEEK, Periodicity.MONTH),
            Field.needed("adresse"),
            Field.needed("site"),
            Field.chosen("mesure", "visitors", "visits", "pageviews", "events")),
    METABASE("metabase", false, EnumSet.allOf(Periodicity.class), Field.needed("adresse")),
    GRIST(
            "grist",
            true,
            EnumSet.allOf(Periodicity.class),
            Field.needed("adresse"),
            Field.needed("document"),
            Field.free("table"),
            Field.free("requete")),
    JSON("json", true, EnumSet.allOf(Periodicity.class), Field.needed("adresse"), Field.free("lignes")),
    CSV("csv", true, EnumSet.allOf(Periodicity.class), Field.needed("adresse"));

    /** Of those that give rows: where each part of a value is. */
    public static final List<String> COLUMNS =
            List.of("col-date", "col-valeur", "col-denominateur", "col-territoire", "col-segment");

    /** Ticked when the period that has not ended is taken too. */
    public static final String RUNNING = "en-cours";

    /**
     * Something to be known.
     *
     * @param choices what it is chosen from; empty when it is typed
     */
    public record Field(String name, boolean required, List<String> choices) {

        public Field {
            choices = List.copyOf(choices);
        }

        static Field needed(String name) {
            return new Field(name, true, List.of());
        }

        static Field free(String name) {
            return new Field(name, false, List.of());
        }

        static Field chosen(String name, String... choices) {
            return new Field(name, true, List.of(choices));
        }
    }

    private final String code;
    private final boolean secret;
    private final Set<Periodicity> periodicities;
    private final List<Field> fields;

    SourceKind(String code, boolean secret, Set<Periodicity> periodicities, Field... fields) {
        this.code = code;
        this.secret = secret;
        this.periodicities = periodicities;
        this.fields = List.of(fields);
    }

    /** As written in addresses, forms, message keys and the database. */
    public String code() {
        return code;
    }

    public List<Field> fields() {
        return fields;
    }

    /** May be called with a token. */
    public boolean secret() {
        return secret;
    }

    /** Gives rows in which each part of a value has its column; otherwise one value a period, for the whole. */
    public boolean rows() {
        return this == METABASE || this == GRIST || this == JSON || this == CSV;
    }

    public boolean gives(Periodicity periodicity) {
        return periodicities.contains(periodicity);
    }

    public static Optional<SourceKind> of(String code) {
        for (SourceKind kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
        return Optional.empty();
    }
}
