package org.terreau.portfolio;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what was promised came. */
public enum Verdict {
    KEPT("oui"),
    PARTLY("en-partie"),
    MISSED("non");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /** As written in message keys, frozen packs and files. */
    public String code() {
        return code;
    }

    /**
     * What a value says of the thresholds that it is read against: between the two, the promise is kept in part.
     *
     * @param stop null when nobody said from where one stops
     */
    public static Verdict of(BigDecimal value, BigDecimal success, @Nullable BigDecimal stop, boolean moreIsBetter) {
        if (gain(value, success, moreIsBetter) >= 0) return KEPT;
        return stop != null && gain(value, stop, moreIsBetter) > 0 ? PARTLY : MISSED;
    }

    private static int gain(BigDecimal value, BigDecimal over, boolean moreIsBetter) {
        return moreIsBetter ? value.compareTo(over) : over.compareTo(value);
    }

    public static Optional<Verdict> named(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** What the team says of a hypothesis; empty while it is open. */
    static Optional<Verdict> of(ScopeKind.Outcome outcome) {
        return switch (outcome) {
            case DONE, CONFIRMED -> Optional.of(KEPT);
            case NOT_DONE, REFUTED -> Optional.of(MISSED);
            case OPEN -> Optional.empty();
        };
    }
}
