package org.terreau.impact;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.testimony.Testimonies;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The products of an incubator by their impact, their cost and their phase; and who shows no figures. */
@Service
public class Overview {

    private static final long A_MINUTE_MILLIS = 60_000;

    /** Indicators read at once: with two years of months each, a few megabytes. */
    private static final int AT_ONCE = 500;

    private final Shelf shelf;
    private final JdbcIndicators indicators;
    private final SeriesQuery query;
    private final Doubts doubts;
    private final List<ProductFigure> figures;
    private final Testimonies said;
    private final Clock clock;
    private final PublicContent content;
    private final Held<Known> held;

    Overview(
            Shelf shelf,
            JdbcIndicators indicators,
            SeriesQuery query,
            Doubts doubts,
            List<ProductFigure> figures,
            Testimonies said,
            Clock clock,
            PublicContent content) {
        this.shelf = shelf;
        this.indicators = indicators;
        this.query = query;
        this.doubts = doubts;
        this.figures = List.copyOf(figures);
        this.said = said;
        this.clock = clock;
        this.content = content;
        this.held = new Held<>(this::state, this::read);
    }

    /** How the lines are ordered. */
    public enum Order {
        /** Those whose north star moved, the best first; then those that are measured; those that owe figures last. */
        MEASURED("mesures"),
        NAME("nom"),
        PHASE("phase"),
        COST("cout"),
        IMPACT("impact"),
        QUALITY("qualite");

        private final String code;

        Order(String code) {
            this.code = code;
        }

        /** As written in addresses and message keys. */
        public String code() {
            return code;
        }

        public static Optional<Order> of(String code) {
            for (Order order : values()) if (order.code.equals(code)) return Optional.of(order);
            return Optional.empty();
        }
    }

    /**
     * Which products.
     *
     * @param incubator its id, "" for all
     * @param phase code of the phase in effect, "" for all
     * @param silent only those that owe figures and show none
     */
    public record Choice(String incubator, String phase, boolean silent, Order order) {}

    /**
     * A product.
     *
     * @param started year of its first phase, null when it has none
     * @param northStar null when it has none, or no value
     * @param granted in euros, null when nothing is known
     * @param silent owes the public figures and shows none
     */
    public record Line(
            Product product,
            Product.@Nullable Phase phase,
            @Nullable Integer started,
            @Nullable Series northStar,
            Series.@Nullable Change change,
            @Nullable BigDecimal granted,
            Quality quality,
            boolean silent) {}

    /** The products that began in a year. */
    public record Cohort(int year, int products, int active, int stopped, int shown, BigDecimal granted) {}

    /** What the same indicator makes over all products in the last twelve months: only what adds up is added. */
    public record Sum(ReadyIndicator indicator, String unit, int products, BigDecimal value) {}

    /**
     * All of it.
     *
     * @param silent how many owe figures and show none, whatever the filter on them
     */
    public record Portfolio(List<Line> lines, List<Cohort> cohorts, List<Sum> sums, long silent) {

        public Portfolio {
            lines = List.copyOf(lines);
            cohorts = List.copyOf(cohorts);
            sums = List.copyOf(sums);
        }
    }

    /** A value of the same ready indicator in the same unit may be added. */
    private record Same(ReadyIndicator indicator, String unit) {}

    /**
     * What a product's figures say of it.
     *
     * @param adds what it adds to the sums over products
     * @param doubtful days of the values that waited to be checked
     * @param computed one of its indicators has a formula, which may read figures that other modules keep
     */
    private record Own(
            @Nullable Series star,
            Series.@Nullable Change change,
            boolean figures,
            Quality quality,
            int testimonies,
            Map<Same, BigDecimal> adds,
            Map<String, NavigableSet<LocalDate>> doubtful,
            boolean computed) {}

    /** What the figures depend on: see {@link #read}. */
    private record State(long version, long minute, LocalDate day) {}

    private record Known(State state, Map<ProductId, Map<Long, Long>> writers, Map<ProductId, Own> own) {
        static final Known NOTHING = new Known(new State(0, 0, LocalDate.MIN), Map.of(), Map.of());
    }

