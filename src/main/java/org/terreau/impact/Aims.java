package org.terreau.impact;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Threshold;
import org.terreau.portfolio.Verdict;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.TypedNumber;

/**
 * The targets of indicators, with the values from which one stops: each is kept with its day, a change asks why, and one that
 * was set when the values were known already says so.
 */
@Component
class Aims {

    /** The increment of a target that counts in all of them. */
    static final int ALL = 0;

    private static final int SHORTEST = 10;
    private static final int REASON = 2000;

    private final JdbcAims stored;
    private final IndicatorGauges gauges;
    private final Products products;
    private final Clock clock;

    Aims(JdbcAims stored, IndicatorGauges gauges, Products products, Clock clock) {
        this.stored = stored;
        this.gauges = gauges;
        this.products = products;
        this.clock = clock;
    }

    /** A target to be set. */
    record Aim(int increment, Threshold threshold) {}

    List<Preregistration> of(ProductId product) {
        return stored.of(product);
    }

    void set(long indicator, List<Aim> aims, Actor actor) {
        for (Aim aim : aims) stored.insert(indicator, aim.increment(), aim.threshold(), actor);
    }

    /**
     * Those of a draft that are others than before.
     *
     * @param before the indicator that is changed; empty for a new one
     * @param objections get what is wrong, naming `cible`, `arret` (with the number of the increment) or `motif`
     */
    List<Aim> asked(
            ProductId product, Impact.Draft draft, Optional<Indicator> before, Actor actor, Objections objections) {
        TreeMap<Integer, String> targets = new TreeMap<>(draft.targets());
        targets.put(ALL, draft.target());
        List<Preregistration> known = before.map(indicator -> of(product).stream()
                        .filter(one -> reads(one, indicator))
                        .toList())
                .orElse(List.of());
        Gauges.Gauge gauge = before.map(IndicatorGauges::gauge)
                .orElseGet(() -> new Gauges.Gauge("", draft.name(), draft.unit(), draft.moreIsBetter()));
        Product owner = products.read(product);
        List<Aim> asked = new ArrayList<>();
        targets.forEach((increment, target) -> {
            String stop = increment == ALL ? draft.stop() : draft.stops().getOrDefault(increment, "");
            Threshold.Figure figure = figure(
                    gauge, draft.moreIsBetter(), target, stop, increment == ALL ? "" : "-" + increment, objections);
            Threshold now = current(known, increment);
            if (now == null ? figure.success() == null : figure.reads(figureOf(now))) return;
            boolean motivated = now != null && now.written();
            objections.when(
                    motivated
                            && (draft.reason().length() < SHORTEST
                                    || draft.reason().length() > REASON),
                    "motif",
                    "impact.target.reason",
                    SHORTEST,
                    REASON);
            asked.add(new Aim(
                    increment,
                    new Threshold(
                            figure,
                            "",
                            "",
                            Paris.today(clock),
                            before.isPresent() ? late(owner, gauge.code(), increment) : Boolean.FALSE,
                            motivated ? draft.reason() : "",
                            actor.staffOf(owner.incubator().value()),
                            actor.name())));
        });
        return asked;
    }

    private static boolean reads(Preregistration one, Indicator indicator) {
        return one.readFrom().filter(indicator.code()::equals).isPresent();
    }

    private static @Nullable Threshold current(List<Preregistration> known, int increment) {
        return known.stream()
                .filter(one -> one.increment() == increment)
                .findFirst()
                .map(Preregistration::current)
                .orElse(null);
    }

    private static Threshold.Figure figureOf(Threshold target) {
        Threshold.Figure figure = target.figure();
        if (figure == null) throw new IllegalStateException("A target is a figure");
        return figure;
    }

    private static Threshold.Figure figure(
            Gauges.Gauge gauge,
            boolean moreIsBetter,
            String target,
            String stop,
            String suffix,
            Objections objections) {
        BigDecimal success = number("cible" + suffix, target, objections);
        BigDecimal from = number("arret" + suffix, stop, objections);
        objections.when(target.isEmpty() && !stop.isEmpty(), "arret" + suffix, "impact.target.stop-alone");
        objections.when(
                success != null && from != null && Verdict.of(from, success, null, moreIsBetter) == Verdict.KEPT,
                "arret" + suffix,
                moreIsBetter ? "increment.threshold.below" : "increment.threshold.above");
        return new Threshold.Figure(gauge, success, from);
    }

    private static @Nullable BigDecimal number(String field, String typed, Objections objections) {
        BigDecimal number = TypedNumber.read(typed).orElse(null);
        objections.when(!typed.isEmpty() && number == null, field, "impact.number");
        return number;
    }

    /** Null when it counts in all increments and none runs: nothing says when its period began. */
    private @Nullable Boolean late(Product product, String code, int increment) {
        LocalDate start = increment == ALL
                ? product.incrementOn(Paris.today(clock)).map(Increment::start).orElse(null)
                : product.increments().stream()
                        .filter(one -> one.number() == increment)
                        .findFirst()
                        .map(Increment::start)
                        .orElse(null);
        return start == null ? null : gauges.known(product.id()).begun(code, start);
    }
}
