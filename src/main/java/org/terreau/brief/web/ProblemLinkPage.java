package org.terreau.brief.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.DossierRecord;
import org.terreau.similarity.SimilarMatch;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Choosing the problem of the registry that a dossier is about.
 *
 * @param linked the title of the one that is; null for none
 * @param proposals the closest to the brief, by number
 */
public record ProblemLinkPage(
        DossierRecord dossier, @Nullable String linked, Map<String, SimilarMatch> proposals, Form form) {

    public Map<String, String> choices(Ui ui) {
        Map<String, String> choices = new LinkedHashMap<>();
        proposals.forEach((id, match) -> choices.put(
                id,
                ui.t(
                        "brief.problem.choice",
                        ui.told(SimilarMatch.plain(match.title())).toString(),
                        match.collectivities())));
        return choices;
    }
}
