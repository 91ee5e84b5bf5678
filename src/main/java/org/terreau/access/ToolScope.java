package org.terreau.access;

import java.util.Optional;

/** How wide an account on a tool reaches. */
public enum ToolScope {
    INCUBATOR("incubateur"),
    PRODUCT("produit");

    private final String code;

    ToolScope(String code) {
        this.code = code;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<ToolScope> of(String code) {
        for (ToolScope one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}
