package org.terreau.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.MoneyBasis;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/** Reads series from the roll-ups, and computes those that have a formula. */
@Component
public class SeriesQuery {

    private static final int DEEPEST = 6;
    /** Periods computed of a formula that names figures alone, at least. */
    private static final int OF_FIGURES = 60;

    private final JdbcClient jdbc;
    private final Figures figures;
    private final Doubts doubts;
    private final Clock clock;

    SeriesQuery(JdbcClient jdbc, Figures figures, Doubts doubts, Clock clock) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.doubts = doubts;
        this.clock = clock;
    }

    /** Periods of an indicator when those asked for are at least this long. */
    static Periodicity shown(Indicator indicator, Periodicity least) {
        return least.atLeast(indicator.periodicity())
                        && !(least == Periodicity.WEEK
                                && indicator.periodicity().compareTo(Periodicity.WEEK) > 0)
                ? least
                : indicator.periodicity();
    }

    private record Key(long indicator, Periodicity periodicity) {}

    /** The series of these indicators of a product, in their order; what formulas look back to is in them too. */
    List<Series> series(ProductId product, List<Indicator> indicators, Periodicity least, LocalDate since) {
        if (indicators.isEmpty()) return List.of();
        Set<Periodicity> wanted = new TreeSet<>();
        for (Indicator indicator : indicators) wanted.add(shown(indicator, least));
        Map<Key, List<Series.Point>> read = read(indicators, wanted, since);
        Computing computing = new Computing(product, indicators, read, doubts.of(product));
        return indicators.stream()
                .map(indicator -> computing.series(indicator, shown(indicator, least)))
                .toList();
    }

    Series one(ProductId product, List<Indicator> all, Indicator indicator, Periodicity periodicity, LocalDate since) {
        LocalDate from = indicator.computed() ? since.minusYears(4) : since;
        Map<Key, List<Series.Point>> read =
                read(indicator.computed() ? all : List.of(indicator), Set.of(periodicity), from);
        return new Computing(product, all, read, doubts.of(product)).series(indicator, periodicity);
    }

    private Map<Key, List<Series.Point>> read(
            Collection<Indicator> indicators, Set<Periodicity> wanted, LocalDate since) {
        Map<Long, Indicator> byId = new HashMap<>();
        for (Indicator indicator : indicators) byId.put(indicator.id(), indicator);
        Map<Key, List<Series.Point>> read = new HashMap<>();
        jdbc.sql("""
                        select r.indicator_id, r.grain, r.starts_on, r.numerator, r.denominator, r.corrected,
                               b.kind, b.origin, b.received_at
                        from measure_rollup r join measure_batch b on b.id = r.batch
                        where r.indicator_id = any(:indicators) and r.level = 0 and r.grain = any(:grains)
                          and r.starts_on >= :since
                        order by r.indicator_id, r.grain, r.starts_on
                        """)
                .param("indicators", byId.keySet().toArray(new Long[0]))
                .param("grains", wanted.stream().map(Periodicity::grain).toArray(Integer[]::new))
                .param("since", since)
                .query(row -> {
                    long id = row.getLong("indicator_id");
                    Periodicity periodicity = Periodicity.values()[row.getInt("grain") - 1];
                    Indicator indicator = Objects.requireNonNull(byId.get(id));
                    Series.Point point = point(indicator, row);
                    if (point != null)
                        read.computeIfAbsent(new Key(id, periodicity), none -> new ArrayList<>())
                                .add(point);
                });
        return read;
    }

    static Series.@Nullable Point point(Indicator indicator, ResultSet row) throws SQLException {
        BigDecimal numerator = row.getBigDecimal("numerator");
        BigDecimal denominator = row.getBigDecimal("denominator");
        if (denominator.signum() == 0) return null;
        boolean ratio = indicator.aggregation() == Aggregation.RATIO;
        return new Series.Point(
                row.getObject("starts_on", LocalDate.class),
                value(indicator, numerator, denominator),
                ratio ? plain(numerator) : null,
                ratio ? plain(denominator) : null,
                row.getString("origin"),
                row.getTimestamp("received_at").toInstant(),
                row.getBoolean("corrected"),
                Batch.Kind.of(row.getString("kind")).automatic(),
                false);
    }

    /** A ratio counted in percent is written so. */
    private static BigDecimal value(Indicator indicator, BigDecimal numerator, BigDecimal denominator) {
        boolean percent = indicator.aggregation() == Aggregation.RATIO
                && indicator.unit().strip().equals("%");
        BigDecimal above = percent ? numerator.multiply(BigDecimal.valueOf(100)) : numerator;
        return plain(
                denominator.compareTo(BigDecimal.ONE) == 0 ? above : above.divide(denominator, MathContext.DECIMAL64));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /** Fills in the series that have a formula from those that were read. */
    private final class Computing {

        private final Map<String, Indicator> byCode = new HashMap<>();
        private final List<Indicator> indicators;
        private final Map<Key, List<Series.Point>> read;
        private final Figures.Reading reading;
        private final Map<String, NavigableSet<LocalDate>> doubtful;
        private final Map<Key, Map<LocalDate, Series.Point>> indexed = new HashMap<>();

        Computing(
                ProductId product,
                List<Indicator> indicators,
                Map<Key, List<Series.Point>> read,
                Map<String, NavigableSet<LocalDate>> doubtful) {
            this.indicators = indicators;
            this.read = read;
            this.doubtful = doubtful;
            this.reading = figures.of(product);
            for (Indicator indicator : indicators) byCode.put(indicator.code(), indicator);
        }

        Series series(Indicator indicator, Periodicity periodicity) {
            return new Series(
                    indicator,
                    periodicity,
                    List.copyOf(points(indicator, periodicity, 0).values()));
        }

        private Map<LocalDate, Series.Point> points(Indicator indicator, Periodicity periodicity, int depth) {
            Key key = new Key(indicator.id(), periodicity);
            Map<LocalDate, Series.Point> known = indexed.get(key);
            if (known != null) return known;
            Map<LocalDate, Series.Point> points = new TreeMap<>();
            if (!indicator.computed())
                for (Series.Point point : new Series(indicator, periodicity, read.getOrDefault(key, List.of()))
                        .marked(doubtful.get(indicator.code()))
                        .points()) points.put(point.start(), point);
            else if (depth < DEEPEST) compute(indicator, periodicity, depth, points);
            indexed.put(key, points);
            return points;
        }

        private void compute(
                Indicator indicator, Periodicity periodicity, int depth, Map<LocalDate, Series.Point> points) {
            Formula formula;
            try {
                formula = figures.read(indicator.formula(), indicators, indicator.code());
            } catch (Formula.Wrong nameless) {
                return;
            }
            Map<String, Map<LocalDate, Series.Point>> operands = new HashMap<>();
            Set<LocalDate> starts = new TreeSet<>();
            for (String name : formula.names()) {
                Indicator operand = byCode.get(name);
                if (operand == null) continue;
                Map<LocalDate, Series.Point> held = points(operand, periodicity, depth + 1);
                operands.put(name, held);
                starts.addAll(held.keySet());
            }
            if (operands.isEmpty()) starts.addAll(periodsOf(formula.names(), periodicity));
            for (LocalDate start : starts) {
                boolean[] doubted = new boolean[1];
                Set<MoneyBasis> bases = EnumSet.noneOf(MoneyBasis.class);
                Optional<BigDecimal> value = formula.value(
                        (name, at) -> {
                            Map<LocalDate, Series.Point> held = operands.get(name);
                            if (held == null) {
                                LocalDate over = periodicity.plus(at, 1);
                                reading.basis(name, at, over).ifPresent(bases::add);
                                return reading.at(name, at, over);
                            }
                            Series.Point point = held.get(at);
                            if (point == null) return Optional.empty();
                            doubted[0] |= point.toCheck();
                            if (point.basis() != null) bases.add(point.basis());
                            return Optional.of(point.value());
                        },
                        periodicity,
                        start);
                value.map(made -> computed(start, made, operands, least(bases)))
                        .ifPresent(point -> points.put(start, doubted[0] ? point.doubted() : point));
            }
        }

        /** The periods that every figure of a formula is known in, up to the one in course. */
        private List<LocalDate> periodsOf(Set<String> names, Periodicity periodicity) {
            LocalDate now = periodicity.start(Paris.today(clock));
            LocalDate first = periodicity.plus(now, -Math.max(OF_FIGURES, periodicity.most() + periodicity.aYear()));
            for (String name : names) {
                LocalDate since = reading.since(name).map(periodicity::start).orElse(null);
                if (since == null) return List.of();
                if (since.isAfter(first)) first = since;
            }
            List<LocalDate> starts = new ArrayList<>();
            for (LocalDate start = first; !start.isAfter(now); start = periodicity.plus(start, 1)) starts.add(start);
            return starts;
        }

        /** What is read from several is no surer than the least sure of them. */
        private static @Nullable MoneyBasis least(Set<MoneyBasis> bases) {
            return bases.stream().max(Comparator.naturalOrder()).orElse(null);
        }

        private Series.Point computed(
                LocalDate start,
                BigDecimal value,
                Map<String, Map<LocalDate, Series.Point>> operands,
                @Nullable MoneyBasis basis) {
            Instant received = operands.isEmpty() ? clock.instant() : Instant.EPOCH;
            boolean corrected = false;
            for (Map<LocalDate, Series.Point> held : operands.values()) {
                Series.Point point = held.get(start);
                if (point == null) continue;
                if (point.receivedAt().isAfter(received)) received = point.receivedAt();
                corrected |= point.corrected();
            }
            return new Series.Point(start, plain(value), null, null, "calcul", received, corrected, true, false, basis);
        }
    }

    /**
     * Values by place, or by segment.
     *
     * @param start first day of the month they are of; null when there are none
     * @param values by the official code of the place, or by the name of the segment
     */
    public record ByPlace(@Nullable LocalDate start, Periodicity periodicity, Map<String, BigDecimal> values) {

        public ByPlace {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    ByPlace byDepartement(Indicator indicator) {
        return latest(indicator, Rollups.DEPARTEMENT);
    }

    ByPlace bySegment(Indicator indicator) {
        return latest(indicator, Rollups.SEGMENT);
    }

    private ByPlace latest(Indicator indicator, int level) {
        Periodicity periodicity = shown(indicator, Periodicity.MONTH);
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        List<LocalDate> start = new ArrayList<>();
        jdbc.sql("""
                        select place, starts_on, numerator, denominator from measure_rollup
                        where indicator_id = :indicator and grain = :grain and level = :level and denominator <> 0
                          and starts_on = (select max(starts_on) from measure_rollup
                                           where indicator_id = :indicator and grain = :grain and level = :level)
                        order by place
                        """)
                .param("indicator", indicator.id())
                .param("grain", periodicity.grain())
                .param("level", level)
                .query(row -> {
                    if (start.isEmpty()) start.add(row.getObject("starts_on", LocalDate.class));
                    values.put(
                            row.getString("place"),
                            value(indicator, row.getBigDecimal("numerator"), row.getBigDecimal("denominator")));
                });
        return new ByPlace(start.isEmpty() ? null : start.get(0), periodicity, values);
    }

    /** @param asked a year; the latest one that has values when it is null or has none */
    TerritoryYear year(Indicator indicator, TerritoryYear.Level level, @Nullable Integer asked) {
        List<Integer> years = jdbc.sql("""
                        select distinct extract(year from starts_on)::int from measure_rollup
                        where indicator_id = :indicator and grain = :grain and level = :level
                        order by 1 desc
                        """)
                .param("indicator", indicator.id())
                .param("grain", Periodicity.YEAR.grain())
                .param("level", level.stored())
                .query(Integer.class)
                .list();
        Periodicity periodicity = shown(indicator, Periodicity.MONTH);
        TerritoryYear.Gathering gathering = new TerritoryYear.Gathering();
        int year = asked != null && years.contains(asked) ? asked : years.isEmpty() ? 0 : years.get(0);
        if (year != 0)
            jdbc.sql("""
                            select grain, place, starts_on, numerator, denominator from measure_rollup
                            where indicator_id = :indicator and grain = any(:grains) and level = :level
                              and starts_on between :first and :last and denominator <> 0
                            """)
                    .param("indicator", indicator.id())
                    .param("grains", new Integer[] {periodicity.grain(), Periodicity.YEAR.grain()})
                    .param("level", level.stored())
                    .param("first", LocalDate.of(year, 1, 1))
                    .param("last", LocalDate.of(year, 12, 31))
                    .query(row -> {
                        String place = row.getString("place");
                        BigDecimal value =
                                value(indicator, row.getBigDecimal("numerator"), row.getBigDecimal("denominator"));
                        if (row.getInt("grain") == Periodicity.YEAR.grain()) gathering.whole(place, value);
                        if (row.getInt("grain") == periodicity.grain())
                            gathering.value(place, row.getObject("starts_on", LocalDate.class), value);
                    });
        return new TerritoryYear(indicator, level, year, years, periodicity, gathering.lines());
    }

    /** A value that no longer counts. */
    public record Former(
            LocalDate start,
            String place,
            String segment,
            BigDecimal numerator,
            @Nullable BigDecimal denominator,
            String origin,
            Instant receivedAt,
            Batch.Kind by,
            String byOrigin,
            Instant supersededAt) {}

    List<Former> former(Indicator indicator) {
        return jdbc.sql("""
                        select f.starts_on, f.place, f.segment, f.numerator, f.denominator, b.origin, b.received_at,
                               s.kind, s.origin as by_origin, f.superseded_at
                        from measure_former f
                        join measure_batch b on b.id = f.batch
                        join measure_batch s on s.id = f.superseded_by
                        where f.indicator_id = :indicator
                        order by f.id desc limit 200
                        """)
                .param("indicator", indicator.id())
                .query((row, ignored) -> new Former(
                        row.getObject("starts_on", LocalDate.class),
                        row.getString("place"),
                        row.getString("segment"),
                        plain(row.getBigDecimal("numerator")),
                        row.getBigDecimal("denominator"),
                        row.getString("origin"),
                        row.getTimestamp("received_at").toInstant(),
                        Batch.Kind.of(row.getString("kind")),
                        row.getString("by_origin"),
                        row.getTimestamp("superseded_at").toInstant()))
                .list();
    }

    /** The latest value of each indicator of every product, by its own or monthly periods: what a list of products shows. */
    Map<ProductId, List<Series>> everything(List<Indicator> all, LocalDate since) {
        Map<ProductId, List<Indicator>> byProduct = new LinkedHashMap<>();
        for (Indicator indicator : all)
            byProduct
                    .computeIfAbsent(indicator.product(), none -> new ArrayList<>())
                    .add(indicator);
        Set<Periodicity> wanted = new HashSet<>();
        for (Indicator indicator : all) wanted.add(shown(indicator, Periodicity.MONTH));
        Map<Key, List<Series.Point>> read = all.isEmpty() ? Map.of() : read(all, wanted, since);
        Map<ProductId, List<Series>> series = new LinkedHashMap<>();
        byProduct.forEach((product, indicators) -> {
            Computing computing = new Computing(product, indicators, read, doubts.of(product));
            series.put(
                    product,
                    indicators.stream()
                            .map(indicator -> computing.series(indicator, shown(indicator, Periodicity.MONTH)))
                            .toList());
        });
        return series;
    }
}
