package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/** What became of a commitment to refinance. */
public enum PledgeState {
    DUE("a-echoir"),
    KEPT("tenu"),
    PARTLY("partiel"),
    BROKEN("non-tenu"),
    /** Its condition was not met, or the product stopped. */
    VOID("caduc");

    private final String code;

    PledgeState(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<PledgeState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
