package org.terreau.impact.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.terreau.impact.Overview;
import org.terreau.impact.Series;
import org.terreau.portfolio.PhaseKind;
import org.terreau.web.Scale;
import org.terreau.web.Ui;

/**
 * What the money bought: a row a phase, a mark a product, as far to the right as it cost, its shape telling how its north
 * star moved over a year.
 *
 * @param rows the phases that have a product whose budget is known, in their order
 * @param steps of the scale of budgets
 */
public record PortfolioPicture(List<Row> rows, List<Step> steps) {

    public static final int WIDTH = 800;

    private static final double LEFT = 150;
    private static final double RIGHT = 20;
    private static final double ROW = 48;
    private static final double ABOVE = 10;
    private static final double BELOW = 26;
    private static final double[] STEPS = {0, -9, 9};

    /** How a north star moved. */
    public enum Move {
        BETTER,
        WORSE,
        UNKNOWN
    }

    /** A phase. */
    public record Row(PhaseKind phase, double y, List<Mark> marks) {

        public Row {
            marks = List.copyOf(marks);
        }
    }

    /** @param told the product with its budget and its change, in words */
    public record Mark(double x, double y, Move move, String told) {}

    /** A budget on the scale. */
    public record Step(double x, String text) {}

    public PortfolioPicture {
        rows = List.copyOf(rows);
        steps = List.copyOf(steps);
    }

    static PortfolioPicture of(List<Overview.Line> lines, Ui ui) {
        List<Overview.Line> known = lines.stream()
                .filter(line -> line.phase() != null && line.granted() != null)
                .toList();
        Scale scale = Scale.of(known.stream().map(Overview.Line::granted).toList());
        List<Row> rows = new ArrayList<>();
        for (PhaseKind phase : PhaseKind.values()) {
            List<Overview.Line> those = known.stream()
                    .filter(line -> line.phase() != null && line.phase().kind() == phase)
                    .toList();
            if (!those.isEmpty()) rows.add(row(phase, ABOVE + (rows.size() + 0.5) * ROW, those, scale, ui));
        }
        return new PortfolioPicture(
                rows,
                scale.steps().stream()
                        .map(step -> new Step(x(scale, step), ui.large(step)))
                        .toList());
    }

    public boolean empty() {
        return rows.isEmpty();
    }

    public double floor() {
        return ABOVE + rows.size() * ROW;
    }

    public double height() {
        return floor() + BELOW;
    }

    /** Marks of one row step up and down by turns, so that two that cost the same are told apart. */
    private static Row row(PhaseKind phase, double y, List<Overview.Line> lines, Scale scale, Ui ui) {
        List<Mark> marks = new ArrayList<>();
        for (Overview.Line line : lines) {
            BigDecimal granted = line.granted();
            if (granted == null) continue;
            marks.add(new Mark(
                    x(scale, granted), y + STEPS[marks.size() % STEPS.length], move(line), told(line, granted, ui)));
        }
        return new Row(phase, y, marks);
    }

    private static double x(Scale scale, BigDecimal granted) {
        return Math.round((LEFT + (WIDTH - LEFT - RIGHT) * scale.share(granted)) * 10) / 10.0;
    }

    private static Move move(Overview.Line line) {
        Series star = line.northStar();
        Series.Change change = line.change();
        if (star == null || change == null || change.percent().signum() == 0) return Move.UNKNOWN;
        return change.percent().signum() > 0 == star.indicator().moreIsBetter() ? Move.BETTER : Move.WORSE;
    }

    private static String told(Overview.Line line, BigDecimal granted, Ui ui) {
        Series.Change change = line.change();
        String cost = ui.t("web.chart.told", line.product().name(), ui.quantity(granted, "€"));
        return change == null ? cost : cost + ", " + ui.t("impact.stats.year", StatsPage.change(change, ui));
    }
}
