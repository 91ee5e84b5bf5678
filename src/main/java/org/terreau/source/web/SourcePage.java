package org.terreau.source.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.source.Doubt;
import org.terreau.source.Preview;
import org.terreau.source.Problems;
import org.terreau.source.Run;
import org.terreau.source.Source;
import org.terreau.source.SourceKind;
import org.terreau.source.Sources;
import org.terreau.web.Ui;

/**
 * A source: where it stands, what it would give, what is to be checked, and its history.
 *
 * @param preview null when it was not tried just now
 */
public record SourcePage(
        Product product, Sources.Story story, @Nullable Preview preview) {

    public Source source() {
        return story.source();
    }

    public String path() {
        return source().path();
    }

    public String indicator() {
        return story.indicator() == null
                ? source().indicator()
                : story.indicator().name();
    }

    /** The settings that are filled in, as they are named in the form. */
    public Map<String, String> settings(Ui ui) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (SourceKind.Field field : source().kind().fields())
            show(field.name(), !field.choices().isEmpty(), shown, ui);
        for (String column : SourceKind.COLUMNS) show(column, false, shown, ui);
        return shown;
    }

    private void show(String name, boolean chosen, Map<String, String> shown, Ui ui) {
        String value = name.equals("adresse") ? source().place() : source().setting(name);
        if (value.isEmpty()) return;
        String label = ui.optional("source.label." + source().kind().code() + "." + name)
                .orElseGet(() -> ui.t("source.label." + name));
        shown.put(label, chosen ? ui.t("source.choice." + value) : value);
    }

    public String period(Doubt doubt) {
        return story.indicator() == null
                ? doubt.start().toString()
                : story.indicator().periodicity().name(doubt.start());
    }

    public static String problem(Run run, Ui ui) {
        return run.problem().isEmpty() ? "" : Problems.text(run.problem(), run.arguments(), ui.words());
    }

    public static String problem(Preview preview, Ui ui) {
        return Problems.text(preview.problem(), preview.arguments(), ui.words());
    }
}