    private State state() {
        return new State(content.version(), clock.millis() / A_MINUTE_MILLIS, Paris.today(clock));
    }

    /**
     * Reads the products whose measures moved, and those with a formula when a minute has passed; the others stay. Who
     * wrote an indicator is asked before its values are: what is written in between is read twice, never missed.
     */
    private Known read(@Nullable Known held) {
        Known former = held == null ? Known.NOTHING : held;
        State now = state();
        boolean sameDay = former.state().day().equals(now.day());
        boolean sameMinute = sameDay && former.state().minute() == now.minute();
        Map<ProductId, Map<Long, Long>> writers = indicators.writers();
        Map<ProductId, Integer> testimonies = said.counts();
        Map<ProductId, List<Indicator>> moved = new LinkedHashMap<>();
        Map<ProductId, Own> own = new HashMap<>();
        for (Indicator indicator : indicators.all()) {
            ProductId product = indicator.product();
            Own known = former.own().get(product);
            if (known != null
                    && sameDay
                    && (sameMinute || !known.computed())
                    && known.testimonies() == testimonies.getOrDefault(product, 0)
                    && known.doubtful().equals(doubts.of(product))
                    && Objects.equals(former.writers().get(product), writers.get(product))) own.put(product, known);
            else moved.computeIfAbsent(product, none -> new ArrayList<>()).add(indicator);
        }
        List<Indicator> some = new ArrayList<>();
        for (List<Indicator> of : moved.values()) {
            some.addAll(of);
            if (some.size() < AT_ONCE) continue;
            read(some, testimonies, now.day(), own);
            some.clear();
        }
        read(some, testimonies, now.day(), own);
        writers.keySet().retainAll(own.keySet());
        return new Known(now, writers, own);
    }

    private void read(
            List<Indicator> some, Map<ProductId, Integer> testimonies, LocalDate today, Map<ProductId, Own> own) {
        query.everything(some, today.minusMonths(26))
                .forEach((product, series) ->
                        own.put(product, own(series, testimonies.getOrDefault(product, 0), doubts.of(product), today)));
    }

    private static Own own(
            List<Series> series, int testimonies, Map<String, NavigableSet<LocalDate>> doubtful, LocalDate today) {
        Series star = series.isEmpty() || series.get(0).empty() ? null : series.get(0);
        return new Own(
                star,
                star == null ? null : star.overAYear().orElse(null),
                series.stream().anyMatch(known -> !known.empty()),
                Quality.of(series, testimonies, today),
                testimonies,
                adds(series, today),
                doubtful,
                series.stream().anyMatch(known -> known.indicator().computed()));
    }

    /** What is of the kind that adds up, over time and over products: the last twelve months. */
    private static Map<Same, BigDecimal> adds(List<Series> series, LocalDate today) {
        LocalDate from = Periodicity.MONTH.plus(Periodicity.MONTH.start(today), -12);
        Map<Same, BigDecimal> adds = new HashMap<>();
        for (Series known : series) {
            Optional<ReadyIndicator> ready = ReadyIndicator.of(known.indicator().model());
            if (ready.isEmpty()
                    || known.periodicity() != Periodicity.MONTH
                    || known.indicator().aggregation() != Aggregation.SUM
                    || known.indicator().computed()) continue;
            known.since(from).points().stream()
                    .map(Series.Point::value)
                    .reduce(BigDecimal::add)
                    .ifPresent(value -> adds.merge(
                            new Same(ready.get(), known.indicator().unit().strip()), value, BigDecimal::add));
        }
        return adds;
    }

