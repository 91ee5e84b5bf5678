package org.terreau.demo.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Slice;
import org.terreau.web.Chart;
import org.terreau.web.Form;
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/**
 * @param form as it was sent, or empty
 * @param values of the chart, and of the table beside it
 * @param slice a list of several pages
 */
public record StylePage(Form form, List<BigDecimal> values, Slice<Integer> slice) {

    static final List<String> KINDS = List.of("un", "deux", "trois");
    static final List<String> TONES = List.of("info", "success", "warning", "error");

    private static final List<Integer> VALUES = List.of(12, 19, 17, 31, 42, 40);
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final int LISTED = 45;
    private static final int A_PAGE = 20;

    static StylePage of(Form form, int page) {
        return new StylePage(
                form,
                VALUES.stream().map(BigDecimal::valueOf).toList(),
                Slice.of(IntStream.rangeClosed(1, LISTED).boxed().toList(), page, A_PAGE));
    }

    public List<String> tones() {
        return TONES;
    }

    public Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        KINDS.forEach(kind -> kinds.put(kind, ui.t("style.kind." + kind)));
        return kinds;
    }

    /** What each field is called, where all that is to be set right is listed. */
    public Map<String, String> labels(Ui ui) {
        return Map.of(
                "titre", ui.t("style.form.title"),
                "texte", ui.t("style.form.text"),
                "genre", ui.t("style.form.kind"),
                "rythme", ui.t("style.form.rhythm"),
                "accord", ui.t("style.form.accord"));
    }

    /** Bars, with a target and a value that waits to be checked. */
    public Chart bars(Ui ui) {
        return Chart.of(plot("style", Plot.Shape.BARS, values, BigDecimal.valueOf(VALUES.get(3)), ui), ui);
    }

    /** A line that misses a month and breaks. */
    public Chart line(Ui ui) {
        List<@Nullable BigDecimal> sparse = new ArrayList<>(values);
        sparse.set(2, null);
        return Chart.of(plot("style-ligne", Plot.Shape.LINE, sparse, null, ui), ui);
    }

    /** Nothing happened, and that was measured. */
    public Chart zeros(Ui ui) {
        return Chart.of(
                plot(
                        "style-zero",
                        Plot.Shape.BARS,
                        values.stream().map(value -> BigDecimal.ZERO).toList(),
                        null,
                        ui),
                ui);
    }

    private static Plot plot(
            String id,
            Plot.Shape shape,
            List<? extends @Nullable BigDecimal> values,
            @Nullable BigDecimal target,
            Ui ui) {
        List<Plot.Place> places = new ArrayList<>();
        for (int month = 0; month < values.size(); month++) {
            String name = ui.t("style.month", month + 1);
            places.add(new Plot.Place(
                    Plot.Name.of(FIRST.plusMonths(month), Plot.Length.MONTH, ui.locale()),
                    values.get(month),
                    name,
                    shape == Plot.Shape.BARS && target != null && month == 1,
                    shape == Plot.Shape.LINE && month == 4));
        }
        return new Plot(id, ui.t("style.chart"), shape, "", places, target, null);
    }

    public int longestTitle() {
        return StyleController.LONGEST_TITLE;
    }

    public int longestText() {
        return StyleController.LONGEST_TEXT;
    }
}
