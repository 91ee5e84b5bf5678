package org.terreau.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of an indicator in one year, by département or by région.
 *
 * @param year 0 when no year has values
 * @param years those that have values, the latest first
 * @param periodicity of the values: a month, or longer where the indicator is
 * @param lines one a territory that has values, in the order of the codes
 */
public record TerritoryYear(
        Indicator indicator, Level level, int year, List<Integer> years, Periodicity periodicity, List<Line> lines) {

    /** What is measured by communes, say, adds up to these. */
    public enum Level {
        DEPARTEMENT("departement", Rollups.DEPARTEMENT),
        REGION("region", Rollups.REGION);

        private final String code;
        private final int stored;

        Level(String code, int stored) {
            this.code = code;
            this.stored = stored;
        }

        /** As written in addresses and message keys. */
        public String code() {
            return code;
        }

        int stored() {
            return stored;
        }
    }

    /**
     * @param place official code of the département or of the région
     * @param values by the first day of the period; a period without measurement has none
     * @param whole of the year, null where the year has none
     */
    public record Line(
            String place,
            Map<LocalDate, BigDecimal> values,
            @Nullable BigDecimal whole) {

        public Line {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    public TerritoryYear {
        years = List.copyOf(years);
        lines = List.copyOf(lines);
    }

    /** The first days of the periods of the year, up to the last one that has a value. */
    public List<LocalDate> starts() {
        LocalDate last = lines.stream()
                .flatMap(line -> line.values().keySet().stream())
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate start = LocalDate.of(Math.max(1, year), 1, 1);
                !start.isAfter(last);
                start = periodicity.plus(start, 1)) starts.add(start);
        return starts;
    }

    /** Gathers values as they are read, in any order. */
    static final class Gathering {

        private final Map<String, Map<LocalDate, BigDecimal>> values = new TreeMap<>();
        private final Map<String, BigDecimal> wholes = new TreeMap<>();

        void value(String place, LocalDate start, BigDecimal value) {
            values.computeIfAbsent(place, none -> new TreeMap<>()).put(start, value);
        }

        void whole(String place, BigDecimal value) {
            values.computeIfAbsent(place, none -> new TreeMap<>());
            wholes.put(place, value);
        }

        List<Line> lines() {
            return values.entrySet().stream()
                    .map(line -> new Line(line.getKey(), line.getValue(), wholes.get(line.getKey())))
                    .toList();
        }
    }
}
