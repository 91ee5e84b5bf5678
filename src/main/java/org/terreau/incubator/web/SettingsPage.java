package org.terreau.incubator.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.audit.Audit;
import org.terreau.incubator.EntryCost;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Settings;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * @param empty nobody works for this incubator yet: what to begin with is said
 * @param history what was changed, the newest first
 * @param entry what the entry cost is announced as
 */
public record SettingsPage(
        IncubatorId id, String title, boolean empty, Form form, Slice<Audit.Line> history, EntryCost.Told entry) {

    public String path() {
        return SettingsController.path(id);
    }

    public String people() {
        return MembersPage.path(id);
    }

    /** The figures of the programme, by form field; each has its words under "incubator.figure.". */
    public List<String> figures() {
        return SettingsController.FIGURES;
    }

    /** The days of the closure of the budget year, in the same way. */
    public List<String> closure() {
        return SettingsController.CLOSURE;
    }

    /** Every field that has words of its own there. */
    public List<String> said() {
        return Stream.of(figures(), List.of(Settings.CLOSURE), closure())
                .flatMap(List::stream)
                .toList();
    }

    /** What changing it does, where its name does not say it. */
    public @Nullable String hint(String figure, Ui ui) {
        if (figure.equals("cout-entree")) return entry.setting(ui.words());
        return ui.optional("incubator.figure." + figure + ".hint").orElse(null);
    }

    /** What a change touched, "10 → 12". */
    public List<String> changes(Audit.Line line, Ui ui) {
        List<String> changes = new ArrayList<>();
        for (String figure : said()) {
            String change = line.details().get(figure);
            if (change != null)
                changes.add(ui.t("incubator.history.change", ui.t("incubator.figure." + figure), change));
        }
        return changes;
    }
}
