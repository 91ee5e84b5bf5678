package org.terreau.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Plot} as coordinates, drawn by `component.chart` without script; the page shows its table beside. A period
 * without a value is a gap that a dashed line crosses, a definition that breaks the series a vertical line that no line
 * crosses.
 *
 * @param rows the steps of the scale, from the bottom
 * @param columns the periods that are named, from the left
 * @param runs the stretches of a line, as SVG writes points; empty for bars
 * @param joins across periods without a value; empty for bars
 * @param target null when there is none
 * @param breaks where the series is broken, from the left
 * @param doubts above the values that wait to be checked
 * @param left where the values begin, on the right of the scale's numbers
 */
public record Chart(
        Plot plot,
        List<Row> rows,
        List<Column> columns,
        List<Mark> marks,
        List<String> runs,
        List<String> joins,
        @Nullable Row target,
        List<Double> breaks,
        List<Mark> doubts,
        double left,
        int height) {

    public static final int WIDTH = 400;
    public static final int HEIGHT = 210;

    /** Of a small multiple. */
    private static final int LOW = 150;

    private static final double ABOVE = 26;
    private static final double BELOW = 30;
    private static final double RIGHT = 6;

    /** On a telephone, where the drawing is smallest and its letters largest. */
    private static final double LETTER = 6.4;

    private static final double APART = 8;
    private static final double SEEN = 1.5;
    private static final int LEAST_RANK = 3;

    /** A horizontal line with its number. */
    public record Row(double y, String text, boolean zero) {}

    /**
     * A named period.
     *
     * @param x its middle
     * @param under the year, "" when it was written already
     */
    public record Column(double x, String text, String under) {}

    /**
     * A value: a bar, or a point in the middle of its upper side.
     *
     * @param value in words
     */
    public record Mark(double x, double y, double width, double height, String told, String value) {

        public double middle() {
            return round(x + width / 2);
        }
    }

    public Chart {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        marks = List.copyOf(marks);
        runs = List.copyOf(runs);
        joins = List.copyOf(joins);
        breaks = List.copyOf(breaks);
        doubts = List.copyOf(doubts);
    }

    public static Chart of(Plot plot, Ui ui) {
        return new Drawn(plot, HEIGHT, ui).chart();
    }

    /** One among many: as wide, less high. */
    public static Chart low(Plot plot, Ui ui) {
        return new Drawn(plot, LOW, ui).chart();
    }

    /** The value that is written beside its mark. */
    public Mark last() {
        return marks.get(marks.size() - 1);
    }

    public boolean line() {
        return plot.shape() == Plot.Shape.LINE;
    }

    public double floor() {
        return height - BELOW;
    }

    public double ceiling() {
        return ABOVE;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** A chart that is being drawn. */
    private static final class Drawn {

        private final Plot plot;
        private final Ui ui;
        private final Scale scale;
        private final int height;
        private final double left;
        private final double step;
        private final List<Mark> marks = new ArrayList<>();
        private final List<Mark> doubts = new ArrayList<>();
        private final List<Double> breaks = new ArrayList<>();
        private final List<String> runs = new ArrayList<>();
        private final List<String> joins = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();

        Drawn(Plot plot, int height, Ui ui) {
            this.plot = plot;
            this.height = height;
            this.ui = ui;
            this.scale = plot.ownScale();
            int longest = scale.steps().stream()
                    .mapToInt(one -> ui.large(one).length())
                    .max()
                    .orElse(1);
            this.left = longest * LETTER + APART;
            this.step = (WIDTH - RIGHT - left) / plot.places().size();
        }

        Chart chart() {
            @Nullable Mark before = null;
            boolean gap = false;
            for (int place = 0; place < plot.places().size(); place++) {
                Plot.Place one = plot.places().get(place);
                if (one.broken()) {
                    breaks.add(round(left + place * step));
                    stop();
                    before = null;
                }
                if (one.value() == null) {
                    stop();
                    gap = true;
                    continue;
                }
                Mark mark = mark(place, one, one.value());
                if (gap && before != null) joins.add(point(before) + point(mark));
                marks.add(mark);
                if (one.doubted()) doubts.add(mark);
                run.append(point(mark));
                before = mark;
                gap = false;
            }
            stop();
            boolean line = plot.shape() == Plot.Shape.LINE;
            return new Chart(
                    plot,
                    rows(),
                    columns(),
                    marks,
                    line ? runs : List.of(),
                    line ? joins : List.of(),
                    plot.target() == null
                            ? null
                            : new Row(y(plot.target()), ui.t("web.chart.target", ui.number(plot.target())), false),
                    breaks,
                    doubts,
                    round(left),
                    height);
        }

        private Mark mark(int place, Plot.Place one, BigDecimal value) {
            double zero = y(BigDecimal.ZERO);
            double end = y(value);
            double top = Math.min(zero, end);
            double height = Math.abs(end - zero);
            if (height < SEEN) {
                height = SEEN;
                top = zero - SEEN;
            }
            double x = left + place * step + step * 0.12;
            return new Mark(
                    round(x),
                    plot.shape() == Plot.Shape.LINE ? end : round(top),
                    round(step * 0.76),
                    round(height),
                    one.told(),
                    ui.large(value));
        }

        private static String point(Mark mark) {
            return String.format(Locale.ROOT, "%.1f,%.1f ", mark.middle(), mark.y());
        }

        private void stop() {
            if (!run.isEmpty()) runs.add(run.toString().strip());
            run.setLength(0);
        }

        private double y(BigDecimal value) {
            return round(height - BELOW - (height - BELOW - ABOVE) * scale.share(value));
        }

        private List<Row> rows() {
            return scale.steps().stream()
                    .map(one -> new Row(y(one), ui.large(one), one.signum() == 0))
                    .toList();
        }

        /** As many names as have room, the most remarkable first. */
        private List<Column> columns() {
            for (int rank = LEAST_RANK; rank >= 0; rank--) {
                List<Column> fine = columns(rank);
                if (fine.size() > 1 && apart(fine)) return fine;
            }
            List<Column> ends = new ArrayList<>();
            ends.add(column(0, true));
            if (plot.places().size() > 1) ends.add(column(plot.places().size() - 1, true));
            return ends;
        }

        private List<Column> columns(int rank) {
            List<Column> columns = new ArrayList<>();
            for (int place = 0; place < plot.places().size(); place++) {
                Plot.Name name = plot.places().get(place).name();
                if (name.rank() <= rank) columns.add(column(place, columns.isEmpty() || name.rank() == 0));
            }
            return columns;
        }

        private Column column(int place, boolean year) {
            Plot.Name name = plot.places().get(place).name();
            double half = Math.max(name.text().length(), year ? name.under().length() : 0) * LETTER / 2;
            double x = Math.min(WIDTH - half, left + (place + 0.5) * step);
            return new Column(round(x), name.text(), year ? name.under() : "");
        }

        private static boolean apart(List<Column> columns) {
            for (int place = 1; place < columns.size(); place++) {
                Column before = columns.get(place - 1);
                Column after = columns.get(place);
                if (after.x() - before.x() < (width(before) + width(after)) / 2 + APART) return false;
            }
            return true;
        }

        private static double width(Column column) {
            return Math.max(column.text().length(), column.under().length()) * LETTER;
        }
    }
}
