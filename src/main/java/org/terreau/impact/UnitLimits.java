package org.terreau.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value is not expected to be, whatever came before it: things that are counted are whole and not fewer than none, a rate is within
 * 0 and 100, a score within its scale. A change may be negative, and a quantity (euros, hours, tonnes) has decimals.
 */
public final class UnitLimits {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern RATE = Pattern.compile("%|pour ?cent(?:age)?|pourcent(?:age)?|percent");
    private static final Pattern SCORE = Pattern.compile("(?:\\p{L}+ )?(?:sur|/|out of) ?(\\d{1,3})");
    private static final Pattern CHANGE =
            Pattern.compile("croissance|[ée]volution|variation|[ée]cart|progression|solde|hausse|baisse|growth|change");
    private static final Pattern QUANTITY = Pattern.compile(
            "[kmg]?€.*|\\$|.*\\beuros?\\b.*|(?:[kmg]|k?w|t|g)?(?:h|m|g|o|s|w|t|l)[²³]?|ms|min|kwh|[mgt]wh|ko|mo|go|to"
                    + "|.*(?:heure|jour|minute|seconde|semaine|mois|ann[ée]e|\\ban\\b|tonne|gramme|litre|m[èe]tre|hectare|octet|co2|etp|point|note|score|indice|hour|day|week|month|year|second).*");

    private enum Kind {
        ANYTHING,
        RATE,
        SCORE,
        COUNT
    }

    private final Kind kind;
    private final boolean ratio;
    private final @Nullable BigDecimal most;

    private UnitLimits(Kind kind, boolean ratio, @Nullable BigDecimal most) {
        this.kind = kind;
        this.ratio = ratio;
        this.most = most;
    }

    public static UnitLimits of(Indicator indicator) {
        return of(indicator.name(), indicator.unit(), indicator.aggregation());
    }

    static UnitLimits of(String name, String unit, Aggregation aggregation) {
        String written = unit.strip().toLowerCase(Locale.ROOT);
        boolean ratio = aggregation == Aggregation.RATIO;
        if (CHANGE.matcher(name.toLowerCase(Locale.ROOT) + " " + written).find())
            return new UnitLimits(Kind.ANYTHING, ratio, null);
        if (RATE.matcher(written).matches()) return new UnitLimits(Kind.RATE, ratio, HUNDRED);
        Matcher score = SCORE.matcher(written);
        if (score.matches()) return new UnitLimits(Kind.SCORE, ratio, new BigDecimal(score.group(1)));
        boolean counted = (aggregation == Aggregation.SUM || aggregation == Aggregation.LAST)
                && !written.isEmpty()
                && !QUANTITY.matcher(written).matches();
        return new UnitLimits(counted ? Kind.COUNT : Kind.ANYTHING, ratio, null);
    }

    /** The key of what is wrong with a value; the numerator and the denominator of a ratio. */
    Optional<String> fault(BigDecimal numerator, @Nullable BigDecimal denominator) {
        return switch (kind) {
            case ANYTHING -> Optional.empty();
            case COUNT ->
                numerator.signum() < 0 || numerator.stripTrailingZeros().scale() > 0
                        ? Optional.of("impact.count.once")
                        : Optional.empty();
            case RATE -> within(numerator, denominator) ? Optional.empty() : Optional.of("impact.rate.once");
            case SCORE -> within(numerator, denominator) ? Optional.empty() : Optional.of("impact.scale.once");
        };
    }

    /** Where a value had to be, when it is elsewhere; that of a ratio is its quotient. A broken count is between two whole ones. */
    public Optional<UsualRange> missed(BigDecimal numerator, @Nullable BigDecimal denominator) {
        if (fault(numerator, denominator).isEmpty()) return Optional.empty();
        BigDecimal end = most == null ? numerator.abs() : most;
        return Optional.of(
                switch (kind) {
                    case RATE -> new UsualRange(BigDecimal.ZERO, ratio ? BigDecimal.ONE : HUNDRED);
                    case COUNT ->
                        new UsualRange(
                                numerator.signum() < 0 ? BigDecimal.ZERO : numerator.setScale(0, RoundingMode.FLOOR),
                                end.setScale(0, RoundingMode.CEILING));
                    default -> new UsualRange(BigDecimal.ZERO, end);
                });
    }

    /** What a sentence names: the end of the scale. */
    String most() {
        return most == null ? "" : most.toPlainString();
    }

    /** A rate that is a ratio is the share of its denominator; a score that is one, the mean of those who gave it. */
    private boolean within(BigDecimal numerator, @Nullable BigDecimal denominator) {
        if (most == null || numerator.signum() < 0) return most == null;
        if (!ratio || denominator == null) return numerator.compareTo(most) <= 0;
        return numerator.compareTo(kind == Kind.RATE ? denominator : denominator.multiply(most)) <= 0;
    }
}
