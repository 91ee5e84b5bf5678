package org.terreau.investigation;

/** What the person who was met agreed to. Without it the facts are kept and nothing else. */
public enum Consent {
    NONE("aucun"),
    ORAL("oral"),
    WRITTEN("ecrit"),
    WITHDRAWN("retire");

    private final String code;

    Consent(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** Notes, a name, a contact or the person's own words may be kept. */
    public boolean allowsNotes() {
        return this == ORAL || this == WRITTEN;
    }

    public static Consent of(String code) {
        for (Consent consent : values()) if (consent.code.equals(code)) return consent;
        throw new IllegalArgumentException("No consent is called " + code);
    }
}
