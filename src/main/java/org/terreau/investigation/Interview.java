package org.terreau.investigation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.shared.NotFound;
import org.terreau.territory.Collectivity;

/**
 * An interview or a field test, done or planned.
 *
 * @param place the collectivity of the person, null when it is another organisation
 * @param organisation when it is not a collectivity
 * @param channel code of one of {@link #CHANNELS}
 * @param person name, private to the dossier; empty when unknown or forgotten
 * @param contact e-mail address or telephone, private to the dossier
 * @param notes Markdown, private to the dossier
 * @param learnt one sentence
 * @param verbatim the sentence is the person's own words
 * @param keepUntil the day on which name, contact and notes go
 * @param forgotten when and why they went; null as long as they are there
 */
public record Interview(
        Id id,
        DossierId dossier,
        FieldKind kind,
        boolean planned,
        LocalDate on,
        String role,
        @Nullable Collectivity place,
        String organisation,
        String channel,
        Consent consent,
        @Nullable LocalDate consentOn,
        String person,
        String contact,
        String notes,
        String learnt,
        boolean verbatim,
        LocalDate keepUntil,
        @Nullable Forgotten forgotten,
        AccountId author,
        long version) {

    /** How one met, as written in forms, message keys and the database. */
    public static final java.util.List<String> CHANNELS =
            java.util.List.of("sur-place", "visio", "telephone", "courriel");

    /** An interview's number. */
    public record Id(long value) {

        /** Reads the number as an address has it; NotFound when it is not one. */
        public static Id parse(String written) {
            if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("interview", written);
            return new Id(Long.parseLong(written));
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** Name, contact and notes are gone. */
    public record Forgotten(Instant at, Why why) {}

    /** Why name, contact and notes went. */
    public enum Why {
        DUE("echeance"),
        ASKED("demande"),
        WITHDRAWN("retrait"),
        ERASED("effacement");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** As written in message keys and the database. */
        public String code() {
            return code;
        }

        static Why of(String code) {
            for (Why why : values()) if (why.code.equals(code)) return why;
            throw new IllegalArgumentException("Nothing is forgotten because of " + code);
        }
    }

    /** Where the person works: the collectivity, or the other organisation. */
    public String where() {
        return place == null ? organisation : place.label();
    }

    /** Something is kept that has to go one day. */
    public boolean holdsPersonalData() {
        return !person.isEmpty() || !contact.isEmpty() || !notes.isEmpty();
    }

    public String path() {
        return "/dossiers/" + dossier + "/investigation/entretiens/" + id;
    }
}
