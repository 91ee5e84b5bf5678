package org.terreau.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the law asks to publish of a grant, besides who gives how much: the fields of the schema SCDL Subventions 2.1.1.
 *
 * @param giverSiret fourteen digits
 * @param share of what the grant helps to pay, above 0 and at most 1
 * @param notified the European Commission was told of it
 * @param scheme of which it is part; may be empty
 */
public record DeclaredGrant(
        String giverSiret,
        Beneficiary beneficiary,
        String purpose,
        boolean inKind,
        Payment payment,
        BigDecimal share,
        boolean notified,
        String scheme) {

    /**
     * Who receives it.
     *
     * @param siret fourteen digits; may be empty
     * @param rna W and nine digits, of an association; may be empty
     */
    public record Beneficiary(String name, String siret, String rna) {}

    /**
     * How and when it is paid.
     *
     * @param otherwise in words, of {@link Terms#OTHER}; empty otherwise
     * @param until null when it is paid on one day
     */
    public record Payment(
            Terms terms,
            String otherwise,
            LocalDate from,
            @Nullable LocalDate until) {

        /** One day, or the first and the last one, as the schema writes them: 2026-09-01_2027-02-28. */
        public String on() {
            return until == null ? from.toString() : from + "_" + until;
        }

        /** As the schema writes it. */
        public String how() {
            return terms == Terms.OTHER ? terms.label() + " : " + otherwise : terms.label();
        }
    }

    /** How it is paid. */
    public enum Terms {
        ONCE("unique", "unique"),
        STEPS("echelonne", "échelonné"),
        OTHER("autre", "autre");

        private final String code;
        private final String label;

        Terms(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        /** As the schema writes it. */
        public String label() {
            return label;
        }

        public static Optional<Terms> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }
}
