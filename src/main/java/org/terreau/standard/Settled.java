package org.terreau.standard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a check stands over its runs: one better run raises it, three worse ones in a row let it fall, an ended certificate
 * at once (FIELD 5.4). What measured nothing moves nothing. Another version of its rule begins another series.
 *
 * @param outcome where it stands
 * @param since the day since which it stands there
 * @param last what the last run said, which may differ
 * @param below how many runs in a row measured less than where it stands
 * @param broken it began anew because its rule changed: no rise, no fall
 */
public record Settled(
        CheckOutcome outcome, LocalDate since, CheckOutcome last, int below, int version, boolean broken) {

    /** How many runs in a row it takes to fall. */
    public static final int TO_FALL = 3;

    static Settled after(@Nullable Settled before, CheckOutcome now, boolean atOnce, int version, LocalDate day) {
        if (before == null || !before.outcome.measured() && now.measured())
            return new Settled(now, day, now, 0, version, before != null && before.broken);
        if (!now.measured())
            return new Settled(before.outcome, before.since, now, before.below, before.version, before.broken);
        if (before.version != version) return new Settled(now, day, now, 0, version, true);
        if (now == before.outcome) return new Settled(now, before.since, now, 0, version, before.broken);
        if (!now.below(before.outcome) || atOnce || before.below + 1 >= TO_FALL)
            return new Settled(now, day, now, 0, version, false);
        return new Settled(before.outcome, before.since, now, before.below + 1, version, before.broken);
    }

    /** What a letter tells: it stands elsewhere than before, by the same rule, and both were measured. */
    boolean movedFrom(@Nullable Settled before) {
        return before != null && before.outcome.measured() && outcome != before.outcome && before.version == version;
    }

    /** An ended certificate waits for no second look. */
    static boolean atOnce(Check check, Finding finding) {
        return check == Check.CERTIFICATE && finding.outcome() == CheckOutcome.FAILED;
    }
}
