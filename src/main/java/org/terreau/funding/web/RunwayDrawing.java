package org.terreau.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.terreau.funding.Runway;
import org.terreau.funding.Runways;
import org.terreau.incubator.BudgetClosure;
import org.terreau.shared.Money;
import org.terreau.web.Scale;
import org.terreau.web.Ui;

/**
 * A runway as coordinates, drawn without script: stepped lines told apart by their dashes and their names, a dashed
 * projection, grey bands where nothing is ordered or paid, and the days that count, each with a letter that the legend
 * tells. The page shows its table beside.
 */
public record RunwayDrawing(
        List<Line> lines,
        String projection,
        List<Band> bands,
        List<Mark> marks,
        List<Month> months,
        List<Step> scale,
        double floor) {

    public static final int WIDTH = 960;
    public static final int HEIGHT = 340;

    private static final int LEFT = 76;
    private static final int RIGHT = 150;
    private static final int TOP = 26;
    private static final int BELOW = 40;
    private static final int LETTERS = 13;
    private static final int STRIP = 6;

    /**
     * A stepped line.
     *
     * @param code `accorde`, `engage`, `fait` or `paye`
     * @param dash as SVG writes it; "" for a whole line
     * @param labelY where its name stands, apart from the others
     */
    public record Line(String code, String points, String dash, double endX, double labelY, String told) {}

    /** @param kind `commandes` or `paiements` */
    public record Band(String kind, double x, double width, double top, double bottom) {}

    /** A day that counts. */
    public record Mark(String kind, double x, double y, String letter, LocalDate on) {}

    /** A month that begins. */
    public record Month(double x, String text) {}

    /** A step of the scale. */
    public record Step(double y, String text) {}

    public RunwayDrawing {
        lines = List.copyOf(lines);
        bands = List.copyOf(bands);
        marks = List.copyOf(marks);
        months = List.copyOf(months);
        scale = List.copyOf(scale);
    }

    static RunwayDrawing of(Runways.Told told, Runway runway, Ui ui) {
        return new Drawing(told, runway, ui).drawing();
    }

    /** A runway that is being drawn. */
    private static final class Drawing {

        private final Runways.Told told;
        private final Runway runway;
        private final Ui ui;
        private final LocalDate first;
        private final LocalDate last;
        private final Scale scale;
        private final double floor = HEIGHT - BELOW;

        Drawing(Runways.Told told, Runway runway, Ui ui) {
            this.told = told;
            this.runway = runway;
            this.ui = ui;
            LocalDate begins = runway.steps().isEmpty()
                    ? runway.from()
                    : runway.steps().get(0).day();
            this.first = (begins.isBefore(runway.from()) ? begins : runway.from()).withDayOfMonth(1);
            LocalDate far = runway.last().isAfter(told.today()) ? runway.last() : told.today();
            LocalDate most = told.today().plusMonths(18);
            this.last = (far.isAfter(most) ? most : far).plusMonths(2).withDayOfMonth(1);
            this.scale = Scale.of(List.of(
                    runway.sums().granted().inEuros(), runway.sums().engaged().inEuros(), BigDecimal.ZERO));
        }

        RunwayDrawing drawing() {
            List<Line> lines = new ArrayList<>();
            lines.add(line("accorde", Runway.Sums::granted, "", last));
            lines.add(line("engage", Runway.Sums::engaged, "9 4", told.today()));
            lines.add(line("fait", Runway.Sums::done, "4 3", told.today()));
            lines.add(line("paye", Runway.Sums::paid, "1 3", told.today()));
            return new RunwayDrawing(apart(lines), projection(), bands(), marks(), months(), scale(), floor);
        }

        private Line line(String code, Function<Runway.Sums, Money> part, String dash, LocalDate until) {
            StringBuilder points = new StringBuilder();
            Money reached = Money.ZERO;
            point(points, first, reached);
            for (Runway.Step step : runway.steps()) {
                Money added = part.apply(step.added());
                if (added.cents() == 0 || step.day().isAfter(until)) continue;
                point(points, step.day(), reached);
                reached = reached.plus(added);
                point(points, step.day(), reached);
            }
            point(points, until, reached);
            return new Line(code, points.toString().strip(), dash, x(until), y(reached), ui.money(reached));
        }

        /** Names that would cover one another stand one under the other. */
        private static List<Line> apart(List<Line> lines) {
            List<Line> placed = new ArrayList<>();
            double free = Double.NEGATIVE_INFINITY;
            for (Line line : lines) {
                double at = Math.max(line.labelY(), free);
                placed.add(new Line(line.code(), line.points(), line.dash(), line.endX(), at, line.told()));
                free = at + LETTERS;
            }
            return placed;
        }

        private void point(StringBuilder points, LocalDate day, Money amount) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(day), y(amount)));
        }

        private String projection() {
            return runway.projected()
                    .map(reached -> {
                        StringBuilder points = new StringBuilder();
                        point(points, told.today(), runway.sums().done());
                        point(points, runway.governing().day(), reached);
                        return points.toString().strip();
                    })
                    .orElse("");
        }

        private List<Band> bands() {
            List<Band> bands = new ArrayList<>();
            for (BudgetClosure.Dated closure : told.closures()) {
                band(bands, "paiements", closure.paymentsStop(), closure.paymentsResume());
                band(bands, "commandes", closure.ordersStop(), closure.ordersResume());
            }
            return bands;
        }

        private void band(List<Band> bands, String kind, LocalDate from, LocalDate until) {
            if (!from.isBefore(last) || !until.isAfter(first)) return;
            boolean strip = kind.equals("paiements");
            double bottom = strip ? TOP : floor;
            bands.add(new Band(kind, x(from), round(x(until) - x(from)), strip ? TOP - STRIP : TOP, bottom));
        }

        private List<Mark> marks() {
            List<Mark> marks = new ArrayList<>();
            mark(marks, "aujourdhui", told.today());
            if (told.deadline() != null) {
                mark(marks, "comite", told.deadline().decideBy());
                mark(marks, "commander", told.deadline().orderBy());
            }
            for (Runway.End end : runway.ends()) mark(marks, end.kind().code(), end.day());
            return marks;
        }

        private void mark(List<Mark> marks, String kind, LocalDate on) {
            if (on.isBefore(first) || !on.isBefore(last)) return;
            double x = x(on);
            long near = marks.stream()
                    .filter(one -> Math.abs(one.x() - x) < LETTERS)
                    .count();
            char letter = (char) ('A' + marks.size());
            marks.add(new Mark(kind, x, floor + LETTERS + near * LETTERS, String.valueOf(letter), on));
        }

        private List<Month> months() {
            int step = ChronoUnit.MONTHS.between(first, last) > 14 ? 3 : 1;
            List<Month> months = new ArrayList<>();
            for (LocalDate month = first; month.isBefore(last); month = month.plusMonths(1))
                if ((month.getMonthValue() - 1) % step == 0)
                    months.add(
                            new Month(x(month), "%02d/%02d".formatted(month.getMonthValue(), month.getYear() % 100)));
            return months;
        }

        private List<Step> scale() {
            return scale.steps().stream()
                    .map(one -> new Step(y(one), ui.large(one)))
                    .toList();
        }

        private double x(LocalDate day) {
            LocalDate within = day.isBefore(first) ? first : day.isAfter(last) ? last : day;
            double share = (double) ChronoUnit.DAYS.between(first, within) / ChronoUnit.DAYS.between(first, last);
            return round(LEFT + share * (WIDTH - LEFT - RIGHT));
        }

        private double y(Money amount) {
            return y(amount.inEuros());
        }

        private double y(BigDecimal euros) {
            return round(floor - (floor - TOP) * scale.share(euros));
        }

        private static double round(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}
