package org.terreau.portfolio;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.shared.TypedNumber;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * What will be a success and what will make one stop, said before it is measured, of the goal of an increment and of its
 * hypotheses. What is written stays: another one takes its place for a reason that everybody reads.
 */
@Service
public class Thresholds {

    public static final int WORDS = 250;
    public static final int REASON = 2000;
    private static final int SHORTEST = 10;
    /** In the names of fields, what stands for the goal. */
    public static final String GOAL = "objectif";

    private final JdbcThresholds stored;
    private final JdbcIncrements increments;
    private final Gauges gauges;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;
    private final Held<Map<ProductId, List<Preregistration>>> published;

    Thresholds(
            JdbcThresholds stored,
            JdbcIncrements increments,
            Gauges gauges,
            Products products,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.increments = increments;
        this.gauges = gauges;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
        this.published = new Held<>(content, this::all);
    }

    private Map<ProductId, List<Preregistration>> all() {
        Map<ProductId, List<Preregistration>> all = new HashMap<>();
        stored.all().forEach((product, own) -> all.put(product, new ArrayList<>(own)));
        gauges.targets()
                .forEach((product, targets) ->
                        all.computeIfAbsent(product, none -> new ArrayList<>()).addAll(targets));
        return all;
    }

    /** What is typed of the goal, or of a hypothesis; in words when no figure is named. */
    public record Wanted(@Nullable Long item, String indicator, String success, String stop, String reason) {

        String key() {
            return item == null ? GOAL : String.valueOf(item);
        }

        private boolean blank() {
            return indicator.isEmpty() && success.isEmpty() && stop.isEmpty();
        }
    }

    /** Those of every increment of a product: of goals and hypotheses, then the targets of its figures. */
    @Transactional(readOnly = true)
    public List<Preregistration> of(ProductId product) {
        List<Preregistration> all = new ArrayList<>(stored.of(product));
        all.addAll(gauges.targets(product));
        return all;
    }

    /**
     * What was promised of an increment, and what came.
     *
     * @param last the last value that it is read from; null when it is said in words, or when there is none
     * @param verdict null when nobody knows
     */
    public record Result(
            Preregistration what,
            Gauges.@Nullable Reading last,
            @Nullable Verdict verdict) {}

    /** Those of an increment with what came of each. */
    @Transactional(readOnly = true)
    public List<Result> results(IncrementPlan plan) {
        Increment increment = plan.increment();
        List<Preregistration> all = of(increment.product()).stream()
                .filter(one -> one.increment() == increment.number())
                .toList();
        Gauges.Known values =
                all.stream().allMatch(one -> one.readFrom().isEmpty()) ? null : gauges.known(increment.product());
        return all.stream()
                .map(one -> {
                    Gauges.Reading last = values == null
                            ? null
                            : last(one, increment, increment.end(), values).orElse(null);
                    return new Result(
                            one,
                            last,
                            verdict(one, plan, Optional.ofNullable(last)).orElse(null));
                })
                .toList();
    }

    /** The last value of what a threshold is read from, within the increment and before this day. */
    public static Optional<Gauges.Reading> last(
            Preregistration one, Increment increment, LocalDate until, Gauges.Known values) {
        LocalDate end = until.isBefore(increment.end()) ? until : increment.end();
        return one.readFrom().flatMap(code -> values.last(code, increment.start(), end));
    }

    /** By the figure when there is one, by what the team says of the goal or of the hypothesis otherwise. */
    private Optional<Verdict> verdict(Preregistration one, IncrementPlan plan, Optional<Gauges.Reading> reading) {
        if (one.readFrom().isPresent()) return one.judged(reading, plan.over(Paris.today(clock)));
        if (one.kind() == Preregistration.Kind.GOAL)
            return Optional.ofNullable(plan.came()).map(IncrementPlan.Came::verdict);
        return plan.items().stream()
                .filter(item -> Objects.equals(item.id(), one.item()))
                .findFirst()
                .flatMap(IncrementPlan.Item::verdict);
    }

    /** Those of an increment, read once for all products: what public pages show. */
    List<Preregistration> published(ProductId product, int increment) {
        return published.get().getOrDefault(product, List.of()).stream()
                .filter(one -> one.increment() == increment)
                .toList();
    }

    void hold() {
        published.get();
    }

    /** The figures that may be chosen. */
    @Transactional(readOnly = true)
    public List<Gauges.Gauge> gauges(ProductId product) {
        return gauges.of(product);
    }

    /**
     * Writes those that are new or others than before, and leaves the rest as it is.
     *
     * @throws Refused naming `mesure-`, `seuil-`, `arret-` or `motif-` with {@link #GOAL} or the number of the hypothesis
     */
    @Transactional
    public void write(ProductId id, int number, List<Wanted> typed, long version, Actor actor) {
        products.mustEdit(actor, id);
        IncrementPlan plan =
                increments.find(id, number).orElseThrow(() -> new NotFound("increment", id + " " + number));
        if (plan.over(Paris.today(clock))) throw new Refused("", "increment.thresholds.over");
        Writing writing = new Writing(plan, stored.of(id), gauges.of(id), actor);
        for (Wanted wanted : typed) writing.take(wanted);
        writing.objections.raise();
        if (writing.written.isEmpty()) throw new Refused("", "increment.thresholds.same");
        if (!increments.take(id, number, version)) throw new Stale("increment", id + " " + number, version);
        for (Written one : writing.written) stored.insert(id, number, one.item(), one.threshold(), actor);
        audit.record(
                actor.who(),
                "increment.thresholds-set",
                "increment:" + id + ":" + number,
                Map.of("count", String.valueOf(writing.written.size())));
        content.changed();
    }

