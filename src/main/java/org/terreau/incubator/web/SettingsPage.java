package org.terreau.incubator.web;

import java.util.List;
import org.terreau.incubator.IncubatorId;
import org.terreau.web.Form;

/** @param empty nobody works for this incubator yet: what to begin with is said */
public record SettingsPage(IncubatorId id, String title, boolean empty, Form form) {

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
}
