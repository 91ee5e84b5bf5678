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
 * @param beneficiarySiret fourteen digits; may be empty
 * @param rna W and nine digits, of an association; may be empty
 * @param termsText of {@link Terms#OTHER}; empty otherwise
 * @param paidUntil null when it is paid on one day
 * @param share of what the grant helps to pay, above 0 and at most 1
 * @param notified the European Commission was told of it
 * @param scheme of which it is part; may be empty
 */
public record DeclaredGrant(
        String giverSiret,
        String beneficiary,
        String beneficiarySiret,
        String rna,
        String purpose,
        boolean inKind,
        Terms terms,
        String termsText,
        LocalDate paidFrom,
        @Nullable LocalDate paidUntil,
        BigDecimal share,
        boolean notified,
        String scheme) {

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

    /** One day, or the first and the last one, as the schema writes them: 2026-09-01_2027-02-28. */
    public String paidOn() {
        return paidUntil == null ? paidFrom.toString() : paidFrom + "_" + paidUntil;
    }

    /** How it is paid, as the schema writes it. */
    public String paidHow() {
        return terms == Terms.OTHER ? terms.label() + " : " + termsText : terms.label();
    }
}
