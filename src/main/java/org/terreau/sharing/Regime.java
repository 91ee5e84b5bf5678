package org.terreau.sharing;

import java.util.Arrays;
import java.util.Optional;

/** Whether amounts hold the tax on value added. */
public enum Regime {
    WITH_TAX("ttc"),
    WITHOUT_TAX("ht"),
    /** There is none: staff, grants. */
    EXEMPT("exo");

    private final String code;

    Regime(String code) {
        this.code = code;
    }

    /** As written in addresses and files. */
    public String code() {
        return code;
    }

    public static Optional<Regime> of(String code) {
        return Arrays.stream(values())
                .filter(regime -> regime.code.equals(code))
                .findFirst();
    }
}
