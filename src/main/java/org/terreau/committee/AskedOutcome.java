package org.terreau.committee;

import java.util.Arrays;
import java.util.Optional;

/** What a team asks of a committee. */
public enum AskedOutcome {
    CONTINUE("continuer", true),
    PROVISIONAL("provisoire", true),
    STOP("arreter", false),
    ACCELERATE("accelerer", true);

    private final String code;
    private final boolean funded;

    AskedOutcome(String code, boolean funded) {
        this.code = code;
        this.funded = funded;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** Comes with an amount and a number of months. */
    public boolean funded() {
        return funded;
    }

    public static Optional<AskedOutcome> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
