package org.terreau.eligibility;

/** Where an idea stands on a prerequisite. */
public enum Standing {
    MET("rempli"),
    TO_BE_WORKED_ON("a-travailler"),
    BLOCKING("bloquant");

    private final String code;

    Standing(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Standing of(String code) {
        for (Standing standing : values()) if (standing.code.equals(code)) return standing;
        throw new IllegalArgumentException("No standing is called " + code);
    }
}
