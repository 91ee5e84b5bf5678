package org.terreau.team.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.team.Mission;
import org.terreau.team.MissionStatus;
import org.terreau.team.Person;
import org.terreau.team.Trade;
import org.terreau.web.Ui;

/**
 * A team as it is drawn: a row a person or a trade, their missions as bars whose pattern says the status, rows to fill hatched, what
 * bounds them as lines. Told apart without colour; the page shows its table beside.
 *
 * @param bands phases and increments, above the rows
 * @param marks days that count, each with a letter that the legend tells
 * @param months those that are named
 */
public record Timeline(
        List<Row> rows, List<Band> bands, List<Band> closures, List<Mark> marks, List<Month> months, double floor) {

    public static final int WIDTH = 960;
    public static final int LEFT = 190;

    private static final int RIGHT = 12;
    private static final int ROW = 34;
    private static final int BAND = 18;
    private static final int TOP = 22;
    private static final int AHEAD_MONTHS = 12;
    private static final int BACK_MONTHS = 12;

    /** Somebody, or a trade to fill. */
    public record Row(String name, String trade, double y, List<Bar> bars) {

        public Row {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A mission.
     *
     * @param look `agent`, `marche`, `autre` or `vacant`
     * @param open nobody said when it ends
     */
    public record Bar(double x, double width, String look, boolean open, String told) {}

    /** From a day to another. */
    public record Band(double x, double width, double y, String text) {}

    /** A day that counts. */
    public record Mark(String kind, double x, String letter, LocalDate on) {}

    /** A month that begins. */
    public record Month(double x, String text) {}

    public Timeline {
        rows = List.copyOf(rows);
        bands = List.copyOf(bands);
        closures = List.copyOf(closures);
        marks = List.copyOf(marks);
        months = List.copyOf(months);
    }

    public double height() {
        return floor + 26;
    }

    /**
     * What is drawn.
     *
     * @param missions of a product, those that are over too
     * @param byTrade a row a trade rather than a person
     * @param phases with increments on the second line
     * @param days that count, by kind: `argent`, `comite`
     */
    record Drawn(
            List<Mission> missions,
            List<Stretch> phases,
            List<Stretch> increments,
            List<Stretch> closures,
            List<Day> days,
            LocalDate today,
            boolean byTrade) {}

    /** @param until the last day; null when it is not over */
    record Stretch(String name, LocalDate from, @Nullable LocalDate until) {}

    record Day(String kind, LocalDate on) {}

    static Timeline of(Drawn drawn, Ui ui) {
        return new Drawing(drawn, ui).timeline();
    }

    /** A timeline that is being drawn. */
    private static final class Drawing {

        private final Drawn drawn;
        private final Ui ui;
        private final LocalDate first;
        private final LocalDate last;
        private final List<Row> rows = new ArrayList<>();
        private double y = TOP + 2.0 * BAND + 8;

        Drawing(Drawn drawn, Ui ui) {
            this.drawn = drawn;
            this.ui = ui;
            this.first = drawn.missions().stream()
                    .map(mission -> mission.span().since())
                    .min(Comparator.naturalOrder())
                    .filter(day -> day.isAfter(drawn.today().minusMonths(BACK_MONTHS)))
                    .orElse(drawn.today().minusMonths(BACK_MONTHS))
                    .withDayOfMonth(1);
            LocalDate far = Stream.concat(
                            drawn.missions().stream()
                                    .map(mission -> mission.span().last())
                                    .filter(Objects::nonNull)
                                    .map(Objects::requireNonNull),
                            drawn.days().stream().map(Day::on))
                    .max(Comparator.naturalOrder())
                    .orElse(drawn.today());
            LocalDate least = drawn.today().plusMonths(3);
            LocalDate most = drawn.today().plusMonths(AHEAD_MONTHS);
            this.last = (far.isBefore(least) ? least : far.isAfter(most) ? most : far)
                    .plusMonths(1)
                    .withDayOfMonth(1);
        }

        Timeline timeline() {
            if (drawn.byTrade()) rowsByTrade();
            else rowsByPerson();
            double floor = y;
            List<Band> bands = new ArrayList<>(bands(drawn.phases(), TOP));
            bands.addAll(bands(drawn.increments(), TOP + BAND));
            return new Timeline(rows, bands, bands(drawn.closures(), TOP), marks(), months(), floor);
        }

        /** Those that overlap are drawn under one another, so that each is seen. */
        private void rowsByTrade() {
            for (Trade trade : Trade.values()) {
                List<Mission> of = drawn.missions().stream()
                        .filter(mission -> mission.trade() == trade && (!mission.vacant() || mission.lives()))
                        .filter(this::seen)
                        .toList();
                if (of.isEmpty()) continue;
                long people = of.stream()
                        .map(Mission::person)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count();
                List<String> told = new ArrayList<>();
                if (people > 0) told.add(ui.t("team.timeline.people", people));
                if (of.stream().anyMatch(Mission::vacant)) told.add(ui.t("team.to-fill"));
                List<List<Mission>> lanes = lanes(of);
                for (int lane = 0; lane < lanes.size(); lane++) {
                    List<Bar> bars = lanes.get(lane).stream().map(this::bar).toList();
                    rows.add(new Row(
                            lane == 0 ? ui.t("team.trade." + trade.code()) : "",
                            lane == 0 ? String.join(", ", told) : "",
                            y,
                            bars));
                    y += ROW;
                }
            }
        }

        private static List<List<Mission>> lanes(List<Mission> missions) {
            List<List<Mission>> lanes = new ArrayList<>();
            for (Mission mission : missions) {
                List<Mission> free = lanes.stream()
                        .filter(lane -> ends(lane.get(lane.size() - 1))
                                .isBefore(mission.span().since()))
                        .findFirst()
                        .orElse(null);
                if (free == null) lanes.add(new ArrayList<>(List.of(mission)));
                else free.add(mission);
            }
            return lanes;
        }

        private static LocalDate ends(Mission mission) {
            return Objects.requireNonNullElse(mission.span().last(), LocalDate.MAX);
        }

        private void rowsByPerson() {
            drawn.missions().stream()
                    .filter(mission -> !mission.vacant() && seen(mission))
                    .map(mission -> Objects.requireNonNull(mission.person()))
                    .distinct()
                    .forEach(person -> row(
                            person.name(),
                            drawn.missions().stream()
                                    .filter(mission -> person.equals(mission.person()))
                                    .toList()));
            drawn.missions().stream()
                    .filter(mission -> mission.vacant() && mission.lives())
                    .forEach(mission -> row(ui.t("team.to-fill"), List.of(mission)));
        }

        private boolean seen(Mission mission) {
            LocalDate end = mission.span().last();
            return (end == null || !end.isBefore(first))
                    && mission.span().since().isBefore(last);
        }

        private void row(String name, List<Mission> missions) {
            List<Bar> bars = missions.stream().filter(this::seen).map(this::bar).toList();
            String trades = String.join(
                    ", ",
                    missions.stream()
                            .filter(this::seen)
                            .map(mission -> ui.t("team.trade." + mission.trade().code()))
                            .distinct()
                            .toList());
            rows.add(new Row(name, trades, y, bars));
            y += ROW;
        }

        private Bar bar(Mission mission) {
            LocalDate end = mission.span().last();
            double x = x(mission.span().since());
            double until = end == null ? WIDTH - RIGHT : x(end.plusDays(1));
            String span = end == null
                    ? ui.t("team.timeline.open", ui.date(mission.span().since()))
                    : ui.t("team.timeline.span", ui.date(mission.span().since()), ui.date(end));
            Person person = mission.person();
            String who = person == null ? ui.t("team.to-fill") : person.name();
            return new Bar(
                    x,
                    round(Math.max(3, until - x)),
                    look(mission),
                    end == null,
                    drawn.byTrade() ? who + ", " + span : span);
        }

        private static String look(Mission mission) {
            if (mission.vacant()) return "vacant";
            if (mission.work().internal()) return "agent";
            MissionStatus status = mission.work().status();
            return status != null && status.market() ? "marche" : "autre";
        }

        private List<Band> bands(List<Stretch> stretches, double at) {
            List<Band> bands = new ArrayList<>();
            for (Stretch stretch : stretches) {
                LocalDate until = stretch.until();
                if (!stretch.from().isBefore(last) || until != null && until.isBefore(first)) continue;
                double from = x(stretch.from());
                double to = until == null ? WIDTH - RIGHT : x(until.plusDays(1));
                bands.add(new Band(from, round(to - from), at, stretch.name()));
            }
            return bands;
        }

        private List<Mark> marks() {
            List<Mark> marks = new ArrayList<>();
            marks.add(new Mark("aujourdhui", x(drawn.today()), "A", drawn.today()));
            char letter = 'B';
            for (Day day : drawn.days())
                if (!day.on().isBefore(first) && day.on().isBefore(last))
                    marks.add(new Mark(day.kind(), x(day.on()), String.valueOf(letter++), day.on()));
            return marks;
        }

        /** Every month where there is room, else every quarter. */
        private List<Month> months() {
            long span = ChronoUnit.MONTHS.between(first, last);
            int step = span > 14 ? 3 : 1;
            List<Month> months = new ArrayList<>();
            for (LocalDate month = first; month.isBefore(last); month = month.plusMonths(1))
                if ((month.getMonthValue() - 1) % step == 0)
                    months.add(
                            new Month(x(month), "%02d/%02d".formatted(month.getMonthValue(), month.getYear() % 100)));
            return months;
        }

        private double x(LocalDate day) {
            LocalDate within = day.isBefore(first) ? first : day.isAfter(last) ? last : day;
            double share = (double) ChronoUnit.DAYS.between(first, within) / ChronoUnit.DAYS.between(first, last);
            return round(LEFT + share * (WIDTH - LEFT - RIGHT));
        }

        private static double round(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}