    public Portfolio of(Choice choice) {
        LocalDate today = Paris.today(clock);
        Map<ProductId, Own> own = held.get().own();
        Map<ProductId, Integer> testimonies = said.counts();
        Map<ProductId, BigDecimal> granted = figures.stream()
                .filter(figure -> figure.name().equals(ProductFigure.GRANTED))
                .findFirst()
                .map(ProductFigure::all)
                .orElse(Map.of());
        List<Line> byName = new ArrayList<>();
        List<Own> added = new ArrayList<>();
        for (Shelf.Card card : shelf.search(new Shelf.Choice("", choice.phase(), choice.incubator(), "", "", "nom"))) {
            Product product = card.product();
            Own known = own.get(product.id());
            if (known == null) known = own(List.of(), testimonies.getOrDefault(product.id(), 0), Map.of(), today);
            added.add(known);
            byName.add(line(product, card.phase(), known, granted.get(product.id())));
        }
        long silent = byName.stream().filter(Line::silent).count();
        return new Portfolio(
                byName.stream()
                        .filter(line -> !choice.silent() || line.silent())
                        .sorted(order(choice.order()))
                        .toList(),
                cohorts(byName),
                sums(added),
                silent);
    }

    private static Line line(Product product, Product.@Nullable Phase phase, Own own, @Nullable BigDecimal granted) {
        Integer started = product.phases().stream()
                .map(known -> known.start().getYear())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Line(
                product,
                phase,
                started,
                own.star(),
                own.change(),
                granted,
                own.quality(),
                phase != null && phase.kind().owesStats() && product.statsUrl() == null && !own.figures());
    }

    /** Lines of one rank stay in the order of their names, in which they come. */
    private static Comparator<Line> order(Order order) {
        return switch (order) {
            case MEASURED ->
                Comparator.comparing((Line line) -> line.northStar() == null)
                        .thenComparing(Line::silent)
                        .thenComparing(Overview::percent, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()));
            case NAME -> (one, other) -> 0;
            case PHASE ->
                Comparator.comparing(Overview::kind, Comparator.nullsLast(Comparator.<PhaseKind>naturalOrder()));
            case COST ->
                Comparator.comparing(Line::granted, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()));
            case IMPACT ->
                Comparator.comparing(Overview::percent, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()));
            case QUALITY -> Comparator.comparing(line -> -line.quality().points());
        };
    }

    private static @Nullable PhaseKind kind(Line line) {
        Product.Phase phase = line.phase();
        return phase == null ? null : phase.kind();
    }

    /** How much better the north star is than a year ago, whichever way is better. */
    private static @Nullable BigDecimal percent(Line line) {
        Series star = line.northStar();
        Series.Change change = line.change();
        if (star == null || change == null) return null;
        return star.indicator().moreIsBetter()
                ? change.percent()
                : change.percent().negate();
    }

    private static List<Cohort> cohorts(List<Line> lines) {
        Map<Integer, List<Line>> years = new TreeMap<>(Comparator.reverseOrder());
        for (Line line : lines)
            if (line.started() != null)
                years.computeIfAbsent(line.started(), none -> new ArrayList<>()).add(line);
        List<Cohort> cohorts = new ArrayList<>();
        years.forEach((year, those) -> cohorts.add(new Cohort(
                year,
                those.size(),
                count(those, kind -> kind.active()),
                count(those, kind -> kind == PhaseKind.ABANDONED || kind == PhaseKind.ABANDONED_AT_INVESTIGATION),
                (int) those.stream()
                        .filter(line ->
                                line.northStar() != null || line.product().statsUrl() != null)
                        .count(),
                those.stream()
                        .map(Line::granted)
                        .filter(java.util.Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))));
        return cohorts;
    }

    private static int count(List<Line> lines, java.util.function.Predicate<PhaseKind> fits) {
        return (int) lines.stream()
                .map(Overview::kind)
                .filter(kind -> kind != null && fits.test(kind))
                .count();
    }

    private static List<Sum> sums(List<Own> products) {
        Map<Same, List<BigDecimal>> values = new HashMap<>();
        for (Own own : products)
            own.adds()
                    .forEach((same, value) -> values.computeIfAbsent(same, none -> new ArrayList<>())
                            .add(value));
        return values.entrySet().stream()
                .map(one -> new Sum(
                        one.getKey().indicator(),
                        one.getKey().unit(),
                        one.getValue().size(),
                        one.getValue().stream().reduce(BigDecimal.ZERO, BigDecimal::add)))
                .sorted(Comparator.comparing(Sum::indicator).thenComparing(Sum::unit))
                .toList();
    }
}
