package org.terreau.incubator.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.audit.Audit;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** @param history what was changed, the newest first */
public record SettingsPage(IncubatorId id, String title, Form form, Slice<Audit.Line> history) {

    public String path() {
        return SettingsController.path(id);
    }

    /** The figures of the programme, by form field; each has its words under "incubator.figure.". */
    public List<String> figures() {
        return SettingsController.FIGURES;
    }

    /** What changing it does, where its name does not say it. */
    public @Nullable String hint(String figure, Ui ui) {
        return ui.optional("incubator.figure." + figure + ".hint").orElse(null);
    }

    /** The figures that a change touched, "10 → 12". */
    public List<String> changes(Audit.Line line, Ui ui) {
        List<String> changes = new ArrayList<>();
        for (String figure : figures()) {
            String change = line.details().get(figure);
            if (change != null)
                changes.add(ui.t("incubator.history.change", ui.t("incubator.figure." + figure), change));
        }
        return changes;
    }
}
