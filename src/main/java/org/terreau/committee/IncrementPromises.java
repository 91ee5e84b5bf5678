package org.terreau.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.IncrementPlan;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.ScopeKind;
import org.terreau.portfolio.Threshold;
import org.terreau.portfolio.Thresholds;
import org.terreau.portfolio.Verdict;

/**
 * What the increments of a period promised: the goal, the hypotheses, the targets. A promise without a threshold is among
 * them, since that is what is missing.
 */
@Component
class IncrementPromises implements PromiseSource {

    private final Increments increments;
    private final Thresholds thresholds;

    IncrementPromises(Increments increments, Thresholds thresholds) {
        this.increments = increments;
        this.thresholds = thresholds;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<Evidence.Promise> of(Period period) {
        List<Preregistration> written = thresholds.of(period.product().id());
        List<Evidence.Promise> promises = new ArrayList<>();
        List<IncrementPlan> plans = increments.of(period.product().id()).stream()
                .filter(plan -> during(plan.increment(), period))
                .toList();
        for (IncrementPlan plan : plans)
            promises.addAll(new Reading(plan, written, period, plan.equals(plans.get(plans.size() - 1))).promises());
        return promises;
    }

    private static boolean during(Increment increment, Period period) {
        LocalDate from = period.from();
        return !increment.dropped()
                && !increment.start().isAfter(period.until())
                && (from == null || increment.end().isAfter(from));
    }

    /**
     * An increment read for one pack.
     *
     * @param last of the period: the targets that count in all increments are read in that one
     */
    private record Reading(IncrementPlan plan, List<Preregistration> written, Period period, boolean last) {

        List<Evidence.Promise> promises() {
            List<Evidence.Promise> promises = new ArrayList<>();
            Optional<IncrementPlan.Came> came = Optional.ofNullable(plan.came());
            promises.add(of(
                    Preregistration.Kind.GOAL,
                    plan.increment().goal(),
                    came.map(IncrementPlan.Came::told).orElse(""),
                    find(Preregistration.Kind.GOAL, null),
                    came.map(IncrementPlan.Came::verdict)));
            if (plan.settled())
                for (IncrementPlan.Item item : plan.kept(ScopeKind.HYPOTHESIS))
                    promises.add(of(
                            Preregistration.Kind.HYPOTHESIS,
                            item.wording(),
                            item.learnt(),
                            find(Preregistration.Kind.HYPOTHESIS, item.id()),
                            item.verdict()));
            Set<String> read = new HashSet<>();
            for (Preregistration one : own()) one.readFrom().ifPresent(read::add);
            for (Preregistration target : targets())
                if (read.add(target.readFrom().orElseThrow()))
                    promises.add(of(
                            Preregistration.Kind.TARGET, target.wording(), "", Optional.of(target), Optional.empty()));
            return promises;
        }

        private List<Preregistration> own() {
            return written.stream()
                    .filter(one ->
                            one.increment() == plan.increment().number() && one.kind() != Preregistration.Kind.TARGET)
                    .toList();
        }

        private Optional<Preregistration> find(Preregistration.Kind kind, @Nullable Long item) {
            return own().stream()
                    .filter(one -> one.kind() == kind && Objects.equals(one.item(), item))
                    .findFirst();
        }

        /** Those of this increment, then those that count in all of them. */
        private List<Preregistration> targets() {
            List<Preregistration> targets = new ArrayList<>();
            for (int increment : last
                    ? List.of(plan.increment().number(), 0)
                    : List.of(plan.increment().number()))
                written.stream()
                        .filter(one -> one.kind() == Preregistration.Kind.TARGET
                                && one.increment() == increment
                                && one.current().written())
                        .forEach(targets::add);
            return targets;
        }

        private Evidence.Promise of(
                Preregistration.Kind kind,
                String wording,
                String told,
                Optional<Preregistration> bars,
                Optional<Verdict> said) {
            Optional<Gauges.Reading> value =
                    bars.flatMap(one -> Thresholds.last(one, plan.increment(), until(), period.values()));
            Optional<Verdict> verdict = bars.filter(one -> one.readFrom().isPresent())
                    .map(one -> one.judged(value, !plan.increment().lastDay().isAfter(period.until())))
                    .orElse(said);
            return new Evidence.Promise(
                    kind.code(),
                    wording,
                    "",
                    plan.increment().lastDay(),
                    bars.map(one -> one.versions().stream().map(Reading::bar).toList())
                            .orElse(List.of()),
                    value.map(read -> measured(read, bars.orElseThrow())).orElse(null),
                    told,
                    verdict.map(Verdict::code).orElse(null));
        }

        private LocalDate until() {
            return period.until().plusDays(1);
        }

        private static Evidence.Measured measured(Gauges.Reading value, Preregistration read) {
            Threshold.Figure figure = read.current().figure();
            return Evidence.Measured.of(
                    value, figure == null ? "" : figure.gauge().unit());
        }

        private static Evidence.Bar bar(Threshold threshold) {
            Threshold.Figure figure = threshold.figure();
            return new Evidence.Bar(
                    figure == null ? "" : figure.gauge().name(),
                    figure == null ? "" : figure.gauge().unit(),
                    figure == null || figure.gauge().moreIsBetter(),
                    figure == null ? null : figure.success(),
                    figure == null ? null : figure.stop(),
                    threshold.success(),
                    threshold.stop(),
                    threshold.setOn(),
                    threshold.late(),
                    threshold.byStaff(),
                    threshold.reason());
        }
    }
}
