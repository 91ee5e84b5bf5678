package org.terreau.support;

import java.util.Arrays;
import java.util.Optional;

/** What an offer is about: the six promises of the incubator's offer, and three that products came to ask for. */
public enum Family {
    METHOD("methode"),
    LAUNCH("lancement"),
    RECRUITING("recrutement"),
    TRAINING("formation"),
    IMPACT("impact"),
    TOOLS("outils"),
    CONFORMITY("conformite"),
    FUNDING("financement"),
    CRISIS("crise");

    private final String code;

    Family(String code) {
        this.code = code;
    }

    /** As written in forms, files, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Family> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
