package org.terreau.funding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.terreau.portfolio.PhaseKind;

/**
 * A figure that an incubator counts with where nobody said otherwise. Each has a usual value, observed in the field (FIELD 1.3,
 * 1.7, 1.8 and 1.10), until the lead of the incubator changes it.
 */
public enum MoneyNorm {
    /** What a year costs at least, in euros, public agents left out. */
    CONSTRUCTION(Kind.PHASES, "construction", 250_000),
    ACCELERATION(Kind.PHASES, "acceleration", 500_000),
    CONSOLIDATION(Kind.PHASES, "consolidation", 500_000),

    /** Days from the signature of an agreement to credits that can be ordered with. */
    INTERNAL(Kind.AGREEMENTS, AgreementKind.INTERNAL.code(), 0),
    /** Between two bodies of the State: signature, then opening of the credits. */
    DELEGATION(Kind.AGREEMENTS, AgreementKind.DELEGATION.code(), 30),
    /** An operator or a collectivity pays the State: 15 to 30 days to pay, 30 to 45 to open. */
    JOINED_FUNDS(Kind.AGREEMENTS, AgreementKind.JOINED_FUNDS.code(), 75),
    PRODUCT_REVENUE(Kind.AGREEMENTS, AgreementKind.PRODUCT_REVENUE.code(), 75),
    /** Each council votes. */
    POOLING(Kind.AGREEMENTS, AgreementKind.POOLING.code(), 90),
    GRANT(Kind.AGREEMENTS, AgreementKind.GRANT.code(), 0),
    HOLDER(Kind.AGREEMENTS, AgreementKind.HOLDER.code(), 0),

    /** Days that the acts on an order usually take. */
    NEED_TO_QUOTE(Kind.ORDERS, "besoin-devis", 9),
    QUOTE_TO_ORDER(Kind.ORDERS, "devis-commande", 21),
    NEED_TO_START(Kind.ORDERS, "besoin-demarrage", 30),
    STATEMENT_TO_HOLDER(Kind.ORDERS, "envoi-service-fait", 3),

    /** Euros a day without taxes, from a beginner to the most experienced. */
    DEPLOYMENT_LOW(Kind.DAYS, "jour-deploiement-bas", 270),
    DEPLOYMENT_HIGH(Kind.DAYS, "jour-deploiement-haut", 550),
    DEVELOPMENT_LOW(Kind.DAYS, "jour-developpement-bas", 450),
    DEVELOPMENT_HIGH(Kind.DAYS, "jour-developpement-haut", 650),
    DESIGN_LOW(Kind.DAYS, "jour-design-bas", 370),
    DESIGN_HIGH(Kind.DAYS, "jour-design-haut", 550),
    PRODUCT_LOW(Kind.DAYS, "jour-produit-bas", 400),
    PRODUCT_HIGH(Kind.DAYS, "jour-produit-haut", 600),
    COACHING_LOW(Kind.DAYS, "jour-coaching-bas", 550),
    COACHING_HIGH(Kind.DAYS, "jour-coaching-haut", 800),
    /** Nobody published a range of these: zero until somebody says one. */
    DATA_LOW(Kind.DAYS, "jour-data-bas", 0),
    DATA_HIGH(Kind.DAYS, "jour-data-haut", 0),
    SUPPORT_LOW(Kind.DAYS, "jour-support-bas", 0),
    SUPPORT_HIGH(Kind.DAYS, "jour-support-haut", 0),
    LAW_LOW(Kind.DAYS, "jour-droit-bas", 0),
    LAW_HIGH(Kind.DAYS, "jour-droit-haut", 0),
    FACILITATION_LOW(Kind.DAYS, "jour-animation-bas", 0),
    FACILITATION_HIGH(Kind.DAYS, "jour-animation-haut", 0),
    OTHER_LOW(Kind.DAYS, "jour-autre-bas", 0),
    OTHER_HIGH(Kind.DAYS, "jour-autre-haut", 0),

    /** What the holder of a market adds to what it pays, in hundredths of percent of that cost: see {@link Margin}. */
    HOLDER_MARGIN(Kind.MARGINS, "marge-titulaire", 1331);

    /** What figures are of; those of a kind have one source. */
    public enum Kind {
        PHASES("phases", 20_000_000),
        AGREEMENTS("actes", 730),
        ORDERS("commandes", 365),
        DAYS("jours", 5_000),
        MARGINS("marges", 10_000);

        private final String code;
        private final int most;

        Kind(String code, int most) {
            this.code = code;
            this.most = most;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        /** What none of them is above: more is an error of typing. */
        public int most() {
            return most;
        }

        public List<MoneyNorm> norms() {
            return Arrays.stream(MoneyNorm.values())
                    .filter(one -> one.kind == this)
                    .toList();
        }

        static Optional<Kind> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }

    private final Kind kind;
    private final String code;
    private final long usual;

    MoneyNorm(Kind kind, String code, long usual) {
        this.kind = kind;
        this.code = code;
        this.usual = usual;
    }

    public Kind kind() {
        return kind;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** What it is until somebody changes it. */
    public long usual() {
        return usual;
    }

    static Optional<MoneyNorm> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The one of a phase; empty for a phase that has none. */
    static Optional<MoneyNorm> of(PhaseKind phase) {
        return switch (phase) {
            case CONSTRUCTION -> Optional.of(CONSTRUCTION);
            case ACCELERATION -> Optional.of(ACCELERATION);
            case CONSOLIDATION -> Optional.of(CONSOLIDATION);
            default -> Optional.empty();
        };
    }

    static MoneyNorm of(AgreementKind agreement) {
        return of(agreement.code()).orElseThrow();
    }
}
