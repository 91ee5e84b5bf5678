package org.terreau.support;

import java.util.Arrays;
import java.util.Optional;

/** Whether an offer may be asked for: at once, behind others, or not for now. */
public enum OfferState {
    OPEN("ouverte"),
    SATURATED("saturee"),
    CLOSED("fermee");

    private final String code;

    OfferState(String code) {
        this.code = code;
    }

    /** As written in forms, files, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<OfferState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
