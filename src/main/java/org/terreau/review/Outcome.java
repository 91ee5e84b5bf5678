package org.terreau.review;

/** What a committee may decide. */
public enum Outcome {
    INVESTIGATE("investiguer"),
    BUILD("construire"),
    PROVISIONAL("provisoire"),
    STOP("arreter");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** Opens or carries on a product, with money. */
    public boolean funds() {
        return this != STOP;
    }

    public static Outcome of(String code) {
        for (Outcome outcome : values()) if (outcome.code.equals(code)) return outcome;
        throw new IllegalArgumentException("No outcome is called " + code);
    }
}
