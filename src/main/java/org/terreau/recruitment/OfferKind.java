package org.terreau.recruitment;

import java.util.Arrays;
import java.util.Optional;

/** What somebody is looked for: a mission that the money of products pays, or a post of the public service. */
public enum OfferKind {
    MISSION("mission"),
    POST("poste");

    private final String code;

    OfferKind(String code) {
        this.code = code;
    }

    /** As written in addresses, forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<OfferKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
