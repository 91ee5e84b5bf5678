package org.terreau.portfolio.web;

import gg.jte.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.IncrementPlan;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.ScopeKind;
import org.terreau.portfolio.Threshold;
import org.terreau.portfolio.Thresholds;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Where the thresholds of an increment are written.
 *
 * @param gauges the figures that they may be read from
 */
public record ThresholdsPage(IncrementPage increment, List<Gauges.Gauge> gauges) {

    public ThresholdsPage {
        gauges = List.copyOf(gauges);
    }

    /**
     * The goal, or a hypothesis.
     *
     * @param key in the names of its fields
     * @param written null before the first one
     */
    public record Subject(
            String key,
            String kind,
            String wording,
            @Nullable Preregistration written) {}

    public List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject(
                Thresholds.GOAL,
                Preregistration.Kind.GOAL.code(),
                increment.plan().increment().goal(),
                first(increment.goal())));
        if (increment.plan().settled())
            for (IncrementPlan.Item item : increment.plan().kept(ScopeKind.HYPOTHESIS))
                subjects.add(new Subject(
                        String.valueOf(item.id()),
                        Preregistration.Kind.HYPOTHESIS.code(),
                        item.wording(),
                        first(increment.of(item))));
        return subjects;
    }

    private static @Nullable Preregistration first(List<Thresholds.Result> results) {
        return results.isEmpty() ? null : results.get(0).what();
    }

    /** The figures to choose from, with the one of this subject when it is measured no more. */
    public Map<String, String> figures(Subject subject) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (Gauges.Gauge gauge : gauges) figures.put(gauge.code(), gauge.name() + " (" + gauge.unit() + ")");
        Preregistration written = subject.written();
        Threshold.Figure figure = written == null ? null : written.current().figure();
        if (figure != null)
            figures.putIfAbsent(figure.gauge().code(), figure.gauge().name());
        return figures;
    }

    /** What each field is of, said with what is wrong with it: several have the same words. */
    public Map<String, String> labels(Ui ui) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Subject subject : subjects()) {
            String of = ui.t("increment.threshold.of." + subject.kind(), subject.wording()) + ", ";
            labels.put("mesure-" + subject.key(), of + ui.t("increment.threshold.figure"));
            labels.put("seuil-" + subject.key(), of + ui.t("increment.threshold.success"));
            labels.put("arret-" + subject.key(), of + ui.t("increment.threshold.stop"));
            labels.put("motif-" + subject.key(), of + ui.t("increment.threshold.reason"));
        }
        return labels;
    }

    public Content legend(Subject subject, Ui ui) {
        return ui.around("increment.threshold.of." + subject.kind(), ui.told(subject.wording()));
    }

    /** With what counts now in its fields. */
    ThresholdsPage filled() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(increment.plan().version()));
        for (Subject subject : subjects()) {
            Preregistration written = subject.written();
            if (written == null) continue;
            Threshold now = written.current();
            Threshold.Figure figure = now.figure();
            values.put(
                    "mesure-" + subject.key(),
                    figure == null ? "" : figure.gauge().code());
            values.put("seuil-" + subject.key(), figure == null ? now.success() : typed(figure.success()));
            values.put("arret-" + subject.key(), figure == null ? now.stop() : typed(figure.stop()));
        }
        return new ThresholdsPage(increment.with(Form.filled(values)), gauges);
    }

    private static String typed(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
