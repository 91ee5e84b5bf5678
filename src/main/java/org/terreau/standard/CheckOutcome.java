package org.terreau.standard;

import java.util.Arrays;
import java.util.Optional;

/** What a check said, of one run or for good. The last five say that nothing was measured: they are no failures (FIELD 5.2). */
public enum CheckOutcome {
    PASSED("reussi", 3),
    TO_IMPROVE("a-ameliorer", 2),
    FAILED("echoue", 1),
    UNREACHABLE("injoignable", 0),
    UNREADABLE("illisible", 0),
    NOT_APPLICABLE("sans-objet", 0),
    ROBOT_ERROR("erreur-robot", 0),
    /** It takes a browser, and none looked. */
    NOT_LOOKED("pas-regarde", 0);

    private final String code;
    private final int height;

    CheckOutcome(String code, int height) {
        this.code = code;
        this.height = height;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    /** It says something of the site. */
    public boolean measured() {
        return height > 0;
    }

    /** From 1, failed, to 3, passed; 0 when nothing was measured. */
    public int height() {
        return height;
    }

    /** The codes of those that say something of the site, for statements. */
    static String[] measuredCodes() {
        return Arrays.stream(values())
                .filter(CheckOutcome::measured)
                .map(CheckOutcome::code)
                .toArray(String[]::new);
    }

    public boolean below(CheckOutcome other) {
        return height < other.height;
    }

    public static Optional<CheckOutcome> of(String code) {
        for (CheckOutcome one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}
