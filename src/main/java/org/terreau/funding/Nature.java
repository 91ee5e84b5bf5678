package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/** Whether an amount is foreseen, foreseen again, or happened. */
public enum Nature {
    PLANNED("prevu", "prévu"),
    REVISED("revise", "révisé"),
    REALISED("realise", "réalisé");

    private final String code;
    private final String label;

    Nature(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    /** As files write it. */
    public String label() {
        return label;
    }

    public static Optional<Nature> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The one that a code stands for. */
    static Nature coded(String code) {
        return of(code).orElseThrow(() -> new IllegalArgumentException("No nature is called " + code));
    }
}
