package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.support.Mandate;
import org.terreau.support.Mandates;
import org.terreau.support.SessionKind;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A mandate of coaching, and what may be done about it.
 *
 * @param form what was typed into the form that came back refused; its field `geste` says which
 * @param conflict somebody else changed it in the meantime
 */
public record MandatePage(Mandates.Detail detail, boolean writesReport, Form form, boolean conflict) {

    public Mandate mandate() {
        return detail.mandate();
    }

    /** What was typed into this form; empty for the others. */
    public Form form(String gesture) {
        return form.text("geste").equals(gesture) ? form : Form.EMPTY;
    }

    /** Its renewal as it stands, or as it was typed. */
    public Form renewal() {
        Form typed = form("renouvellement");
        if (typed != Form.EMPTY) return typed;
        Mandate.Span span = mandate().span();
        return Form.filled(Map.of(
                "fin",
                span.until().toString(),
                "jours",
                span.days().stripTrailingZeros().toPlainString().replace('.', ','),
                "justification",
                span.reason()));
    }

    public static Map<String, String> kinds(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (SessionKind kind : SessionKind.values())
            options.put(kind.code(), ui.t("support.session.kind." + kind.code()));
        return options;
    }

    public static Map<String, String> lengths(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String length : new String[] {"0.25", "0.5", "0.75", "1"})
            options.put(length, ui.t("support.session.length." + length));
        return options;
    }
}
