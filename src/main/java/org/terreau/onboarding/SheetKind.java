package org.terreau.onboarding;

import java.util.Optional;

/** What a table of an incubator holds, in the order in which they are best brought in. */
public enum SheetKind {
    PRODUCTS("produits"),
    PEOPLE("personnes"),
    REQUESTS("demandes"),
    DOSSIERS("dossiers");

    private final String code;

    SheetKind(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<SheetKind> of(String code) {
        for (SheetKind kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
        return Optional.empty();
    }
}
