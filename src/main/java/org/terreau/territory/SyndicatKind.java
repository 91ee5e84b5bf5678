package org.terreau.territory;

import java.util.Arrays;
import java.util.Optional;

/** What a syndicat is, as the register of public establishments names it. */
public enum SyndicatKind {
    SINGLE_PURPOSE("sivu"),
    SEVERAL_PURPOSES("sivom"),
    MIXED_CLOSED("mixte-ferme"),
    MIXED_OPEN("mixte-ouvert"),
    RURAL_POLE("petr"),
    METROPOLITAN_POLE("pole-metropolitain"),
    OTHER("autre");

    private final String code;

    SyndicatKind(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<SyndicatKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
