package org.terreau.access;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.team.Trade;

/** Which plans somebody's missions ask for (FIELD 4.3). All missions are those of one person in one incubator. */
final class PlanRules {

    /** Days before its last one from which a mission is being left. */
    static final int SOON = 60;

    /** Days between two missions below which nobody left. */
    static final int BACK_TO_BACK = 7;

    /** Days after the first day until which a mission that is recorded late is still an arrival. */
    static final int LATE_ARRIVAL = 30;

    /** Days after the last one until which something is to be done: the last of it is after ninety days. */
    static final int AFTER = 120;

    /** Months from which the onboarding session is mandatory (FIELD 2.3, T15). */
    static final int ONBOARDING_MONTHS = 3;

    /** What somebody is ordered for, without taxes, from which the session is mandatory too (FIELD 2.3, T15). */
    static final Money ONBOARDING_ORDER = Money.euros(17_500);

    /** Days of work that such an order pays, where nobody said which one does (FIELD 2.3, T15). */
    static final int ONBOARDING_DAYS = 39;

    private PlanRules() {}

    /**
     * A mission as far as these rules go.
     *
     * @param last included; null when nobody said
     * @param days of work from the first day to the last one; none when nobody said how much, or without a last day
     * @param ordered its part of the order that pays it, without taxes; null when none is known to
     */
    record Held(
            long mission,
            ProductId product,
            IncubatorId incubator,
            LocalDate since,
            @Nullable LocalDate last,
            boolean market,
            String employer,
            Trade trade,
            BigDecimal days,
            @Nullable Money ordered) {}

    /**
     * A plan that has to be there.
     *
     * @param day the first or the last day of the mission
     * @param partial another mission keeps the person in the incubator
     * @param onboarding the onboarding session is mandatory; never for a departure
     */
    record Wanted(Held held, Moment moment, LocalDate day, boolean partial, boolean onboarding) {}

    static List<Wanted> wanted(Collection<Held> missions, LocalDate today) {
        List<Wanted> wanted = new ArrayList<>();
        for (Held one : missions) {
            arrival(one, missions, today).ifPresent(wanted::add);
            departure(one, missions, today).ifPresent(wanted::add);
        }
        return wanted;
    }

    private static Optional<Wanted> arrival(Held one, Collection<Held> all, LocalDate today) {
        if (one.since().isBefore(today.minusDays(LATE_ARRIVAL))) return Optional.empty();
        LocalDate last = one.last();
        if (last != null && last.isBefore(today)) return Optional.empty();
        boolean partial = false;
        for (Held other : all) {
            if (other.mission() == one.mission() || !before(other, one)) continue;
            LocalDate end = other.last();
            boolean running = end == null || !end.isBefore(one.since());
            boolean touching = end == null || !end.isBefore(one.since().minusDays(BACK_TO_BACK + 1L));
            if (touching && (!running || other.product().equals(one.product()))) return Optional.empty();
            partial |= running;
        }
        return Optional.of(new Wanted(one, Moment.ARRIVAL, one.since(), partial, onboards(one, all)));
    }

    /** Long enough, unless the person was long enough there within the year before. */
    static boolean onboards(Held one, Collection<Held> all) {
        return lasts(one)
                && all.stream()
                        .noneMatch(other -> other.mission() != one.mission()
                                && before(other, one)
                                && lasts(other)
                                && !endedBefore(other, one.since().minusYears(1)));
    }

    private static boolean endedBefore(Held other, LocalDate day) {
        LocalDate last = other.last();
        return last != null && last.isBefore(day);
    }

    private static boolean lasts(Held one) {
        LocalDate last = one.last();
        if (last == null || !last.plusDays(1).isBefore(one.since().plusMonths(ONBOARDING_MONTHS))) return true;
        if (!one.market()) return false;
        Money ordered = one.ordered();
        return ordered == null
                ? one.days().compareTo(BigDecimal.valueOf(ONBOARDING_DAYS)) >= 0
                : ordered.compareTo(ONBOARDING_ORDER) >= 0;
    }

    private static boolean before(Held other, Held one) {
        return other.since().isBefore(one.since())
                || other.since().equals(one.since()) && other.mission() < one.mission();
    }

    private static Optional<Wanted> departure(Held one, Collection<Held> all, LocalDate today) {
        LocalDate last = one.last();
        if (last == null || last.isAfter(today.plusDays(SOON)) || last.isBefore(today.minusDays(AFTER)))
            return Optional.empty();
        boolean partial = false;
        for (Held other : all) {
            if (other.mission() == one.mission() || !after(other, one, last)) continue;
            boolean running = !other.since().isAfter(last);
            boolean touching = !other.since().isAfter(last.plusDays(BACK_TO_BACK + 1L));
            if (touching && (!running || other.product().equals(one.product()))) return Optional.empty();
            partial |= running;
        }
        return Optional.of(new Wanted(one, Moment.DEPARTURE, last, partial, false));
    }

    /** It ends later; of two that end on the same day, the first one closes all. */
    private static boolean after(Held other, Held one, LocalDate last) {
        LocalDate end = other.last();
        return end == null || end.isAfter(last) || end.equals(last) && other.mission() < one.mission();
    }

    /** Why a plan that is there has to go: its mission goes on, or is no longer this person's. */
    static boolean cancels(Plan plan, Collection<Held> missions, LocalDate today) {
        Optional<Held> held =
                missions.stream().filter(one -> one.mission() == plan.mission()).findFirst();
        if (held.isEmpty()) return true;
        Held one = held.get();
        if (plan.moment() == Moment.ARRIVAL) return one.since().isAfter(plan.day());
        LocalDate last = one.last();
        return last == null || last.isAfter(today.plusDays(SOON)) || !last.isBefore(today.minusDays(AFTER));
    }
}
