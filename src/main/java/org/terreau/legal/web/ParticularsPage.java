package org.terreau.legal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.audit.Audit;
import org.terreau.legal.Particular;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** @param history what was changed, the newest first */
public record ParticularsPage(Form form, Slice<Audit.Line> history) {

    public List<Particular.Part> parts() {
        return List.of(Particular.Part.values());
    }

    /** What it is for, where its name does not say it. */
    public @Nullable String hint(Particular particular, Ui ui) {
        return ui.optional("legal.field." + particular.field() + ".hint").orElse(null);
    }

    /** The names of what a change touched. */
    public String changed(Audit.Line line, Ui ui) {
        List<String> names = List.of(line.details().getOrDefault("fields", "").split(", ")).stream()
                .flatMap(field -> ui.optional("legal.field." + field).stream())
                .toList();
        return String.join(", ", names);
    }
}
