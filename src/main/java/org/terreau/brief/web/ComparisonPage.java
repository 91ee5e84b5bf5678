package org.terreau.brief.web;

import java.util.Map;
import org.terreau.brief.BriefComparison;
import org.terreau.brief.BriefText;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Two states of a brief beside each other. */
public record ComparisonPage(VersionsPage versions, BriefText before, BriefText after, BriefComparison comparison) {

    public Form chosen() {
        return Form.filled(Map.of("de", before.code(), "a", after.code()));
    }

    /** What a state is called. */
    public static String name(BriefText which, Ui ui) {
        return switch (which.kind()) {
            case DRAFT -> ui.t("brief.version.draft");
            case VERSION -> ui.t("dossier.version", which.number());
            case REVISION -> ui.t("brief.version.read");
        };
    }

    /** The choices, with the state that is compared and has no number. */
    public Map<String, String> choices(Ui ui) {
        Map<String, String> choices = versions.choices(ui);
        choices.putIfAbsent(before.code(), name(before, ui));
        choices.putIfAbsent(after.code(), name(after, ui));
        return choices;
    }
}
