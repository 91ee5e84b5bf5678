package org.terreau.investigation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.shared.NotFound;

/**
 * Something that is believed and that the field may contradict.
 *
 * @param belief "Nous pensons que…"
 * @param refutation "Nous saurons que nous avons tort si…"
 * @param evidence how many interviews and tests say what
 */
public record Hypothesis(
        Id id,
        DossierId dossier,
        About about,
        String belief,
        String refutation,
        HypothesisState state,
        AccountId author,
        Instant writtenAt,
        long version,
        Map<Stance, Integer> evidence) {

    public Hypothesis {
        evidence = Map.copyOf(evidence);
    }

    /** A hypothesis's number. */
    public record Id(long value) {

        /** Reads the number as an address has it; NotFound when it is not one. */
        public static Id parse(String written) {
            if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("hypothesis", written);
            return new Id(Long.parseLong(written));
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** What a hypothesis is about. */
    public enum About {
        PROBLEM("probleme"),
        LEAD("piste"),
        VALUE("valeur"),
        FEASIBILITY("faisabilite");

        private final String code;

        About(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        public static About of(String code) {
            for (About about : values()) if (about.code.equals(code)) return about;
            throw new IllegalArgumentException("No hypothesis is about " + code);
        }
    }

    /** What one interview or test says of it, with where it comes from. */
    public record Evidence(
            long id,
            Interview.Id interview,
            FieldKind kind,
            LocalDate on,
            String role,
            String where,
            Stance stance,
            String sentence,
            AccountId author) {}

    /** A change of state; the list of them is never rewritten. */
    public record Move(HypothesisState from, HypothesisState to, String reason, AccountId author, Instant at) {}

    /** With its evidence, and how its state changed, the last change first. */
    public record Detail(Hypothesis hypothesis, List<Evidence> evidence, List<Move> moves) {

        public Detail {
            evidence = List.copyOf(evidence);
            moves = List.copyOf(moves);
        }
    }

    public int says(Stance stance) {
        return evidence.getOrDefault(stance, 0);
    }

    public int pieces() {
        return evidence.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The states that it may take now, those that the evidence doesn't allow yet included. */
    public Set<HypothesisState> next() {
        return state.next();
    }

    public String path() {
        return "/dossiers/" + dossier + "/investigation/hypotheses/" + id;
    }
}
