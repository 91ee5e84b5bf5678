package org.terreau.source;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * From where the values of an indicator are read by themselves.
 *
 * @param indicator its code
 * @param settings what was typed, by the names of {@link SourceKind#fields} and {@link SourceKind#COLUMNS}
 * @param secret a token is kept; nobody reads it again
 * @param nextAt when it is read next; null while it is paused
 * @param startedAt when it was last read, with or without success; null before
 * @param failures how many in a row
 * @param lastNewAt when a period that had no value last got one
 * @param silenceToldAt since when it is known to be silent; null when it is not
 */
public record Source(
        long id,
        ProductId product,
        String indicator,
        SourceKind kind,
        String name,
        Map<String, String> settings,
        boolean secret,
        PullRhythm rhythm,
        State state,
        long version,
        @Nullable Instant nextAt,
        @Nullable Instant startedAt,
        int failures,
        int openings,
        @Nullable Instant lastNewAt,
        @Nullable Instant silenceToldAt) {

    /** Whether it is read. */
    public enum State {
        RUNNING("marche"),
        /** By somebody's hand. */
        PAUSED("pause"),
        /** After too many failures: tried again later, by itself or by hand. */
        BROKEN("coupee");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in message keys and the database. */
        public String code() {
            return code;
        }

        static State of(String code) {
            for (State state : values()) if (state.code.equals(code)) return state;
            throw new IllegalArgumentException("No source is " + code);
        }
    }

    public Source {
        settings = Map.copyOf(settings);
    }

    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    /** Where it is called, without what follows a question mark: that may hold a key. */
    public String place() {
        return setting("adresse").replaceFirst("[?#].*", "");
    }

    public String path() {
        return product.path() + "/sources/" + id;
    }
}
