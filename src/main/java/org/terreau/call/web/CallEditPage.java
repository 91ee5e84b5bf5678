package org.terreau.call.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.call.CallId;
import org.terreau.incubator.Themes;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A call being written.
 *
 * @param id null for a new one
 * @param published its closing may be put off and not brought forward
 * @param conflict somebody else saved meanwhile; the form keeps what was typed
 */
public record CallEditPage(@Nullable CallId id, Form form, boolean published, boolean conflict) {

    public Map<String, String> themes(Ui ui) {
        return Themes.options(ui.words());
    }

    public String action() {
        return id == null ? "/appels/nouveau" : id.path() + "/modifier";
    }
}
