package org.terreau.impact;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Mentions;
import org.terreau.shared.TypedNumber;
import org.terreau.territory.CollectivityKind;

/** The lines of a batch: each is checked, the good ones are passed on, what is wrong with the others is kept. */
final class Checking implements Batch.Sink {

    private static final int SEGMENT = 80;
    private static final int REMEMBERED = 100_000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final String UNUSUAL = "impact.unusual.once";

    /** What a batch needs to know of an indicator. */
    record Known(
            long id,
            String code,
            Periodicity periodicity,
            boolean ratio,
            @Nullable CollectivityKind grain,
            boolean computed,
            UnitLimits limits) {}

    private final Map<String, Known> indicators;
    private final Map<Long, NavigableMap<LocalDate, BigDecimal>> before;
    private final Predicate<String> said;
    private final LocalDate today;
    private final MeasuredPlaces measuredPlaces;
    private final Map<String, Long> used = new LinkedHashMap<>();
    private final Map<String, JdbcMeasures.Place> places = new HashMap<>();
    private final Map<String, LocalDate> periods = new HashMap<>();
    private final Map<String, String> segments = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private JdbcMeasures.@Nullable Staging staging;
    private long lines;
    private long count;

    Checking(
            Map<String, Known> indicators,
            Map<Long, NavigableMap<LocalDate, BigDecimal>> before,
            Predicate<String> said,
            LocalDate today,
            MeasuredPlaces measuredPlaces) {
        this.indicators = indicators;
        this.before = before;
        this.said = said;
        this.today = today;
        this.measuredPlaces = measuredPlaces;
    }

    /** From here on the good lines go there. */
    void to(JdbcMeasures.Staging where) {
        staging = where;
    }

    /** How many lines came, good or not. */
    long lines() {
        return lines;
    }

    /** How many of them can't be taken. */
    long count() {
        return count;
    }

    /** The first of what is wrong. */
    List<Fault> faults() {
        return faults;
    }

    /** The indicators that good lines measure. */
    Collection<Long> used() {
        return used.values();
    }

    /** Where they measure, but for the whole. */
    Collection<JdbcMeasures.Place> places() {
        return places.values();
    }

    /** What to tell of a batch that leaves no trace. */
    Receipt refused(Batch batch, Instant now) {
        return new Receipt(0, batch.kind(), batch.origin(), now, true, lines, 0, 0, 0, count, faults, null, false);
    }

    @Override
    public void fault(Fault fault) {
        count++;
        if (faults.size() < Receipt.TOLD) faults.add(fault);
    }

    @Override
    public void line(Batch.Line line) throws IOException {
        lines++;
        JdbcMeasures.Staging to = staging;
        if (to == null) throw new IllegalStateException("Lines come once there is where to put them");
        Known indicator = indicators.get(line.indicator());
        if (indicator == null) {
            fault(Fault.of(line.number(), "indicator", "impact.fault.indicator", cut(line.indicator())));
            return;
        }
        if (indicator.computed()) {
            fault(Fault.of(line.number(), "indicator", "impact.fault.computed", indicator.code()));
            return;
        }
        LocalDate start = start(indicator, line);
        if (start == null) return;
        JdbcMeasures.Place place = place(indicator, line);
        if (place == null) return;
        if (line.segment().length() > SEGMENT) {
            fault(Fault.of(line.number(), "segment", "impact.fault.segment", String.valueOf(SEGMENT)));
            return;
        }
        Amount amount = amount(indicator, line);
        if (amount == null) return;
        boolean whole = place.code().isEmpty() && line.segment().isEmpty();
        if (!said.test(indicator.code())
                && (personal(line)
                        || impossible(line.number(), indicator, amount)
                        || whole && unusual(line.number(), indicator, start, amount.value()))) return;
        used.putIfAbsent(indicator.code(), indicator.id());
        to.add(
                line.number(),
                indicator.id(),
                start,
                place.code(),
                line.segment(),
                amount.numerator(),
                amount.denominator());
    }

    /** @param denominator null for what is not a ratio */
    private record Amount(BigDecimal numerator, @Nullable BigDecimal denominator) {

