package org.terreau.incubator.web;

import java.util.List;
import org.terreau.incubator.IncubatorId;
import org.terreau.web.Form;

public record SettingsPage(IncubatorId id, String title, Form form) {

    public String path() {
        return SettingsController.path(id);
    }

    /** The figures of the programme, by form field; each has its words under "incubator.figure.". */
    public List<String> figures() {
        return SettingsController.FIGURES;
    }
}
