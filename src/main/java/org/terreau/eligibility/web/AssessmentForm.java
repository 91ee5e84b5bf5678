package org.terreau.eligibility.web;

import java.util.List;
import java.util.Map;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Question;
import org.terreau.web.Form;
import org.terreau.web.Ui;

public record AssessmentForm(Form form) {

    public List<Prerequisite> prerequisites() {
        return List.of(Prerequisite.values());
    }

    public List<Question> questions(Prerequisite prerequisite) {
        return java.util.Arrays.stream(Question.values())
                .filter(question -> question.prerequisite() == prerequisite)
                .toList();
    }

    public Map<String, String> answers(Question question, Ui ui) {
        Map<String, String> answers = new java.util.LinkedHashMap<>();
        for (Question.Answer answer : question.answers())
            answers.put(answer.code(), ui.t("eligibility.answer." + question.code() + "." + answer.code()));
        return answers;
    }
}
