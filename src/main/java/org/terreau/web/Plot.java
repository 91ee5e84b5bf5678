package org.terreau.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows: one value a period, from the oldest to the latest.
 *
 * @param id tells this drawing from the others of its page
 * @param title what a reader who does not see it is told
 * @param unit of the values; "" when they have none
 * @param places there is one at least
 * @param target null when there is none
 * @param scale shared with other charts; null for its own
 */
public record Plot(
        String id,
        String title,
        Shape shape,
        String unit,
        List<Place> places,
        @Nullable BigDecimal target,
        @Nullable Scale scale) {

    /** Bars for what adds up, a line for a level. */
    public enum Shape {
        BARS,
        LINE
    }

    /** How long a period lasts. */
    public enum Length {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /**
     * A period.
     *
     * @param value null when it is not known: a gap, never a zero
     * @param told the period and its value in words, for whoever points at it
     * @param doubted waits to be checked
     * @param broken can't be compared with what comes before
     */
    public record Place(Name name, @Nullable BigDecimal value, String told, boolean doubted, boolean broken) {}

    /**
     * How a period is called under the axis.
     *
     * @param under the year, written once
     * @param rank 0 for what begins a year, then less and less remarkable: the least are left out when there is no room
     */
    public record Name(String text, String under, int rank) {

        /** The period of this length that begins on this day. */
        public static Name of(LocalDate start, Length length, Locale locale) {
            String year = Integer.toString(start.getYear());
            return switch (length) {
                case YEAR -> new Name(year, "", 0);
                case QUARTER -> {
                    int quarter = (start.getMonthValue() + 2) / 3;
                    yield new Name(
                            (locale.getLanguage().equals("fr") ? "T" : "Q") + quarter, year, quarter == 1 ? 0 : 1);
                }
                case MONTH -> new Name(written(start, "MMM", locale), year, rank(start));
                case WEEK, DAY -> {
                    boolean begins = start.getDayOfMonth() <= (length == Length.WEEK ? 7 : 1);
                    yield new Name(written(start, "d MMM", locale), year, begins ? rank(start) : 3);
                }
            };
        }

        private static String written(LocalDate start, String pattern, Locale locale) {
            return DateTimeFormatter.ofPattern(pattern, locale).format(start);
        }

        private static int rank(LocalDate start) {
            if (start.getMonthValue() == 1) return 0;
            return start.getMonthValue() % 3 == 1 ? 1 : 2;
        }
    }

    public Plot {
        places = List.copyOf(places);
    }

    /** The same, on the scale of others. */
    public Plot on(Scale shared) {
        return new Plot(id, title, shape, unit, places, target, shared);
    }

    Scale ownScale() {
        return scale == null ? scale(List.of(this)) : scale;
    }

    /** The scale on which all of these are drawn. */
    public static Scale scale(List<Plot> together) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (Plot plot : together) {
            values.add(plot.target());
            plot.places().forEach(place -> values.add(place.value()));
        }
        return Scale.of(values);
    }

    /** The largest value, or zero. */
    public BigDecimal highest() {
        return scale(List.of(this)).top();
    }

    /** At least one value is known. */
    public boolean drawn() {
        return places.stream().anyMatch(place -> place.value() != null);
    }
}
