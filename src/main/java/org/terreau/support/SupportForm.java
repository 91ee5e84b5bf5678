package org.terreau.support;

import java.util.Arrays;
import java.util.Optional;

/** The form that help takes. */
public enum SupportForm {
    MANDATE("mandat"),
    WORKSHOP("atelier"),
    AUDIT("audit"),
    SESSION("seance"),
    ADVICE("conseil"),
    TRAINING("formation"),
    ASSESSMENT("evaluation"),
    TOOL("outil");

    private final String code;

    SupportForm(String code) {
        this.code = code;
    }

    /** As written in forms, files, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<SupportForm> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
