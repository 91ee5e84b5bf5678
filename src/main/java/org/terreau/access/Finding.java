package org.terreau.access;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A difference between what was declared, what was seen and what was decided.
 *
 * @param subject what it is about, the same from one day to the next: an account, a login or the tool
 * @param name of whom or what, for people
 * @param since the day from which it stands
 * @param until the last day on which it is borne; null when nobody decided to bear it
 */
public record Finding(
        Kind kind,
        String subject,
        String name,
        LocalDate since,
        @Nullable LocalDate until) {

    /** What differs, worst first (FIELD 4.2). */
    public enum Kind {
        /** A leaver is still there. */
        SCOPE_EXIT("parti-present"),
        /** Ticked as taken away, and seen since. */
        OVERDUE_MANUAL_ACTION("retire-vu"),
        /** Only leavers administer it soon. */
        LAST_ADMIN("dernier-administrateur"),
        /** For a product that ended. */
        INACTIVE_PRODUCT("produit-termine"),
        /** Nobody claims it. */
        ORPHAN("orphelin"),
        /** One login for several people. */
        SHARED("partage"),
        /** More rights than were given. */
        PRIVILEGE_DRIFT("droits-en-plus"),
        /** Given until a day that is past. */
        EXPIRED_GRANT("echu"),
        /** Somebody works here and nobody declared the account. */
        UNREGISTERED("non-declare"),
        /** Whose it is, is doubtful. */
        UNMATCHED_IDENTITY("identite-douteuse"),
        /** Expected and not there, a week after arrival. */
        MISSING("manquant"),
        /** Not used for long. */
        DORMANT("dormant"),
        /** A service account that nobody reviewed in time. */
        SERVICE_REVIEW("service-a-revoir"),
        /** Not read for too long. */
        UNVERIFIABLE("inverifiable");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in message keys, files and the database. */
        public String code() {
            return code;
        }

        public static Optional<Kind> of(String code) {
            for (Kind one : values()) if (one.code.equals(code)) return Optional.of(one);
            return Optional.empty();
        }
    }

    public boolean open() {
        return until == null;
    }

    /** By which a form names it. */
    public String key() {
        return kind.code() + " " + subject;
    }

    Finding borne(LocalDate day) {
        return new Finding(kind, subject, name, since, day);
    }
}
