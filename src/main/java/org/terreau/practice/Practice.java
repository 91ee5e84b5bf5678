package org.terreau.practice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;

/**
 * A good practice that an incubator expects of its products.
 *
 * @param phase from which it is due
 * @param position among those of its topic
 * @param withdrawnOn since when it is asked no more; what was answered before is kept
 */
public record Practice(
        long id,
        IncubatorId incubator,
        PracticeTopic topic,
        PhaseKind phase,
        int position,
        String wording,
        String hint,
        boolean mandatory,
        @Nullable LocalDate withdrawnOn,
        long version) {

    /**
     * What a product shows for it.
     *
     * @param state `fait` or `sans-objet`
     * @param evidence in words; with a link or without
     * @param owner who answers for it
     * @param member their account; null for somebody who is not on the team
     */
    public record Answer(
            String state,
            String evidence,
            String link,
            String owner,
            @Nullable AccountId member,
            LocalDate on,
            long version) {}

    /**
     * A practice for a product.
     *
     * @param due the product has reached its phase
     */
    public record Line(
            Practice practice, boolean due, @Nullable Answer answer) {

        public boolean missing() {
            return due && answer == null;
        }
    }

    /** Due for a product in this phase: it is reached, and the product lives. */
    boolean dueIn(@Nullable PhaseKind now) {
        return now != null && now.active() && now.compareTo(phase) >= 0;
    }
}
