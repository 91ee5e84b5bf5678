package org.terreau.committee.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.committee.DigestRhythm;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** How often somebody wants to be told. */
public record AlertSettingsPage(Form form) {

    /** Those of a week come with what else waits. */
    public static Map<String, String> teamRhythms(Ui ui) {
        Map<String, String> rhythms = rhythms(ui);
        rhythms.put(DigestRhythm.WEEKLY.code(), ui.t("alert.rhythm.in-letter"));
        return rhythms;
    }

    public static Map<String, String> rhythms(Ui ui) {
        Map<String, String> rhythms = new LinkedHashMap<>();
        for (DigestRhythm rhythm : DigestRhythm.values())
            rhythms.put(rhythm.code(), ui.t("alert.rhythm." + rhythm.code()));
        return rhythms;
    }
}