    /** What is typed, read. */
    private record Said(Threshold.@Nullable Figure figure, String success, String stop) {

        boolean sameAs(Threshold before) {
            Threshold.Figure then = before.figure();
            if (figure == null || then == null)
                return figure == null && then == null && success.equals(before.success()) && stop.equals(before.stop());
            return figure.reads(then);
        }
    }

    private record Written(@Nullable Long item, Threshold threshold) {}

    /** One form being read: what is new in it, and what is wrong with it. */
    private final class Writing {

        private final IncrementPlan plan;
        private final List<Preregistration> known;
        private final List<Gauges.Gauge> offered;
        private final Actor actor;
        private final boolean byStaff;
        private final Gauges.Known values;
        private final Objections objections = new Objections();
        private final List<Written> written = new ArrayList<>();

        Writing(IncrementPlan plan, List<Preregistration> known, List<Gauges.Gauge> offered, Actor actor) {
            this.plan = plan;
            this.known = known;
            this.offered = offered;
            this.actor = actor;
            ProductId product = plan.increment().product();
            this.byStaff = actor.staffOf(products.read(product).incubator().value());
            this.values = gauges.known(product);
        }

        void take(Wanted wanted) {
            IncrementPlan.Item item = item(wanted);
            Threshold before = before(wanted);
            if (before == null && wanted.blank()) return;
            Said said = wanted.indicator().isEmpty() ? inWords(wanted) : read(wanted, before);
            if (said == null || before != null && said.sameAs(before)) return;
            objections.when(
                    before != null
                            && (wanted.reason().length() < SHORTEST
                                    || wanted.reason().length() > REASON),
                    "motif-" + wanted.key(),
                    "increment.threshold.reason.needed",
                    SHORTEST,
                    REASON);
            written.add(new Written(
                    wanted.item(),
                    new Threshold(
                            said.figure(),
                            said.success(),
                            said.stop(),
                            Paris.today(clock),
                            late(said, item),
                            before == null ? "" : wanted.reason(),
                            byStaff,
                            actor.name())));
        }

        private IncrementPlan.@Nullable Item item(Wanted wanted) {
            if (wanted.item() == null) return null;
            return plan.kept(ScopeKind.HYPOTHESIS).stream()
                    .filter(one -> plan.settled() && one.id() == wanted.item())
                    .findFirst()
                    .orElseThrow(() -> new NotFound("hypothesis", wanted.key()));
        }

        private @Nullable Threshold before(Wanted wanted) {
            return known.stream()
                    .filter(one ->
                            one.increment() == plan.increment().number() && Objects.equals(one.item(), wanted.item()))
                    .findFirst()
                    .map(Preregistration::current)
                    .orElse(null);
        }

        private Said inWords(Wanted wanted) {
            words("seuil-" + wanted.key(), wanted.success(), "increment.threshold.success.needed");
            words("arret-" + wanted.key(), wanted.stop(), "increment.threshold.stop.needed");
            return new Said(null, wanted.success(), wanted.stop());
        }

        private void words(String field, String text, String missing) {
            objections.when(text.isEmpty(), field, missing);
            objections.when(!OneLine.fits(text, WORDS), field, "increment.item.long", WORDS);
        }

        /** Null when it can't be read, which was said. */
        private @Nullable Said read(Wanted wanted, @Nullable Threshold before) {
            Gauges.Gauge gauge = gauge(wanted.indicator(), before);
            Optional<BigDecimal> success = TypedNumber.read(wanted.success());
            Optional<BigDecimal> stop = TypedNumber.read(wanted.stop());
            objections.when(gauge == null, "mesure-" + wanted.key(), "increment.threshold.unknown");
            objections.when(success.isEmpty(), "seuil-" + wanted.key(), "increment.threshold.number");
            objections.when(stop.isEmpty(), "arret-" + wanted.key(), "increment.threshold.number");
            if (gauge == null || success.isEmpty() || stop.isEmpty()) return null;
            objections.when(
                    Verdict.of(stop.get(), success.get(), null, gauge.moreIsBetter()) == Verdict.KEPT,
                    "arret-" + wanted.key(),
                    gauge.moreIsBetter() ? "increment.threshold.below" : "increment.threshold.above");
            return new Said(new Threshold.Figure(gauge, success.get(), stop.get()), "", "");
        }

        /** One of those offered, or the one that it was read from, were it measured no more. */
        private Gauges.@Nullable Gauge gauge(String code, @Nullable Threshold before) {
            Threshold.Figure figure = before == null ? null : before.figure();
            return offered.stream()
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElse(figure != null && figure.gauge().code().equals(code) ? figure.gauge() : null);
        }

        private boolean late(Said said, IncrementPlan.@Nullable Item item) {
            Threshold.Figure figure = said.figure();
            if (figure != null)
                return values.begun(figure.gauge().code(), plan.increment().start());
            return item == null ? plan.reviewedOn() != null : item.outcome() != null;
        }
    }
}
