package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/**
 * The act by which money reaches a product. How long after its signature the money can usually be ordered with is a
 * {@link MoneyNorm}.
 */
public enum AgreementKind {
    INTERNAL("interne"),
    DELEGATION("delegation-gestion"),
    JOINED_FUNDS("fonds-de-concours"),
    PRODUCT_REVENUE("attribution-produits"),
    /** Collectivities share a service (CGCT L5211-4-2, L5111-1). */
    POOLING("mutualisation"),
    GRANT("subvention"),
    /** A small buy, in the order to the holder. */
    HOLDER("titulaire");

    private final String code;

    AgreementKind(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<AgreementKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
