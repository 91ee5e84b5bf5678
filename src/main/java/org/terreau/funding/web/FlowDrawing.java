package org.terreau.funding.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.terreau.funding.MoneyFlow;
import org.terreau.shared.Money;
import org.terreau.web.Ui;

/**
 * A flow of money as the server draws it: three columns of boxes, each with its label beside it, and the bands between them.
 *
 * @param height in the units of the drawing, whose width is {@link #WIDTH}
 */
public record FlowDrawing(List<Box> boxes, List<Band> bands, double height) {

    public static final double WIDTH = 960;
    public static final double THICK = 12;

    private static final double[] LEFT = {262, 470, 690};
    private static final double TOP = 24;
    private static final double MONEY = 360;
    private static final double LEAST = 20;
    private static final double BETWEEN = 8;
    private static final int LONGEST = 30;

    public FlowDrawing {
        boxes = List.copyOf(boxes);
        bands = List.copyOf(bands);
    }

    /**
     * @param kind code of {@link MoneyFlow.Kind}
     * @param label shortened; `name` is whole
     * @param left the label stands on its left
     */
    public record Box(double x, double y, double height, String kind, String label, String name, boolean left) {

        public double textX() {
            return left ? x - 8 : x + THICK + 8;
        }

        public double textY() {
            return y + height / 2 + 4;
        }
    }

    /** @param path the outline, as SVG writes it */
    public record Band(String path, String name) {}

    /** Empty when one node in each column would say nothing. */
    public static Optional<FlowDrawing> worthDrawing(MoneyFlow flow, Ui ui) {
        return flow.drawn() ? Optional.of(of(flow, ui)) : Optional.empty();
    }

    /** A line of the same flow as a table. */
    public record Flowing(String from, String to, Money amount) {}

    /** From funders to products, then from products to activities. */
    public static List<Flowing> table(MoneyFlow flow, Ui ui) {
        List<Flowing> lines = new ArrayList<>();
        for (MoneyFlow.Link link : flow.in())
            lines.add(new Flowing(
                    name(flow.funders().get(link.from()), false, ui),
                    name(flow.products().get(link.to()), false, ui),
                    link.amount()));
        for (MoneyFlow.Link link : flow.out())
            lines.add(new Flowing(
                    name(flow.products().get(link.from()), false, ui),
                    name(flow.activities().get(link.to()), true, ui),
                    link.amount()));
        return lines;
    }

    private static FlowDrawing of(MoneyFlow flow, Ui ui) {
        double scale = MONEY / Math.max(1, flow.total().cents());
        List<Box> boxes = new ArrayList<>();
        List<List<Box>> columns = new ArrayList<>();
        double lowest = 0;
        List<List<MoneyFlow.Node>> nodes = List.of(flow.funders(), flow.products(), flow.activities());
        for (int column = 0; column < nodes.size(); column++) {
            List<Box> own = new ArrayList<>();
            double y = TOP;
            for (MoneyFlow.Node node : nodes.get(column)) {
                double height = Math.max(1, node.amount().cents() * scale);
                double slot = Math.max(LEAST, height);
                String name = name(node, column == 2, ui) + " · " + ui.money(whole(node.amount()));
                own.add(new Box(
                        LEFT[column],
                        y + (slot - height) / 2,
                        height,
                        node.kind().code(),
                        label(node, column == 2, ui),
                        name,
                        column == 0));
                y += slot + BETWEEN;
            }
            columns.add(own);
            boxes.addAll(own);
            lowest = Math.max(lowest, y);
        }
        List<Band> bands = new ArrayList<>();
        bands(flow.in(), columns.get(0), columns.get(1), scale, bands, ui);
        bands(flow.out(), columns.get(1), columns.get(2), scale, bands, ui);
        return new FlowDrawing(boxes, bands, lowest);
    }

    private static Money whole(Money amount) {
        return Money.euros(amount.wholeEuros());
    }

    /** What a node is called. */
    static String name(MoneyFlow.Node node, boolean activity, Ui ui) {
        return switch (node.kind()) {
            case NAMED -> activity ? ui.t("funding.short." + node.name()) : node.name();
            case OTHERS -> ui.t("funding.flow.autres", node.merged());
            default -> ui.t("funding.flow." + node.kind().code());
        };
    }

    private static String label(MoneyFlow.Node node, boolean activity, Ui ui) {
        String name = name(node, activity, ui);
        String shown =
                name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).strip() + "…";
        return shown + " · " + ui.money(whole(node.amount()));
    }

    private static void bands(
            List<MoneyFlow.Link> links, List<Box> from, List<Box> to, double scale, List<Band> bands, Ui ui) {
        double[] left = from.stream().mapToDouble(Box::y).toArray();
        double[] right = to.stream().mapToDouble(Box::y).toArray();
        for (MoneyFlow.Link link : links) {
            double thick = link.amount().cents() * scale;
            Box one = from.get(link.from());
            Box other = to.get(link.to());
            bands.add(new Band(
                    path(one.x() + THICK, left[link.from()], other.x(), right[link.to()], Math.max(.5, thick)),
                    one.name() + " → " + other.name() + " : " + ui.money(whole(link.amount()))));
            left[link.from()] += thick;
            right[link.to()] += thick;
        }
    }

    private static String path(double x, double y, double endX, double endY, double thick) {
        double middle = (x + endX) / 2;
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ",
                x,
                y,
                middle,
                y,
                middle,
                endY,
                endX,
                endY,
                endY + thick,
                middle,
                endY + thick,
                middle,
                y + thick,
                x,
                y + thick);
    }
}
