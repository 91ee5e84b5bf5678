package org.terreau.investigation;

/** What an interview or a test says of a hypothesis. */
public enum Stance {
    SUPPORTS("appuie"),
    CONTRADICTS("contredit"),
    NUANCES("nuance");

    private final String code;

    Stance(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Stance of(String code) {
        for (Stance stance : values()) if (stance.code.equals(code)) return stance;
        throw new IllegalArgumentException("No evidence " + code);
    }
}
