package org.terreau.onboarding;

import java.util.Arrays;
import java.util.Optional;

/** What becomes of a line of a table. */
public enum Fate {
    MADE("faite"),
    KNOWN("connue"),
    REFUSED("refusee");

    private final String code;

    Fate(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Fate> of(String code) {
        return Arrays.stream(values()).filter(fate -> fate.code.equals(code)).findFirst();
    }
}
