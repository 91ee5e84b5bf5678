package org.terreau.investigation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.investigation.Hypothesis;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The hypotheses, and the form of another one.
 *
 * @param fromBrief the form starts from the hypothesis of the brief
 */
public record HypothesesPage(Log log, List<Hypothesis> hypotheses, Form form, boolean fromBrief) {

    public HypothesesPage {
        hypotheses = List.copyOf(hypotheses);
    }

    public static Map<String, String> subjects(Ui ui) {
        Map<String, String> subjects = new LinkedHashMap<>();
        for (Hypothesis.About about : Hypothesis.About.values())
            subjects.put(about.code(), ui.t("investigation.about." + about.code()));
        return subjects;
    }
}
