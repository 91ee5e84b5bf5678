package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/** What kind of organisation brings money. */
public enum FunderKind {
    CENTRAL_STATE("etat-central"),
    OPERATOR("operateur"),
    COLLECTIVITY("collectivite"),
    SYNDICATE("syndicat"),
    INTERMINISTERIAL("interministeriel"),
    EUROPEAN_UNION("union-europeenne"),
    NON_PROFIT("prive-non-lucratif"),
    INCUBATOR("incubateur");

    private final String code;

    FunderKind(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<FunderKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
