package org.terreau.recruitment;

import java.util.Arrays;
import java.util.Optional;

/**
 * By which way somebody learnt of an offer, as they say it.
 *
 * <p>Source: FIELD 2.2, application.
 */
public enum ApplicationSource {
    SITE("ce-site"),
    COMMUNITY("communaute"),
    COLLEAGUE("connaissance"),
    NETWORK("reseau-social"),
    BOARD("site-d-offres"),
    EVENT("evenement"),
    OTHER("autre");

    private final String code;

    ApplicationSource(String code) {
        this.code = code;
    }

    /** As written in forms, files, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<ApplicationSource> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
