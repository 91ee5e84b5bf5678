package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/** The act by which money reaches a product, and how long after its signature the money can usually be ordered with. */
public enum AgreementKind {
    INTERNAL("interne", 0),
    /** Between two bodies of the State: signature, then opening of the credits. */
    DELEGATION("delegation-gestion", 30),
    /** An operator or a collectivity pays the State: 15 to 30 days to pay, 30 to 45 to open. */
    JOINED_FUNDS("fonds-de-concours", 75),
    PRODUCT_REVENUE("attribution-produits", 75),
    /** Collectivities share a service (CGCT L5211-4-2, L5111-1): each council votes. */
    POOLING("mutualisation", 90),
    GRANT("subvention", 0),
    /** A small buy, in the order to the holder. */
    HOLDER("titulaire", 0);

    private final String code;
    private final int leadDays;

    AgreementKind(String code, int leadDays) {
        this.code = code;
        this.leadDays = leadDays;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** Days from the signature to credits that can be ordered with, unless the agreement says otherwise. */
    public int leadDays() {
        return leadDays;
    }

    public static Optional<AgreementKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
