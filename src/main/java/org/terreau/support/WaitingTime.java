package org.terreau.support;

import java.util.Optional;

/**
 * How long one waits now: as long as those before take at the pace of a month, and never less than usual.
 *
 * @param days from today, 0 for at once
 */
public record WaitingTime(int days) {

    private static final int DAYS_OF_A_MONTH = 30;
    private static final int DAYS_OF_A_WEEK = 7;

    /**
     * @param ahead requests that wait before a new one
     * @return empty when nothing says it: the usual delay and the pace are both unknown
     */
    static Optional<WaitingTime> of(SupportOffer.Terms terms, int ahead) {
        Integer usual = terms.delayDays();
        Integer pace = terms.capacity();
        if (usual == null && pace == null) return Optional.empty();
        int queue = pace == null ? 0 : (int) Math.min(Integer.MAX_VALUE, (long) ahead * DAYS_OF_A_MONTH / pace);
        return Optional.of(new WaitingTime(Math.max(usual == null ? 0 : usual, queue)));
    }

    /** Weeks that are begun: 0 for less than a day. */
    public int weeks() {
        return (days + DAYS_OF_A_WEEK - 1) / DAYS_OF_A_WEEK;
    }
}
