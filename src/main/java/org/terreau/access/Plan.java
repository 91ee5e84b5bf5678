package org.terreau.access;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;

/**
 * What the arrival or the departure of somebody asks.
 *
 * @param person by their number in teams
 * @param day the first or the last day of the mission
 * @param partial another mission keeps the person in the incubator: only the difference is asked
 * @param market paid through a market: the last service-done statement waits for its blocking steps
 * @param made the day on which it was made
 * @param cancelled the day on which the mission went on after all; null while it holds
 */
public record Plan(
        long id,
        IncubatorId incubator,
        ProductId product,
        long mission,
        long person,
        Moment moment,
        LocalDate day,
        boolean partial,
        boolean market,
        String employer,
        LocalDate made,
        @Nullable LocalDate cancelled,
        List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param step null for one that is about an account
     * @param tool on which an account is opened or taken away; null for the others
     * @param account the one to take away; null for the others
     * @param offset days from the day of the plan
     * @param done null while it is open
     * @param by who did it; null once they were erased
     * @param undone the day on which it was undone after the plan was cancelled; null where it was not
     */
    public record Step(
            long id,
            @Nullable PlanStep step,
            @Nullable Long tool,
            @Nullable Long account,
            int offset,
            boolean blocking,
            @Nullable LocalDate done,
            @Nullable AccountId by,
            String proof,
            @Nullable LocalDate undone) {

        public boolean open() {
            return done == null;
        }

        public String code() {
            return step == null ? PlanStep.ACCOUNT : step.code();
        }

        public PlanStep.Doer doer() {
            return step == null ? PlanStep.Doer.INCUBATOR : step.doer();
        }

        public boolean staffOnly() {
            return step != null && step.staffOnly();
        }

        /** It was done, and has to be undone now that the mission goes on. */
        public boolean toUndo() {
            return done != null && undone == null && (step == null || step.undone());
        }
    }

    public boolean holds() {
        return cancelled == null;
    }

    /** The day of a step; nothing was due before the plan was made. */
    public LocalDate due(Step step) {
        LocalDate due = day.plusDays(step.offset());
        return due.isBefore(made) ? made : due;
    }

    public List<Step> open() {
        return steps.stream().filter(Step::open).toList();
    }

    public List<Step> blocking() {
        return steps.stream().filter(one -> one.open() && one.blocking()).toList();
    }

    public List<Step> toUndo() {
        return holds() ? List.of() : steps.stream().filter(Step::toUndo).toList();
    }

    /** The step to do first; empty when all is done. */
    public Optional<Step> next() {
        return steps.stream()
                .filter(Step::open)
                .min(Comparator.comparing(Step::offset).thenComparing(Step::id));
    }

    /** Something should have been done before this day. */
    public boolean late(LocalDate today) {
        return holds() && next().filter(step -> due(step).isBefore(today)).isPresent();
    }

    /** Days ahead of which what is to be done is near. */
    static final int NEAR = 14;

    /** Something is to be done within two weeks, or to be undone. */
    public boolean near(LocalDate today) {
        return !toUndo().isEmpty()
                || holds()
                        && next().filter(step -> !due(step).isAfter(today.plusDays(NEAR)))
                                .isPresent();
    }

    public String path() {
        return "/arrivees-et-departs/" + id;
    }
}
