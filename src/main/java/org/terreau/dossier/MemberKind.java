package org.terreau.dossier;

import java.util.Optional;

/** As what somebody was invited to a dossier. */
public enum MemberKind {
    WRITER("redaction", Access.WRITER),
    READER("lecture", Access.READER);

    private final String code;
    private final Access access;

    MemberKind(String code, Access access) {
        this.code = code;
        this.access = access;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    Access access() {
        return access;
    }

    public static Optional<MemberKind> of(String code) {
        for (MemberKind kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
        return Optional.empty();
    }
}
