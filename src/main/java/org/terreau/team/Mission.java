package org.terreau.team;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;

/**
 * What somebody does on a product, or what is to fill there.
 *
 * @param person null while it is vacant
 * @param rhythms each from a day on, the first one first; empty when nobody said
 */
public record Mission(
        long id,
        ProductId product,
        Work work,
        @Nullable Person person,
        Span span,
        List<Step> rhythms,
        Terms terms,
        long version) {

    private static final BigDecimal WEEK = BigDecimal.valueOf(7);
    private static final int EXACT = 4;

    public Mission {
        rhythms = List.copyOf(rhythms);
    }

    /**
     * What is done, and for whom.
     *
     * @param status null when nobody said
     * @param employer the administration or the holder of the market; may be empty
     */
    public record Work(
            Trade trade, String specialty, @Nullable MissionStatus status, String employer) {

        /** A public agent; whoever carries the service is one until somebody says otherwise. */
        public boolean agent() {
            return status == null ? trade == Trade.INTRAPRENEUR : status.agent();
        }

        /** Works for the administration; not known for whom nobody said the status of, the carrier aside. */
        public boolean internal() {
            return status == null ? trade == Trade.INTRAPRENEUR : status.internal();
        }
    }

    /**
     * When.
     *
     * @param since the first day; of a vacant one, the day from which somebody is needed
     * @param until the last day that is planned; null when nobody said
     * @param wished a later last day that no money pays yet; null when there is none
     * @param left the day on which it was closed; null while it lives
     */
    public record Span(
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable LocalDate wished,
            @Nullable LocalDate left) {

        /** It runs on this day. */
        public boolean covers(LocalDate day) {
            return !since.isAfter(day)
                    && (until == null || !until.isBefore(day))
                    && (left == null || day.isBefore(left));
        }

        /** The last day, planned or real; null when nobody said. */
        public @Nullable LocalDate last() {
            if (left == null) return until;
            return until == null || left.isBefore(until) ? left : until;
        }
    }

    /** A rhythm from a day on. */
    public record Step(LocalDate from, Rhythm rhythm) {}

    /**
     * Under which terms.
     *
     * @param paidBy what pays ({@link Payment}); empty when nobody said
     * @param letter of mission, of a public agent; null while there is none
     * @param deliverables what it delivers, one a line; may be empty
     * @param weighed how much it is missed while it is vacant; null when nobody said
     * @param named the person agreed that the public page names them
     */
    public record Terms(
            String paidBy,
            String objectives,
            String deliverables,
            @Nullable Letter letter,
            @Nullable Weighed weighed,
            boolean named) {}

    /**
     * How much a vacant one is missed.
     *
     * @param by who said it; null once they were erased
     */
    public record Weighed(Criticality criticality, @Nullable AccountId by, LocalDate on) {}

    /**
     * A letter of mission.
     *
     * @param days a week that the hierarchy grants; null when the letter does not say
     */
    public record Letter(
            LocalDate signedOn, String signatory, @Nullable BigDecimal days) {}

    /**
     * A change of the end.
     *
     * @param before what the end was; null when there was none
     * @param by who said it; empty once they were erased
     */
    public record Renewal(
            @Nullable LocalDate before,
            LocalDate until,
            @Nullable LocalDate wished,
            String why,
            String by,
            LocalDate on) {}

    public boolean vacant() {
        return person == null;
    }

    /** How much the team misses whom it looks for; null when nobody said, and once it is filled. */
    public @Nullable Criticality criticality() {
        Weighed weighed = terms.weighed();
        return vacant() && weighed != null ? weighed.criticality() : null;
    }

    public Trade trade() {
        return work.trade();
    }

    /** Nobody closed it: it is still of the team, even past its planned end. */
    public boolean lives() {
        return span.left() == null;
    }

    /** Somebody works on this day. */
    public boolean worked(LocalDate day) {
        return person != null && span.covers(day);
    }

    /** Still of the team although its end is past. */
    public boolean overdue(LocalDate today) {
        LocalDate until = span.until();
        return lives() && !vacant() && until != null && until.isBefore(today);
    }

    /** The rhythm on this day: the last one that began; before all of them, the first. */
    public Optional<Rhythm> rhythmOn(LocalDate day) {
        Rhythm found = null;
        for (Step step : rhythms) if (found == null || !step.from().isAfter(day)) found = step.rhythm();
        return Optional.ofNullable(found);
    }

    /**
     * Days of work from one day to another, both included, at the rhythm of each; none before the first day and after the
     * last one, or when nobody said how much.
     */
    public BigDecimal days(LocalDate from, LocalDate until) {
        LocalDate first = from.isAfter(span.since()) ? from : span.since();
        LocalDate end = span.last();
        LocalDate last = end == null || end.isAfter(until) ? until : end;
        BigDecimal weekly = BigDecimal.ZERO;
        for (int place = 0; place < rhythms.size(); place++) {
            LocalDate begins =
                    place == 0 ? first : later(first, rhythms.get(place).from());
            LocalDate next =
                    place + 1 < rhythms.size() ? rhythms.get(place + 1).from().minusDays(1) : last;
            LocalDate ends = next.isBefore(last) ? next : last;
            long calendar = Math.max(0, ChronoUnit.DAYS.between(begins, ends) + 1);
            weekly = weekly.add(rhythms.get(place).rhythm().days().multiply(BigDecimal.valueOf(calendar)));
        }
        return weekly.divide(WEEK, EXACT, RoundingMode.HALF_UP);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Days a week on this day; none when it does not run then or nobody said how much. */
    public BigDecimal daysOn(LocalDate day) {
        return worked(day) ? rhythmOn(day).map(Rhythm::days).orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
    }
}
