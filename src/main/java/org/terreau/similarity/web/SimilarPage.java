package org.terreau.similarity.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.terreau.incubator.Themes;
import org.terreau.similarity.SimilarAnswer;
import org.terreau.similarity.SimilarMatch;
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
        return Themes.options(ui.words());
    }

    /** The lists that hold something, each under the key of its title. */
    public List<Map.Entry<String, List<SimilarMatch>>> parts() {
        return Stream.of(
                        Map.entry("problems", answer.problems()),
                        Map.entry("products", answer.active()),
                        Map.entry("stopped", answer.stopped()),
                        Map.entry("decisions", answer.decisions()))
                .filter(part -> !part.getValue().isEmpty())
                .toList();
    }

    /** What a screen reader says once the answer is there. */
    public String heard(Ui ui) {
        return answer.isEmpty()
                ? ui.t("similarity.none")
                : ui.t(
                        "similarity.heard",
                        answer.problems().size(),
                        answer.active().size(),
                        answer.stopped().size(),
                        answer.decisions().size());
    }
}
