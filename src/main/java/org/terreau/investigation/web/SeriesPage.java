package org.terreau.investigation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.investigation.InterviewSeries;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Interviews pasted as lines, with the lines whose collectivity is to be chosen. */
public record SeriesPage(Log log, Form form, List<InterviewSeries.Doubt> doubts) {

    public SeriesPage {
        doubts = List.copyOf(doubts);
    }

    public static Map<String, String> choices(InterviewSeries.Doubt doubt, Ui ui) {
        Map<String, String> choices = new LinkedHashMap<>();
        doubt.candidates()
                .forEach(place -> choices.put(
                        place.id().toString(),
                        place.label() + ", "
                                + ui.t("territory.kind." + place.id().kind().code())));
        choices.put(InterviewSeries.OTHER, ui.t("investigation.series.other", doubt.typed()));
        return choices;
    }
}
