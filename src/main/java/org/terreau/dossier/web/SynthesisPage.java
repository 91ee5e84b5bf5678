package org.terreau.dossier.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.DossierRecord;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.review.Agreement;
import org.terreau.review.Syntheses;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The opinions side by side, and what the applicant is told.
 *
 * @param agreements one for each prerequisite; none while opinions are expected
 * @param wordings proposed for each prerequisite and standing
 * @param theirs what another lead saved meanwhile, by field; empty most of the time
 */
public record SynthesisPage(
        DossierRecord dossier,
        List<Agreement> agreements,
        Map<Prerequisite, Map<Standing, String>> wordings,
        List<Syntheses.Synthesis> sent,
        Syntheses.@Nullable Synthesis theirs,
        Form form) {

    public SynthesisPage {
        agreements = List.copyOf(agreements);
        sent = List.copyOf(sent);
    }

    public Map<String, String> standings(Ui ui) {
        return ReviewPage.standingOptions(ui);
    }

    public String wording(Prerequisite prerequisite, Standing standing) {
        return wordings.getOrDefault(prerequisite, Map.of()).getOrDefault(standing, "");
    }

    /** The draft as it is kept, or the standing that most gave and its wording. */
    static Form proposed(
            Syntheses.@Nullable Synthesis draft,
            List<Agreement> agreements,
            Map<Prerequisite, Map<Standing, String>> wordings) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Agreement agreement : agreements) {
            Prerequisite prerequisite = agreement.prerequisite();
            Syntheses.Line kept = draft == null ? null : draft.lines().get(prerequisite);
            Standing standing = kept == null ? agreement.proposed() : kept.standing();
            if (standing == null) continue;
            values.put("niveau-" + prerequisite.code(), standing.code());
            values.put(
                    "texte-" + prerequisite.code(),
                    kept == null
                            ? wordings.getOrDefault(prerequisite, Map.of()).getOrDefault(standing, "")
                            : kept.text());
        }
        values.put("version", Long.toString(draft == null ? 0 : draft.version()));
        return Form.filled(values);
    }
}
