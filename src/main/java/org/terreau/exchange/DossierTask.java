package org.terreau.exchange;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;

/**
 * Something to do in a dossier, for its applicant or for somebody of the staff, by a date.
 *
 * @param assigneeId null when that person asked to be erased
 * @param internal read by the staff only
 * @param doneAt null while it is to be done
 * @param version for those who change it
 */
public record DossierTask(
        long id,
        DossierId dossier,
        String dossierTitle,
        String what,
        @Nullable AccountId assigneeId,
        String assignee,
        LocalDate due,
        boolean internal,
        @Nullable AccountId authorId,
        String author,
        Instant createdAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        long version) {

    public boolean done() {
        return doneAt != null;
    }

    /** To be done, and its date is past. */
    public boolean late(LocalDate today) {
        return !done() && due.isBefore(today);
    }

    public String path() {
        return "/dossiers/" + dossier + "/taches/" + id;
    }

    /** Which tasks a list shows. */
    public enum State {
        OPEN("a-faire"),
        LATE("en-retard"),
        DONE("faites"),
        ALL("toutes");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in addresses and message keys. */
        public String code() {
            return code;
        }

        /** Those to be done when no state is called so. */
        public static State of(String code) {
            for (State state : values()) if (state.code.equals(code)) return state;
            return OPEN;
        }
    }

    /**
     * A filter of the list over all dossiers.
     *
     * @param everybody those of others too, for the staff
     * @param words words of the task
     */
    public record Filter(State state, boolean everybody, String words) {}

    /** A task as it is typed; what is missing is null or empty. */
    public record Proposed(
            String what,
            @Nullable AccountId assignee,
            @Nullable LocalDate due,
            boolean internal) {}
}
