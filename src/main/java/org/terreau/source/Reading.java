package org.terreau.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.terreau.impact.Periodicity;

/**
 * What an answer says. Dates and numbers are put as measurements are written where they can be; what can't is kept as it
 * came, so that it is refused by name.
 */
final class Reading {

    /** How many values are read from one answer. */
    static final int MOST = 100_000;

    /**
     * A value.
     *
     * @param line from 1, as the source counts
     * @param period named as the indicator's periods are, or as it came
     */
    record Point(long line, String period, String value, String denominator, String territory, String segment) {}

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:[ T].*)?");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})/(\\d{4})");
    private static final Pattern WITHOUT_OFFSET =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?");
    private static final Pattern MILLISECONDS = Pattern.compile("(\\d{10})\\d{3}");
    private static final Pattern LONG_DECIMALS = Pattern.compile("-?\\d{1,15}[.,]\\d{7,400}");

    private final Periodicity periodicity;
    private final LocalDate today;
    private final boolean running;
    private final List<Point> points = new ArrayList<>();
    private final Map<String, Point> seen = new HashMap<>();
    private long leftOut;
    private long empty;

    /** @param running whether the period of today is taken, though it has not ended */
    Reading(Periodicity periodicity, LocalDate today, boolean running) {
        this.periodicity = periodicity;
        this.today = today;
        this.running = running;
    }

    void add(long line, String date, String value, String denominator, String territory, String segment)
            throws Unreadable {
        if (points.size() + leftOut >= MOST) throw Unreadable.of("source.error.many", String.valueOf(MOST));
        if (value.isBlank()) {
            leftOut++;
            empty++;
            return;
        }
        String written = day(date.strip());
        Optional<LocalDate> start = Periodicity.read(written).flatMap(periodicity::meant);
        if (start.isPresent() && !running && start.get().equals(periodicity.start(today))) {
            leftOut++;
            return;
        }
        Point point = new Point(
                line,
                start.map(periodicity::name).orElse(written),
                number(value.strip()),
                number(denominator.strip()),
                territory.strip(),
                segment.strip());
        Point before = seen.putIfAbsent(point.period() + '\n' + point.territory() + '\n' + point.segment(), point);
        if (before != null
                && before.value().equals(point.value())
                && before.denominator().equals(point.denominator())) leftOut++;
        else points.add(point);
    }

    /** The value of now, which says no date. */
    void now(String value, String denominator) throws Unreadable {
        if (value.isBlank()) {
            leftOut++;
            empty++;
            return;
        }
        points.add(
                new Point(1, periodicity.name(periodicity.start(today)), number(value), number(denominator), "", ""));
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    /** Periods that have not ended, lines without a value, lines said twice. */
    long leftOut() {
        return leftOut;
    }

    /** Nothing in it has a value. */
    boolean empty() {
        return points.isEmpty() && leftOut == empty;
    }

    private static String day(String written) {
        Matcher day = DAY.matcher(written);
        if (day.matches()) return day.group(3) + "-" + two(day.group(2)) + "-" + two(day.group(1));
        Matcher month = MONTH.matcher(written);
        if (month.matches()) return month.group(2) + "-" + two(month.group(1));
        Matcher bare = WITHOUT_OFFSET.matcher(written);
        if (bare.matches()) return bare.group(1);
        Matcher milliseconds = MILLISECONDS.matcher(written);
        return milliseconds.matches() ? milliseconds.group(1) : written;
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    /** Averages come with more decimals than are kept. */
    private static String number(String written) {
        if (!LONG_DECIMALS.matcher(written).matches()) return written;
        return new BigDecimal(written.replace(',', '.'))
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
