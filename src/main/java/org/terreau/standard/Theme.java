package org.terreau.standard;

import java.util.Optional;

/** A standard that checks inform. */
public enum Theme {
    SECURITY("securite"),
    ACCESSIBILITY("accessibilite"),
    PRIVACY("vie-privee"),
    IMPACT("impact"),
    TRANSPARENCY("transparence"),
    QUALITY("qualite");

    private final String code;

    Theme(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Theme> of(String code) {
        for (Theme one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}
