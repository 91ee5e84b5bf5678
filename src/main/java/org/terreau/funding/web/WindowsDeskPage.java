package org.terreau.funding.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.FundingWindow;
import org.terreau.funding.Windows;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Where an incubator writes its windows.
 *
 * @param imported what became of a file; null when none was sent
 */
public record WindowsDeskPage(
        IncubatorId incubator,
        String title,
        List<FundingWindow> windows,
        Form form,
        Windows.@Nullable Imported imported,
        LocalDate today) {

    public WindowsDeskPage {
        windows = List.copyOf(windows);
    }

    public String path() {
        return "/guichets/gestion/" + incubator;
    }

    public Map<String, String> phases(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PhaseKind one : PhaseKind.values())
            if (one.active()) options.put(one.code(), ui.t("portfolio.phase." + one.code()));
        return options;
    }

    public Map<String, String> publics(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (FundingWindow.Publics one : FundingWindow.Publics.values())
            options.put(one.code(), ui.t("funding.window.public." + one.code()));
        return options;
    }
}
