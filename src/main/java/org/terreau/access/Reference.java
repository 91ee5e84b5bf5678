package org.terreau.access;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something for which somebody who leaves answers, and what becomes of it (FIELD 4.2).
 *
 * @param name an address, or a few words
 * @param heir who takes it, where it is handed over; empty otherwise
 * @param settled the day on which it was done; null before
 */
public record Reference(
        long id,
        Kind kind,
        String name,
        Fate fate,
        String heir,
        @Nullable LocalDate settled) {

    /** What it is. */
    public enum Kind {
        DOCUMENT("document"),
        DOMAIN("domaine"),
        REPOSITORY("depot");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in forms, message keys, files and the database. */
        public String code() {
            return code;
        }

        public static Optional<Kind> of(String code) {
            for (Kind one : values()) if (one.code.equals(code)) return Optional.of(one);
            return Optional.empty();
        }
    }

    /** What becomes of it. */
    public enum Fate {
        ARCHIVE("archiver"),
        TRANSFER("transmettre"),
        KEEP("garder");

        private final String code;

        Fate(String code) {
            this.code = code;
        }

        /** As written in forms, message keys, files and the database. */
        public String code() {
            return code;
        }

        public static Optional<Fate> of(String code) {
            for (Fate one : values()) if (one.code.equals(code)) return Optional.of(one);
            return Optional.empty();
        }
    }

    public boolean open() {
        return settled == null;
    }
}
