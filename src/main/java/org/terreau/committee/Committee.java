package org.terreau.committee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Outcome;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/**
 * A committee on a product: when it meets, what the team says to it, and where its evidence pack is.
 *
 * @param sentAt since when sponsors and committee readers may read the pack; null before
 * @param frozen the number of the frozen pack in effect; null while the pack is live
 * @param decidedOn when the committee decided; null until the pack is published
 * @param early why it meets so close to another committee of the product; empty when it does not
 * @param datedOn when its date was set, or moved
 * @param version of what two people may edit
 */
public record Committee(
        long id,
        ProductId product,
        LocalDate meetsOn,
        Words words,
        @Nullable Instant sentAt,
        @Nullable Integer frozen,
        @Nullable LocalDate decidedOn,
        @Nullable Instant publishedAt,
        String early,
        LocalDate datedOn,
        long version) {

    /**
     * What the team says and asks for.
     *
     * @param commitment what the carrying administration committed to at the start, as the team found it written
     * @param outcome null until the team chose
     */
    public record Words(
            String learnt,
            String asks,
            String commitment,
            @Nullable Outcome outcome,
            @Nullable Money amount,
            @Nullable Integer months) {

        static final Words NONE = new Words("", "", "", null, null, null);

        /** What a team may ask of its committee: a product exists already, and nobody asks to be sent elsewhere. */
        public static final Set<Outcome> ASKED =
                Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Outcome.INVESTIGATE, Outcome.REDIRECT)));

        /** Codes of what has to be written before it is sent, and is not. */
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (learnt.isEmpty()) missing.add("appris");
            if (outcome == null) missing.add("issue");
            return missing;
        }

        boolean empty() {
            return equals(NONE);
        }
    }

    /** Where the pack is. */
    public enum State {
        DRAFT("brouillon"),
        SENT("envoye"),
        FROZEN("fige"),
        PUBLISHED("publie");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in addresses, message keys and the database. */
        public String code() {
            return code;
        }
    }

    public State state() {
        if (publishedAt != null) return State.PUBLISHED;
        if (frozen != null) return State.FROZEN;
        return sentAt == null ? State.DRAFT : State.SENT;
    }

    public boolean live() {
        return frozen == null;
    }

    /** May be reopened: it is frozen, and the committee has not met. */
    public boolean reopens(LocalDate today) {
        return frozen != null && publishedAt == null && today.isBefore(meetsOn);
    }

    /** May be published: the pack is frozen, and the day of the committee has come. */
    public boolean publishes(LocalDate today) {
        return frozen != null && publishedAt == null && !today.isBefore(meetsOn);
    }

    /** The team may add to it: it is frozen, and the committee was not held yet. */
    public boolean adds(LocalDate today) {
        return frozen != null && publishedAt == null && !today.isAfter(meetsOn);
    }

    /** Its date may change, or the committee be given up: nothing was frozen for it. */
    public boolean moves() {
        return frozen == null;
    }

    public String path() {
        return path(product, meetsOn);
    }

    public static String path(ProductId product, LocalDate meetsOn) {
        return product.path() + "/comites/" + meetsOn;
    }
}
