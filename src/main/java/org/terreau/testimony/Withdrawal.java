package org.terreau.testimony;

import java.util.Optional;

/** Why a testimony is no longer published. */
public enum Withdrawal {
    /** The person took the agreement back. */
    AGREEMENT("accord"),
    /** It was published by mistake, or tells who speaks. */
    MISTAKE("erreur"),
    /** The service changed since. */
    OUTDATED("perime");

    private final String code;

    Withdrawal(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Withdrawal> of(String code) {
        for (Withdrawal withdrawal : values()) if (withdrawal.code.equals(code)) return Optional.of(withdrawal);
        return Optional.empty();
    }
}
