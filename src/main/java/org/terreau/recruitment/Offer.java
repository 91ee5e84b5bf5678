package org.terreau.recruitment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.team.Trade;

/** Somebody is looked for: what for, under which terms, how they are chosen and until when one may answer. */
public record Offer(
        long id,
        IncubatorId incubator,
        Said said,
        Terms terms,
        Selection selection,
        List<Need> needs,
        Days days,
        JobOfferState stored,
        long version) {

    /** Months after its closing during which an offer says that it is over, before its page goes. */
    public static final int TOLD_MONTHS = 6;

    public Offer {
        needs = List.copyOf(needs);
    }

    /**
     * What everybody reads of it.
     *
     * @param problem what the product changes, in a sentence
     * @param work what will be done
     * @param contact a function to which one writes, never a person
     */
    public record Said(
            OfferKind kind, Trade trade, String title, String problem, String work, String profile, String contact) {}

    /**
     * Under which terms.
     *
     * @param days a week, on average; null while nobody said
     * @param start wished first day; null while nobody said
     * @param months how long it lasts; null while nobody said
     * @param holder the holder of the market who was told; nobody for a public post
     * @param referent somebody of the trade who read the offer before whoever publishes their first of it
     * @param seniority months of experience that are wanted, 0 for who begins; null while nobody said
     */
    public record Terms(
            @Nullable BigDecimal days,
            Remote remote,
            String place,
            @Nullable LocalDate start,
            @Nullable Integer months,
            boolean renewable,
            Met holder,
            Met referent,
            @Nullable Integer seniority) {

        /** The last day of what is offered; null while its length is not known. */
        public @Nullable LocalDate last() {
            return start == null || months == null
                    ? null
                    : start.plusMonths(months).minusDays(1);
        }
    }

    /**
     * Somebody who was spoken to before everybody reads the offer; never public.
     *
     * @param who empty for nobody
     * @param on null while nobody said
     */
    public record Met(String who, @Nullable LocalDate on) {

        /** They are named, and were spoken to on this day at the latest. */
        boolean by(LocalDate today) {
            return !who.isEmpty() && on != null && !on.isAfter(today);
        }
    }

    /**
     * How one is chosen.
     *
     * @param questions answered by yes or no
     * @param decisionOn the day on which candidates are told; null while nobody said
     */
    public record Selection(
            List<Criterion> criteria,
            List<String> questions,
            @Nullable LocalDate decisionOn) {

        public Selection {
            criteria = List.copyOf(criteria);
            questions = List.copyOf(questions);
        }
    }

    /**
     * What is marked.
     *
     * @param weight from 1 to 3
     * @param mandatory who has nothing of it is not chosen
     */
    public record Criterion(String label, int weight, boolean mandatory) {}

    /** A vacancy of a product's team. */
    public record Need(long mission, ProductId product) {}

    /**
     * Its moments.
     *
     * @param closesAt from which nobody may answer any more
     * @param endedAt when it was filled or withdrawn
     */
    public record Days(
            @Nullable Instant closesAt,
            @Nullable Instant publishedAt,
            @Nullable Instant endedAt) {}

    /** The state at a moment: a published offer is closed by its hour alone. */
    public JobOfferState state(Instant now) {
        Instant closes = days.closesAt();
        return stored == JobOfferState.PUBLISHED && closes != null && !now.isBefore(closes)
                ? JobOfferState.CLOSED
                : stored;
    }

    /** One may answer it. */
    public boolean open(Instant now) {
        return state(now) == JobOfferState.PUBLISHED;
    }

    /** Everybody may read it: it was published, and closed less than six months ago. */
    public boolean readable(Instant now) {
        Instant over = over();
        if (days.publishedAt() == null) return false;
        return over == null
                || now.isBefore(
                        Paris.start(Paris.day(over).plusMonths(TOLD_MONTHS).plusDays(1)));
    }

    /** When it closed, or closes; null for one that has no closing yet. */
    public @Nullable Instant over() {
        Instant ended = days.endedAt();
        Instant closes = days.closesAt();
        if (ended == null) return closes;
        return closes == null || ended.isBefore(closes) ? ended : closes;
    }

    public boolean of(OfferKind kind) {
        return said.kind() == kind;
    }

    /** Its public page. */
    public String path() {
        return "/rejoindre/" + id;
    }

    /** Where those who look for somebody work on it. */
    public String desk() {
        return "/recrutement/" + id;
    }
}