        @Nullable
        BigDecimal value() {
            if (denominator == null) return numerator;
            return denominator.signum() == 0 ? null : numerator.divide(denominator, MathContext.DECIMAL64);
        }
    }

    private @Nullable Amount amount(Known indicator, Batch.Line line) {
        if (!indicator.ratio()) {
            BigDecimal value = TypedNumber.read(line.value()).orElse(null);
            if (value != null) return new Amount(value, null);
            fault(Fault.of(line.number(), "value", "impact.fault.value", cut(line.value())));
            return null;
        }
        BigDecimal numerator = TypedNumber.read(line.numerator()).orElse(null);
        BigDecimal denominator = TypedNumber.read(line.denominator()).orElse(null);
        if (numerator != null && denominator != null && denominator.signum() >= 0)
            return new Amount(numerator, denominator);
        fault(Fault.of(line.number(), "numerator", "impact.fault.ratio", indicator.code()));
        return null;
    }

    /** Tells of a segment, which everybody reads, that tells who somebody is. */
    private boolean personal(Batch.Line line) {
        if (line.segment().isEmpty()) return false;
        if (segments.size() > REMEMBERED) segments.clear();
        String told = segments.computeIfAbsent(line.segment(), segment -> String.join(", ", Mentions.told(segment)));
        if (told.isEmpty()) return false;
        fault(Fault.of(line.number(), "segment", "impact.segment.once", told));
        return true;
    }

    /** Tells of a value that its unit does not let expect. */
    private boolean impossible(long line, Known indicator, Amount amount) {
        Optional<String> reason = indicator.limits().fault(amount.numerator(), amount.denominator());
        reason.ifPresent(key -> fault(Fault.of(
                line, "value", key, indicator.code(), indicator.limits().most())));
        return reason.isPresent();
    }

    /** Tells of a value of the whole that those before it do not let expect. */
    private boolean unusual(long line, Known indicator, LocalDate start, @Nullable BigDecimal value) {
        NavigableMap<LocalDate, BigDecimal> known = before.get(indicator.id());
        if (value == null || known == null) return false;
        BigDecimal held = known.get(start);
        if (held != null && held.compareTo(value) == 0) return false;
        Optional<UsualRange> range =
                UsualRange.after(known.headMap(start, false).values()).filter(usual -> !usual.holds(value));
        range.ifPresent(usual -> fault(Fault.of(
                line,
                "value",
                UNUSUAL,
                indicator.code(),
                usual.low().toPlainString(),
                usual.high().toPlainString(),
                value.round(MathContext.DECIMAL32).toPlainString())));
        return range.isPresent();
    }

    private @Nullable LocalDate start(Known indicator, Batch.Line line) {
        String key = indicator.periodicity().code() + line.period();
        LocalDate remembered = periods.get(key);
        if (remembered != null) return remembered;
        Optional<LocalDate> start = Periodicity.read(line.period()).flatMap(indicator.periodicity()::meant);
        if (start.isEmpty()) {
            fault(Fault.of(
                    line.number(),
                    "period",
                    "impact.fault.period." + indicator.periodicity().code(),
                    cut(line.period())));
            return null;
        }
        if (start.get().isBefore(EARLIEST) || start.get().isAfter(today)) {
            fault(Fault.of(line.number(), "period", "impact.fault.when", cut(line.period())));
            return null;
        }
        if (periods.size() > REMEMBERED) periods.clear();
        periods.put(key, start.get());
        return start.get();
    }

    private JdbcMeasures.@Nullable Place place(Known indicator, Batch.Line line) {
        CollectivityKind grain = indicator.grain();
        String written = line.territory();
        if (written.isEmpty()) return MeasuredPlaces.WHOLE;
        if (grain == null) {
            fault(Fault.of(line.number(), "territory", "impact.fault.whole", indicator.code()));
            return null;
        }
        String key = grain.code() + " " + written;
        JdbcMeasures.Place remembered = places.get(key);
        if (remembered != null) return remembered;
        Optional<JdbcMeasures.Place> place = measuredPlaces.find(grain, written);
        if (place.isEmpty()) {
            fault(Fault.of(line.number(), "territory", "impact.fault.territory." + grain.code(), cut(written)));
            return null;
        }
        places.put(key, place.get());
        return place.get();
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
