package org.terreau.support;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductId;

/**
 * A mandate of coaching.
 *
 * @param phase in which it was given
 */
public record Mandate(
        long id,
        IncubatorId incubator,
        ProductId product,
        PhaseKind phase,
        Coaches coaches,
        Span span,
        Questions questions,
        End end,
        long version) {

    /** Longest line, and longest text, in characters. */
    public static final int LINE = 200;

    public static final int TEXT = 1000;

    /**
     * Who coaches.
     *
     * @param first null once they left or were forgotten: somebody has to take over
     * @param second who coaches with them; null for nobody
     */
    public record Coaches(
            @Nullable AccountId first, @Nullable AccountId second) {

        boolean holds(AccountId account) {
            return account.equals(first) || account.equals(second);
        }
    }

    /**
     * For how long.
     *
     * @param until the last day
     * @param days of coaching in all
     * @param reason why it goes past what the phase usually asks; empty when it does not
     */
    public record Span(LocalDate from, LocalDate until, BigDecimal days, String reason) {}

    /**
     * What both sides agreed on before they began.
     *
     * @param different what will be different
     * @param success how one will know that it worked
     * @param excellence what would be more than was hoped
     * @param needs what the coach needs from the other
     */
    public record Questions(String different, String success, String excellence, String needs) {}

    /**
     * How it ended.
     *
     * @param on null while it runs
     * @param handover what is left, and to whom
     */
    public record End(@Nullable LocalDate on, String handover) {}

    /** Its end may be taken back: until its report is late. */
    public boolean endedLately(LocalDate today) {
        LocalDate on = end.on();
        return on != null && !on.plusDays(MandateWatch.REPORT_DAYS).isBefore(today);
    }

    public boolean running() {
        return end.on() == null;
    }

    public String path() {
        return "/appui/mandats/" + id;
    }
}
