package org.terreau.problem.web;

import java.util.Map;
import org.terreau.problem.SimilarAnswer;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What is close to a text.
 *
 * @param form the text, the theme and the territory as asked
 * @param apart the reader is in the middle of another form: links open beside it
 */
public record SimilarPage(Form form, SimilarAnswer answer, boolean apart) {

    public boolean asked() {
        return !form.text("q").isEmpty();
    }

    public Map<String, String> themes(Ui ui) {
        return RegistryPage.themes(ui);
    }

    /** What a screen reader says once the answer is there. */
    public String heard(Ui ui) {
        return answer.isEmpty()
                ? ui.t("problem.similar.none")
                : ui.t(
                        "problem.similar.heard",
                        answer.problems().size(),
                        answer.products().size());
    }
}
