package org.terreau.impact;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Plain;
import org.terreau.web.Ui;

/** The products of an incubator by their impact, their cost and their phase; and who shows no figures. */
@Service
public class Overview {

    private static final String GRANTED = "budget-accorde";

    private final Shelf shelf;
    private final JdbcIndicators indicators;
    private final SeriesQuery query;
    private final List<ProductFigure> figures;
    private final JdbcClient jdbc;
    private final Clock clock;

    Overview(
            Shelf shelf,
            JdbcIndicators indicators,
            SeriesQuery query,
            List<ProductFigure> figures,
            JdbcClient jdbc,
            Clock clock) {
        this.shelf = shelf;
        this.indicators = indicators;
        this.query = query;
        this.figures = List.copyOf(figures);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How the lines are ordered. */
    public enum Order {
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

    @Transactional(readOnly = true)
    public Portfolio of(Choice choice) {
        LocalDate today = clock.instant().atZone(Ui.PARIS).toLocalDate();
        Map<ProductId, List<Series>> series = query.everything(indicators.all(), today.minusMonths(26));
        Map<ProductId, Integer> testimonies = testimonies();
        Map<ProductId, BigDecimal> granted = figures.stream()
                .filter(figure -> figure.name().equals(GRANTED))
                .findFirst()
                .map(ProductFigure::all)
                .orElse(Map.of());
        List<Line> lines = new ArrayList<>();
        for (Shelf.Card card : shelf.search(new Shelf.Choice("", choice.phase(), choice.incubator(), "", "", "nom"))) {
            Product product = card.product();
            List<Series> own = series.getOrDefault(product.id(), List.of());
            lines.add(line(
                    product,
                    card.phase(),
                    own,
                    testimonies.getOrDefault(product.id(), 0),
                    granted.get(product.id()),
                    today));
        }
        long silent = lines.stream().filter(Line::silent).count();
        return new Portfolio(
                lines.stream()
                        .filter(line -> !choice.silent() || line.silent())
                        .sorted(order(choice.order()))
                        .toList(),
                cohorts(lines),
                sums(lines, series, today),
                silent);
    }

    private Map<ProductId, Integer> testimonies() {
        Map<ProductId, Integer> counts = new HashMap<>();
        jdbc.sql("select product_id, count(*) as said from testimony where withdrawn_at is null group by product_id")
                .query(row -> {
                    counts.put(new ProductId(row.getString("product_id")), row.getInt("said"));
                });
        return counts;
    }

    private static Line line(
            Product product,
            Product.@Nullable Phase phase,
            List<Series> own,
            int testimonies,
            @Nullable BigDecimal granted,
            LocalDate today) {
        Series star = own.isEmpty() || own.get(0).empty() ? null : own.get(0);
        boolean figures = product.statsUrl() != null || own.stream().anyMatch(known -> !known.empty());
        Integer started = product.phases().stream()
                .map(known -> known.start().getYear())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Line(
                product,
                phase,
                started,
                star,
                star == null ? null : star.overAYear().orElse(null),
                granted,
                Quality.of(own, testimonies, today),
                phase != null && phase.kind().owesStats() && !figures);
    }

    private static Comparator<Line> order(Order order) {
        Comparator<Line> byName =
                Comparator.comparing(line -> Plain.text(line.product().name()));
        return switch (order) {
            case NAME -> byName;
            case PHASE ->
                Comparator.comparing(Overview::kind, Comparator.nullsLast(Comparator.<PhaseKind>naturalOrder()))
                        .thenComparing(byName);
            case COST ->
                Comparator.comparing(Line::granted, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(byName);
            case IMPACT ->
                Comparator.comparing(Overview::percent, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(byName);
            case QUALITY ->
                Comparator.comparing((Line line) -> -line.quality().points()).thenComparing(byName);
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

    /** The same ready indicator, in the same unit, of the kind that adds up over time. */
    private static List<Sum> sums(List<Line> lines, Map<ProductId, List<Series>> series, LocalDate today) {
        LocalDate from = Periodicity.MONTH.plus(Periodicity.MONTH.start(today), -12);
        record Same(ReadyIndicator indicator, String unit) {}
        Map<Same, List<BigDecimal>> values = new HashMap<>();
        for (Line line : lines)
            for (Series known : series.getOrDefault(line.product().id(), List.of())) {
                Optional<ReadyIndicator> ready =
                        ReadyIndicator.of(known.indicator().model());
                List<Series.Point> points = known.since(from).points();
                if (ready.isEmpty()
                        || points.isEmpty()
                        || known.periodicity() != Periodicity.MONTH
                        || known.indicator().aggregation() != Aggregation.SUM
                        || known.indicator().computed()) continue;
                values.computeIfAbsent(
                                new Same(ready.get(), known.indicator().unit().strip()), none -> new ArrayList<>())
                        .add(points.stream().map(Series.Point::value).reduce(BigDecimal.ZERO, BigDecimal::add));
            }
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
