package org.terreau.investigation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.investigation.FieldKind;
import org.terreau.investigation.Interview;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Interviews and field tests; the form holds the filters as the address has them. */
public record InterviewListPage(Log log, Form form, Slice<Interview> interviews) {

    public static Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (FieldKind kind : FieldKind.values()) kinds.put(kind.code(), ui.t("investigation.kind." + kind.code()));
        return kinds;
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (String state : List.of("fait", "prevu", "a-completer", "anonymise"))
            states.put(state, ui.t("investigation.list.state." + state));
        return states;
    }

    public boolean filtered() {
        return !form.text("q").isEmpty()
                || !form.text("genre").isEmpty()
                || !form.text("etat").isEmpty();
    }
}
