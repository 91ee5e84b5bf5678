package org.terreau.survey.web;

import java.util.Arrays;
import java.util.List;
import org.terreau.portfolio.Product;
import org.terreau.survey.Answer;
import org.terreau.survey.Question;
import org.terreau.web.Form;

/**
 * An answer, for the one who gave it.
 *
 * @param link to keep, whole
 * @param thanked it was given just now
 */
public record OwnAnswerPage(Product product, Answer answer, String path, String link, boolean thanked, Form form) {

    public List<Question> answered() {
        return Arrays.stream(Question.values())
                .filter(answer.scores()::containsKey)
                .toList();
    }
}
