package org.terreau.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module shows on the home of whoever is not signed in. A module adds one as a bean; what it tells must be what
 * everybody may read, for the page is kept for all.
 */
public interface HomeSource {

    /** Where what it tells stands among what the others do, from the first. */
    int order();

    /** All that it has to tell now, from memory or in a few statements. */
    Told told();

    /** What is told; empty lists when there is nothing to show. */
    record Told(List<Figure> figures, List<Part> parts, List<Opening> openings) {

        public Told {
            figures = List.copyOf(figures);
            parts = List.copyOf(parts);
            openings = List.copyOf(openings);
        }

        public static Told figure(Figure figure) {
            return new Told(List.of(figure), List.of(), List.of());
        }

        public static Told part(Part part) {
            return new Told(List.of(), List.of(part), List.of());
        }

        public static Told openings(List<Opening> openings) {
            return new Told(List.of(), List.of(), openings);
        }

        public static Told nothing() {
            return new Told(List.of(), List.of(), List.of());
        }
    }

    /**
     * A figure in large.
     *
     * @param key of the message that says what is counted
     * @param path of the page that details it
     */
    record Figure(BigDecimal value, String key, String path) {

        public Figure(long value, String key, String path) {
            this(BigDecimal.valueOf(value), key, path);
        }
    }

    /** From top to bottom. */
    enum Slot {
        RESULTS,
        DECISION,
        VOICE,
        MAP
    }

    /**
     * A template and its page, ready to be rendered. The template shows an h2 first.
     *
     * @param template path under `src/main/jte` without its ending
     */
    record Part(Slot slot, String template, Object page) {}

    /**
     * Something that one may take part in today.
     *
     * @param key of the message that says what it is, with `about` as its argument
     * @param about a name, or how many there are
     * @param until its last moment; null when it has none
     */
    record Opening(String key, Object about, @Nullable Instant until, String path) {}
}
