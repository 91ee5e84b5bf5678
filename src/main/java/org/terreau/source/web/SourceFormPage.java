package org.terreau.source.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Indicator;
import org.terreau.portfolio.Product;
import org.terreau.source.PullRhythm;
import org.terreau.source.Source;
import org.terreau.source.SourceKind;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A source being described.
 *
 * @param known the source that is changed; null for a new one
 * @param theirs what somebody else kept meanwhile; null when nobody did
 */
public record SourceFormPage(
        Product product,
        SourceKind kind,
        @Nullable Source known,
        List<Indicator> indicators,
        Form form,
        @Nullable Source theirs) {

    public SourceFormPage {
        indicators = List.copyOf(indicators);
    }

    public String path() {
        return product.id().path() + "/sources";
    }

    public String action() {
        return known == null ? path() + "/nouvelle" : known.path() + "/modification";
    }

    public boolean hasToken() {
        return known != null && known.secret();
    }

    public Map<String, String> indicatorNames() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Indicator indicator : indicators) names.put(indicator.code(), indicator.name());
        return names;
    }

    public Map<String, String> rhythms(Ui ui) {
        Map<String, String> rhythms = new LinkedHashMap<>();
        for (PullRhythm rhythm : PullRhythm.values())
            rhythms.put(rhythm.code(), ui.t("source.rhythm." + rhythm.code()));
        return rhythms;
    }

    public static Map<String, String> choices(SourceKind.Field field, Ui ui) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String choice : field.choices()) choices.put(choice, ui.t("source.choice." + choice));
        return choices;
    }

    /** What helps to fill in a field: of its kind where there is something to say, otherwise the same for all. */
    public @Nullable String hint(String field, Ui ui) {
        return ui.optional("source.hint." + kind.code() + "." + field)
                .or(() -> ui.optional("source.hint." + field))
                .orElse(null);
    }

    public String label(String field, Ui ui) {
        return ui.optional("source.label." + kind.code() + "." + field).orElseGet(() -> ui.t("source.label." + field));
    }
}
