package org.terreau.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product's life as dated facts.
 *
 * @param moments the oldest first
 * @param corrections how what is known changed, the newest first
 * @param formerIds ids under which it was known, whose addresses lead to it
 */
public record LifeStory(List<Moment> moments, List<Correction> corrections, List<String> formerIds) {

    public LifeStory {
        moments = List.copyOf(moments);
        corrections = List.copyOf(corrections);
        formerIds = List.copyOf(formerIds);
    }

    /** What a moment is. */
    public enum Kind {
        PHASE("phase"),
        EVENT("evenement"),
        FACT("fait"),
        DECISION("decision"),
        INCREMENT("increment"),
        REVIEW("revue"),
        END("fin");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * Something that happened.
     *
     * @param code which phase, event, fact or outcome; the number of an increment
     * @param before what it replaced, when it replaced something
     * @param text what it is: a name, a comment, a reason; may be empty
     * @param path of the page that says more; empty when there is none
     */
    public record Moment(
            LocalDate on, Kind kind, String code, @Nullable String before, String text, String path) {}

    /**
     * A change of what is known.
     *
     * @param source `equipe`, `catalogue` or `comite`
     * @param author shown to those who work on the product only
     */
    public record Correction(Instant at, ProductChange change, String reason, String source, String author) {}
}
