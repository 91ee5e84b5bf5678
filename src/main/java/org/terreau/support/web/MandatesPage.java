package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Slice;
import org.terreau.support.Mandates;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The mandates of coaching of the incubators for which somebody works; the form holds the filters. */
public record MandatesPage(Form form, Slice<Mandates.Line> lines, Map<AccountId, String> known, boolean leads) {

    static final String RUNNING = "en-cours";
    static final String ALL = "tous";

    public MandatesPage {
        known = new LinkedHashMap<>(known);
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String code : List.of(RUNNING, "termines", ALL)) options.put(code, ui.t("support.mandates.state." + code));
        return options;
    }

    public static Map<String, String> phases(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PhaseKind kind : PhaseKind.values())
            if (kind.active()) options.put(kind.code(), ui.t("portfolio.phase." + kind.code()));
        return options;
    }

    public Map<String, String> coaches() {
        Map<String, String> options = new LinkedHashMap<>();
        known.forEach((id, name) -> options.put(String.valueOf(id.value()), name));
        return options;
    }
}
