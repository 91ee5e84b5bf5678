package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/** How far a tranche is; only what is open counts in a total. */
public enum TrancheState {
    OPEN("ouverte"),
    SUSPENDED("suspendue"),
    /** Its condition is met. */
    LIFTED("levee"),
    LOST("perdue");

    private final String code;

    TrancheState(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<TrancheState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
