package org.terreau.incubator.web;

import java.util.List;
import org.terreau.incubator.Incubator;

public record SettingsListPage(List<Incubator> incubators) {

    public SettingsListPage {
        incubators = List.copyOf(incubators);
    }
}
