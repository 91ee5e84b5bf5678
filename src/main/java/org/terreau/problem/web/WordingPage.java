package org.terreau.problem.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Themes;
import org.terreau.problem.ProblemId;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A problem being worded.
 *
 * @param action where the form goes
 * @param problem null for a new one
 * @param hints the keys of the questions to ask, by part
 * @param checked somebody asked for the questions
 * @param candidates collectivities to choose from, when what was typed names several
 * @param theirs what somebody else saved meanwhile, by part, where it differs from what was typed
 * @param reason why a proposal was given back
 */
public record WordingPage(
        String action,
        @Nullable ProblemId problem,
        Form form,
        Map<String, List<String>> hints,
        boolean checked,
        List<Collectivities.Match> candidates,
        Map<String, String> theirs,
        String reason) {

    public WordingPage {
        hints = Map.copyOf(hints);
        candidates = List.copyOf(candidates);
    }

    public Map<String, String> themes(Ui ui) {
        return Themes.options(ui.words());
    }

    public List<String> hintsOf(String part) {
        return hints.getOrDefault(part, List.of());
    }
}
