package org.terreau.access;

import java.util.Optional;

/** By what a tool knows somebody. */
public enum AccountKey {
    EMAIL("courriel"),
    LOGIN("identifiant"),
    NAME("pseudonyme");

    private final String code;

    AccountKey(String code) {
        this.code = code;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<AccountKey> of(String code) {
        for (AccountKey one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}
