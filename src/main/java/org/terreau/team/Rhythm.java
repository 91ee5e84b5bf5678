package org.terreau.team;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.terreau.shared.Refused;
import org.terreau.shared.TypedNumber;

/**
 * How much of their time somebody gives.
 *
 * @param amount days a week, by quarters of a day, or percents of full time
 */
public record Rhythm(BigDecimal amount, Unit unit) {

    /** The field in which it is typed. */
    public static final String FIELD = "rythme";

    private static final BigDecimal WEEK = BigDecimal.valueOf(5);
    private static final BigDecimal LEAST = new BigDecimal("0.25");
    private static final BigDecimal QUARTERS = BigDecimal.valueOf(4);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** What it is counted in. */
    public enum Unit {
        DAYS("jours"),
        SHARE("part");

        private final String code;

        Unit(String code) {
            this.code = code;
        }

        /** As written in the database. */
        public String code() {
            return code;
        }

        static Unit of(String code) {
            return code.equals(SHARE.code) ? SHARE : DAYS;
        }
    }

    public Rhythm {
        amount = amount.stripTrailingZeros();
        if (amount.scale() < 0) amount = amount.setScale(0);
    }

    /**
     * Reads "3", "2,5 jours" or "60 %".
     *
     * @return empty when nothing was typed
     * @throws Refused saying what is expected, of the field {@link #FIELD}
     */
    public static Optional<Rhythm> read(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) return Optional.empty();
        boolean share = text.endsWith("%");
        String bare = share ? text.substring(0, text.length() - 1) : text.replaceAll("\\s*(j|jours?|d|days?)$", "");
        BigDecimal amount =
                TypedNumber.read(bare.strip()).orElseThrow(() -> new Refused(FIELD, "team.rhythm.unread", typed));
        return Optional.of(share ? share(amount) : days(amount));
    }

    private static Rhythm share(BigDecimal amount) {
        if (amount.signum() <= 0 || amount.compareTo(WHOLE) > 0 || fraction(amount))
            throw new Refused(FIELD, "team.rhythm.share");
        return new Rhythm(amount, Unit.SHARE);
    }

    private static Rhythm days(BigDecimal amount) {
        if (amount.compareTo(LEAST) < 0 || amount.compareTo(WEEK) > 0) throw new Refused(FIELD, "team.rhythm.bounds");
        if (fraction(amount.multiply(QUARTERS))) throw new Refused(FIELD, "team.rhythm.quarter");
        return new Rhythm(amount, Unit.DAYS);
    }

    private static boolean fraction(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0;
    }

    /** Days a week. */
    public BigDecimal days() {
        return unit == Unit.DAYS ? amount : amount.multiply(WEEK).divide(WHOLE).stripTrailingZeros();
    }

    /** Percents of full time, rounded. */
    public int share() {
        return unit == Unit.SHARE
                ? amount.intValue()
                : amount.multiply(WHOLE).divide(WEEK, 0, RoundingMode.HALF_UP).intValue();
    }

    /** As somebody would type it. */
    public String typed() {
        String number = amount.toPlainString().replace('.', ',');
        return unit == Unit.SHARE ? number + " %" : number;
    }
}
