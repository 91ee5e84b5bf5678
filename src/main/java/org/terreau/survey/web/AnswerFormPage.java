package org.terreau.survey.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.survey.Question;
import org.terreau.survey.Survey;
import org.terreau.survey.Surveys;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What a user is asked.
 *
 * @param framed shown inside another site
 * @param link with which the author takes the answer back, null while nothing was received
 */
public record AnswerFormPage(
        Surveys.Asked asked,
        Form form,
        List<Collectivities.Match> candidates,
        boolean framed,
        @Nullable String link) {

    public AnswerFormPage {
        candidates = List.copyOf(candidates);
    }

    public String path() {
        return Survey.formPath(asked.product().id()) + (framed ? "/cadre" : "");
    }

    /** The scores of a question, with what its ends mean. */
    public static Map<String, String> scores(Question question, Ui ui) {
        Map<String, String> scores = new LinkedHashMap<>();
        for (int score = question.least(); score <= question.most(); score++)
            scores.put(
                    String.valueOf(score),
                    ui.optional("survey.score." + question.code() + "." + score).orElse(String.valueOf(score)));
        return scores;
    }
}
