package org.terreau.dossier.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.DossierLife;
import org.terreau.incubator.Themes;
import org.terreau.review.ConflictKind;
import org.terreau.review.ReviewerProposal;
import org.terreau.review.Reviewers;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Those who review a dossier.
 *
 * @param mine what is asked of the reader, or of somebody for whom they stand in; null when nothing is
 * @param conflicts for leads; empty for the others
 * @param complete no opinion is expected any more
 */
public record ReviewTable(
        DossierLife.Situation situation,
        List<Reviewers.Assignment> assignments,
        List<ReviewerProposal.Proposed> proposals,
        Reviewers.@Nullable Assignment mine,
        List<Reviewers.Conflict> conflicts,
        boolean complete,
        Form asking,
        Form answer) {

    public ReviewTable {
        assignments = List.copyOf(assignments);
        proposals = List.copyOf(proposals);
        conflicts = List.copyOf(conflicts);
    }

    /** Why this person is proposed, in one sentence. */
    public String reason(ReviewerProposal.Proposed proposed, Ui ui) {
        String load = ui.t("dossier.reviewers.load", proposed.candidate().openReviews());
        String full = proposed.candidate().openReviews() >= ReviewerProposal.FULL ? ui.t("dossier.reviewers.full") : "";
        String themes;
        if (situation.themes().isEmpty()) themes = ui.t("dossier.reviewers.no-theme");
        else if (proposed.known().isEmpty()) themes = ui.t("dossier.reviewers.knows-none");
        else themes = ui.t("dossier.reviewers.knows", Themes.names(proposed.known(), ui.words()));
        return load + full + ui.t("dossier.reviewers.then", themes);
    }

    public Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (ConflictKind kind : ConflictKind.values()) kinds.put(kind.code(), ui.t("review.conflict." + kind.code()));
        return kinds;
    }
}
