package org.terreau.recruitment;

import java.util.Arrays;
import java.util.Optional;

/** How much of the work is done from elsewhere. */
public enum Remote {
    FULL("total"),
    PARTIAL("partiel"),
    NONE("aucun");

    private final String code;

    Remote(String code) {
        this.code = code;
    }

    /** As written in addresses, forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Remote> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
