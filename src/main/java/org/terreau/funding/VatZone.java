package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/** Where value added tax is due: its normal rate depends on it, and on the year (CGI art. 278, 294 and 296). */
public enum VatZone {
    METROPOLE("metropole", 2000),
    /** Guadeloupe, Martinique and La Réunion. */
    ANTILLES_REUNION("antilles-reunion", 850),
    /** Guyane and Mayotte, where it does not apply. */
    GUYANE_MAYOTTE("guyane-mayotte", 0);

    private static final int RAISED = 2014;
    private static final int BEFORE = 1960;

    private final String code;
    private final int rate;

    VatZone(String code, int rate) {
        this.code = code;
        this.rate = rate;
    }

    /** As written in forms and message keys. */
    public String code() {
        return code;
    }

    /** In hundredths of a percent: 2000 is 20 %. */
    public int rate(int year) {
        return this == METROPOLE && year < RAISED ? BEFORE : rate;
    }

    public static Optional<VatZone> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
