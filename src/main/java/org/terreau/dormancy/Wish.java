package org.terreau.dormancy;

import java.util.Arrays;
import java.util.Optional;

/** What those who work on a product want for it. */
public enum Wish {
    LIVES("vit"),
    ENDS("arret"),
    TAKEN_OVER("reprise");

    private final String code;

    Wish(String code) {
        this.code = code;
    }

    /** As forms, message keys and the database have it. */
    public String code() {
        return code;
    }

    public static Optional<Wish> of(String code) {
        return Arrays.stream(values()).filter(wish -> wish.code.equals(code)).findFirst();
    }
}
