package org.terreau.support;

import java.util.Arrays;
import java.util.Optional;

/** When in the life of a product an offer helps. */
public enum Moment {
    APPLYING("candidature"),
    INVESTIGATION("investigation"),
    CONSTRUCTION("construction"),
    ACCELERATION("acceleration"),
    SUSTAINING("perennisation"),
    COMMITTEE("comite"),
    ALWAYS("toujours");

    private final String code;

    Moment(String code) {
        this.code = code;
    }

    /** As written in forms, files, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Moment> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
