package org.terreau.eligibility.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Question;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** @param kept where the answers given so far are kept, null when nothing was refused */
public record AssessmentForm(Form form, @Nullable AssessmentKey kept) {

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
        for (Question.Answer answer : question.answers()) answers.put(answer.code(), ui.t(question.key(answer)));
        return answers;
    }

    /** The words of each question, by field. */
    public Map<String, String> labels(Ui ui) {
        Map<String, String> labels = new java.util.LinkedHashMap<>();
        for (Question question : Question.values()) labels.put(question.code(), ui.t(question.key()));
        return labels;
    }
}
