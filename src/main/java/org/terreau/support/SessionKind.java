package org.terreau.support;

import java.util.Arrays;
import java.util.Optional;

/** What a coach did on a day. */
public enum SessionKind {
    COACHING("accompagnement"),
    WORKSHOP("atelier"),
    COMMITTEE("comite"),
    /** The standards of the product read through with its team, once a year (FIELD 3.3, S6). */
    STANDARDS("standards"),
    /** The work of the team, which it should do itself: counted, to see when a team has to be strengthened. */
    INSTEAD("a-la-place");

    private final String code;

    SessionKind(String code) {
        this.code = code;
    }

    /** As written in forms, files, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<SessionKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
