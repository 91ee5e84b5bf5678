package org.terreau.support;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;

/**
 * Something with which an incubator helps.
 *
 * @param position among the others of the catalogue, from the first
 */
public record SupportOffer(
        long id,
        IncubatorId incubator,
        Described described,
        Terms terms,
        OfferState state,
        int position,
        long version) {

    /**
     * What it is, in words that everybody reads.
     *
     * @param gains what one gets; empty while nobody wrote it
     * @param audience for whom it is, and what has to be there before
     * @param access how it is asked for
     * @param deliverer the trade that gives it
     */
    public record Described(
            String name,
            Family family,
            SupportForm form,
            Set<Moment> moments,
            String gains,
            String audience,
            String access,
            String deliverer) {

        public Described {
            moments = moments.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(moments));
        }
    }

    /**
     * What it costs and how long it takes.
     *
     * @param volume the usual one, in words
     * @param delayDays usual days before it begins; null when nobody said
     * @param value what it would cost, given by the incubator; null when unknown, which is not nothing
     * @param capacity how many may begin in a month; null when nobody counts
     * @param confidential what is asked is read by who gives it and by the lead alone
     * @param source where these figures come from
     */
    public record Terms(
            String volume,
            @Nullable Integer delayDays,
            @Nullable Money value,
            @Nullable Integer capacity,
            boolean confidential,
            String source) {}

    public String path() {
        return "/appui/" + id;
    }

    /** Everybody may read it: somebody wrote what one gets. */
    public boolean readable() {
        return !described.gains().isEmpty();
    }

    public boolean askable() {
        return readable() && state != OfferState.CLOSED;
    }

    /** The moment under which it is told first. */
    public Moment first() {
        return described.moments().iterator().next();
    }

    SupportOffer with(Described others, Terms other) {
        return new SupportOffer(id, incubator, others, other, state, position, version);
    }
}
