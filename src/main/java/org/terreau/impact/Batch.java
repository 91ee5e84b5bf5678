package org.terreau.impact;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Measurements that arrive together, whatever their door: a form, a file, a call, a connector.
 *
 * @param origin where they come from, as readers see it ("saisie", the name of a file, of a key or of a connector)
 * @param whole all of them or none; otherwise the good lines are taken and the others reported
 * @param once what makes a second sending the same as the first, null when each sending counts
 * @param said the indicators whose unusual values somebody said are right
 */
public record Batch(
        Kind kind, String origin, boolean whole, @Nullable Once once, Lines lines, Predicate<String> said) {

    /** What a connector brings was sorted by whoever runs it; the others say what is right: see {@link #saying}. */
    public Batch(Kind kind, String origin, boolean whole, @Nullable Once once, Lines lines) {
        this(kind, origin, whole, once, lines, indicator -> kind == Kind.CONNECTOR);
    }

    /** The same, whose unusual values somebody said are right, by the code of their indicator. */
    public Batch saying(Predicate<String> right) {
        return new Batch(kind, origin, whole, once, lines, right);
    }

    /** By which door. */
    public enum Kind {
        FORM("saisie"),
        FILE("fichier"),
        PUSH("api"),
        CONNECTOR("connecteur"),
        UNDO("annulation");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in message keys and the database. */
        public String code() {
            return code;
        }

        /** Without anybody's hand. */
        public boolean automatic() {
            return this == PUSH || this == CONNECTOR;
        }

        public static Kind of(String code) {
            for (Kind kind : values()) if (kind.code.equals(code)) return kind;
            throw new IllegalArgumentException("No batch comes by " + code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A key chosen by the sender, and the digest of what was sent under it.
     *
     * @param key 200 characters at most
     */
    public record Once(String key, byte[] digest) {}

    /** Gives the lines one after the other, so that a million of them fit in no memory. */
    @FunctionalInterface
    public interface Lines {
        void into(Sink sink) throws IOException;
    }

    /** Where lines go. */
    public interface Sink {
        void line(Line line) throws IOException;

        void fault(Fault fault);
    }

    /**
     * A measurement as it is written; "" for what is not said.
     *
     * @param indicator its code
     * @param period as {@link Periodicity#read} understands it
     * @param value of what is not a ratio
     * @param territory "commune:29232", or the official code alone; "" for the whole
     */
    public record Line(
            long number,
            String indicator,
            String period,
            String value,
            String numerator,
            String denominator,
            String territory,
            String segment) {}
}
