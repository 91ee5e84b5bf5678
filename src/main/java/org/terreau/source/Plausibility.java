package org.terreau.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.impact.Indicator;
import org.terreau.impact.KnownValues;
import org.terreau.impact.Periodicity;
import org.terreau.impact.UnitLimits;
import org.terreau.impact.UsualRange;
import org.terreau.shared.Mentions;
import org.terreau.shared.Paris;

/**
 * Sorts what a source gives: new or changed values that are not where their unit, or those before them, let expect are held
 * until somebody says that they are right.
 */
@Component
class Plausibility {

    /** Beyond so many values, those before are not looked at. */
    private static final int COMPARED_AMONG = 20_000;

    private static final int PERIODS_BACK = 24;

    private final JdbcSources sources;
    private final KnownValues known;
    private final Clock clock;

    Plausibility(JdbcSources sources, KnownValues known, Clock clock) {
        this.sources = sources;
        this.known = known;
        this.clock = clock;
    }

    /**
     * What may be taken, and what has to wait.
     *
     * @param fresh the doubts that nobody was told of yet
     * @param ended the doubts about what the source no longer says
     */
    record Sorted(List<Reading.Point> taken, List<Doubt> doubts, List<Doubt> fresh, List<Doubt> ended) {
        Sorted {
            taken = List.copyOf(taken);
            doubts = List.copyOf(doubts);
            fresh = List.copyOf(fresh);
            ended = List.copyOf(ended);
        }
    }

    /** A value that can be compared with others. */
    private record Given(
            Reading.Point point,
            LocalDate start,
            BigDecimal numerator,
            @Nullable BigDecimal denominator) {

        BigDecimal value() {
            return denominator == null ? numerator : numerator.divide(denominator, MathContext.DECIMAL64);
        }

        KnownValues.Of of() {
            String territory = point.territory();
            return new KnownValues.Of(territory.substring(territory.indexOf(':') + 1), point.segment());
        }

        Doubt.Spot spot() {
            return new Doubt.Spot(start, of().place(), point.segment());
        }
    }

    Sorted sort(Source source, Indicator indicator, List<Reading.Point> points) {
        List<Reading.Point> taken = new ArrayList<>();
        List<Given> given = new ArrayList<>();
        for (Reading.Point point : points)
            given(point, indicator.periodicity()).ifPresentOrElse(given::add, () -> taken.add(point));
        Comparison comparison = new Comparison(indicator, given);
        List<Doubt> doubts = new ArrayList<>();
        Set<Doubt.Spot> spots = given.stream().map(Given::spot).collect(Collectors.toSet());
        for (Given one : given) {
            Optional<UsualRange> expected = comparison.missed(one);
            if (expected.isEmpty()) taken.add(one.point());
            else {
                doubts.add(doubt(one, expected.get()));
                spots.remove(one.spot());
            }
        }
        List<Doubt> told = sources.waitingOrAside(source.id(), indicator.code());
        return new Sorted(
                taken,
                doubts,
                doubts.stream()
                        .filter(doubt -> told.stream().noneMatch(doubt::repeats))
                        .toList(),
                told.stream()
                        .filter(one -> one.held() != null && spots.contains(one.spot()))
                        .toList());
    }

    private Doubt doubt(Given one, UsualRange expected) {
        return new Doubt(
                0,
                clock.instant(),
                one.start(),
                one.of().place(),
                one.of().segment(),
                one.value(),
                expected.low(),
                expected.high(),
                new Doubt.Held(one.point().value(), one.point().denominator()));
    }

    /** Empty when its date or its numbers can't be read, or say nothing: measurements refuse it by name. */
    private static Optional<Given> given(Reading.Point point, Periodicity periodicity) {
        Optional<LocalDate> start = Periodicity.read(point.period()).flatMap(periodicity::meant);
        if (start.isEmpty()) return Optional.empty();
        try {
            BigDecimal numerator = new BigDecimal(bare(point.value()));
            if (point.denominator().isEmpty()) return Optional.of(new Given(point, start.get(), numerator, null));
            BigDecimal denominator = new BigDecimal(bare(point.denominator()));
            return denominator.signum() == 0
                    ? Optional.empty()
                    : Optional.of(new Given(point, start.get(), numerator, denominator));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static String bare(String typed) {
        return typed.replaceAll("[\\s\\h]", "").replace(',', '.').replace('−', '-');
    }

    /**
     * What values are compared with. Of a first reading, only the last of each place is compared with those before: what is
     * old has been read by others.
     */
    private final class Comparison {

        private final UnitLimits limits;
        private final boolean few;
        private final Map<KnownValues.Of, NavigableMap<LocalDate, BigDecimal>> read = new HashMap<>();
        private final Map<KnownValues.Of, NavigableMap<LocalDate, BigDecimal>> before;
        private final Map<KnownValues.Of, NavigableMap<LocalDate, BigDecimal>> all = new HashMap<>();
        private final Map<String, Boolean> named = new HashMap<>();

        Comparison(Indicator indicator, List<Given> given) {
            limits = UnitLimits.of(indicator);
            few = given.size() <= COMPARED_AMONG;
            LocalDate first = indicator.periodicity().start(Paris.today(clock));
            for (Given one : given) {
                read.computeIfAbsent(one.of(), key -> new TreeMap<>()).put(one.start(), one.value());
                if (one.start().isBefore(first)) first = one.start();
            }
            before = known.since(indicator, indicator.periodicity().plus(first, -PERIODS_BACK));
            if (!few) return;
            read.forEach((of, values) -> {
                NavigableMap<LocalDate, BigDecimal> both = new TreeMap<>(before(of));
                both.putAll(values);
                all.put(of, both);
            });
        }

        private NavigableMap<LocalDate, BigDecimal> before(KnownValues.Of of) {
            return before.getOrDefault(of, new TreeMap<>());
        }

        /** Where a value had to be, when it is elsewhere. */
        Optional<UsualRange> missed(Given one) {
            NavigableMap<LocalDate, BigDecimal> earlier = before(one.of());
            BigDecimal inEffect = earlier.get(one.start());
            if (inEffect != null && DoubtfulValues.same(inEffect, one.value())) return Optional.empty();
            return limits.missed(one.numerator(), one.denominator())
                    .or(() -> unusual(one, earlier.isEmpty()))
                    .or(() -> earlier.isEmpty() ? named(one) : Optional.empty());
        }

        /** Somebody whom the segment names would be read by everybody: doubted until a value of this segment counts. */
        private Optional<UsualRange> named(Given one) {
            boolean tells = named.computeIfAbsent(
                    one.point().segment(),
                    segment -> !segment.isEmpty() && !Mentions.told(segment).isEmpty());
            return tells ? Optional.of(new UsualRange(one.value(), one.value())) : Optional.empty();
        }

        private Optional<UsualRange> unusual(Given one, boolean firstReading) {
            NavigableMap<LocalDate, BigDecimal> both = all.get(one.of());
            NavigableMap<LocalDate, BigDecimal> own = read.get(one.of());
            if (both == null || own == null || firstReading && !one.start().equals(own.lastKey()))
                return Optional.empty();
            return UsualRange.after(both.headMap(one.start(), false).values())
                    .filter(range -> !range.holds(one.value()));
        }
    }
}
