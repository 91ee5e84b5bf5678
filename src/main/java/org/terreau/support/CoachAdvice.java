package org.terreau.support;

import java.util.Arrays;
import java.util.Optional;

/** What a coach advises at the end: to have proposed to stop is to their credit. */
public enum CoachAdvice {
    CONTINUE("continuer"),
    CHANGE_COACH("changer"),
    STOP("arreter");

    private final String code;

    CoachAdvice(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<CoachAdvice> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
