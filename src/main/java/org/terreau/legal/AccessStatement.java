package org.terreau.legal;

import java.time.LocalDate;

/**
 * What the site declares of its accessibility: what an audit of it found, else what the project's own tests prove.
 *
 * <p>Source: decree 2019-768 of 24 July 2019.
 *
 * @param rate of what applies and is met, in percent, never rounded up
 * @param audited somebody audited this very site
 */
public record AccessStatement(Level level, int rate, LocalDate on, boolean audited) {

    private static final int HALF = 50;
    private static final int WHOLE = 100;

    /** The three states that the law knows. */
    public enum Level {
        FULL("totale"),
        PARTIAL("partielle"),
        NONE("non");

        private final String code;

        Level(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }

        static Level of(int rate) {
            if (rate >= WHOLE) return FULL;
            return rate >= HALF ? PARTIAL : NONE;
        }
    }

    public static AccessStatement of(Particulars particulars) {
        if (!particulars.has(Particular.AUDIT_RATE) || !particulars.has(Particular.AUDIT_DAY))
            return new AccessStatement(
                    Level.of(Assessment.OF_TERREAU.rate()),
                    Assessment.OF_TERREAU.rate(),
                    Assessment.OF_TERREAU.on(),
                    false);
        int rate = Integer.parseInt(particulars.text(Particular.AUDIT_RATE));
        return new AccessStatement(Level.of(rate), rate, LocalDate.parse(particulars.text(Particular.AUDIT_DAY)), true);
    }
}
