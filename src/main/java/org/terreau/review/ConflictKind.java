package org.terreau.review;

import java.util.Optional;

/** Why somebody may not judge a subject with an open mind. */
public enum ConflictKind {
    EMPLOYER("employeur"),
    FUNDER("financement"),
    FAMILY("proche"),
    FORMER_WORK("travail-passe"),
    OTHER("autre");

    /** The key of the sentence for whoever declared one and would act all the same. */
    public static final String REFUSAL = "review.conflict.refusal";

    private final String code;

    ConflictKind(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<ConflictKind> named(String code) {
        for (ConflictKind kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
        return Optional.empty();
    }
}
