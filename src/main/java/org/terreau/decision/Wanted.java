package org.terreau.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * A decision as it is typed.
 *
 * @param outcome null until it is chosen
 * @param last number of the last decision that the page showed; 0 for none
 */
public record Wanted(
        @Nullable Outcome outcome,
        String reason,
        Decision.Grant grant,
        Elsewhere elsewhere,
        Sitting sitting,
        List<Asked> conditions,
        long last) {

    public Wanted {
        conditions = List.copyOf(conditions);
    }

    /** Where to go and what would change the answer. */
    public record Elsewhere(String where, String returnIf) {

        public static final Elsewhere NONE = new Elsewhere("", "");
    }

    /**
     * @param on the day of the committee that was convened; null when it is decided today, without one
     * @param next the day of the next one; null when it is not set
     */
    public record Sitting(
            @Nullable LocalDate on,
            String present,
            String dissent,
            @Nullable LocalDate next) {

        public static final Sitting TODAY = new Sitting(null, "", "", null);
    }

    /**
     * A condition as it is typed.
     *
     * @param owner null until it is chosen
     * @param figure code of the figure that it is read from; empty when it is no figure
     */
    public record Asked(
            String wording,
            Condition.@Nullable Owner owner,
            @Nullable LocalDate dueOn,
            String figure,
            @Nullable BigDecimal threshold) {

        boolean empty() {
            return wording.isEmpty() && figure.isEmpty() && threshold == null && dueOn == null;
        }
    }

    /** With a reason and what is granted, taken today. */
    public static Wanted of(Outcome outcome, String reason, @Nullable Money granted, @Nullable LocalDate until) {
        return new Wanted(
                outcome,
                reason,
                new Decision.Grant(null, granted, until),
                Elsewhere.NONE,
                Sitting.TODAY,
                List.of(),
                NOTHING_SHOWN);
    }

    public Wanted asking(Asked... asked) {
        return new Wanted(outcome, reason, grant, elsewhere, sitting, List.of(asked), last);
    }

    public Wanted elsewhere(String where, String returnIf) {
        return new Wanted(outcome, reason, grant, new Elsewhere(where, returnIf), sitting, conditions, last);
    }

    public Wanted sitting(Sitting other) {
        return new Wanted(outcome, reason, grant, elsewhere, other, conditions, last);
    }

    /** No page was shown: whatever was decided before is known. */
    static final long NOTHING_SHOWN = -1;
}
