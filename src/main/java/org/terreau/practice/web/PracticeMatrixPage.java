package org.terreau.practice.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.portfolio.PhaseKind;
import org.terreau.practice.PracticeTopic;
import org.terreau.practice.Practices;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** What is missing where; the form holds the filters as the address has them. */
public record PracticeMatrixPage(
        Form form, List<Incubator> incubators, Practices.Matrix matrix, Slice<Practices.Row> rows, boolean lead) {

    public PracticeMatrixPage {
        incubators = List.copyOf(incubators);
    }

    public Map<String, String> incubatorOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Incubator incubator : incubators) options.put(incubator.id().value(), incubator.title());
        return options;
    }

    public static Map<String, String> topics(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PracticeTopic topic : PracticeTopic.values())
            options.put(topic.code(), ui.t("practice.topic." + topic.code()));
        return options;
    }

    public static Map<String, String> phases(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PhaseKind phase : PhaseKind.values())
            if (phase.active()) options.put(phase.code(), ui.t("portfolio.phase." + phase.code()));
        return options;
    }

    public String column(Ui ui, Map.Entry<String, String> column) {
        return form.text("sujet").isEmpty() ? ui.t("practice.topic." + column.getKey()) : column.getValue();
    }
}
