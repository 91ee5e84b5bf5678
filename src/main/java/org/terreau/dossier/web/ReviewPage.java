package org.terreau.dossier.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Decision;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.PrerequisiteEvidence;
import org.terreau.dossier.ReviewSection;
import org.terreau.eligibility.Assessments;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.mail.Undelivered;
import org.terreau.review.Reviews;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The six prerequisites side by side with the evidence, the opinions, and the decisions.
 *
 * @param judged the brief that the committee judges: the one submitted last
 * @param decidable the reader may decide on it, at the page that the way leads to
 * @param parts what other modules tell of the dossier
 * @param evidence what was gathered on its prerequisites
 * @param lost what was written to its people and did not arrive
 */
public record ReviewPage(
        DossierRecord dossier,
        Brief judged,
        Assessments.@Nullable Assessment assessment,
        @Nullable Collectivity territory,
        List<Reviews.Opinion> opinions,
        List<Decision> decisions,
        Form opinion,
        Form back,
        boolean lead,
        boolean decidable,
        List<ReviewSection.Part> parts,
        List<PrerequisiteEvidence.Part> evidence,
        ReviewTable table,
        List<Undelivered.Line> lost) {

    public ReviewPage {
        opinions = List.copyOf(opinions);
        decisions = List.copyOf(decisions);
        parts = List.copyOf(parts);
        evidence = List.copyOf(evidence);
        lost = List.copyOf(lost);
    }

    public String written(Brief.Part part) {
        if (part == Brief.Part.TERRITORY) return territory == null ? "" : territory.label();
        return judged.get(part);
    }

    public List<Reviews.Opinion> opinionsOn(Prerequisite prerequisite) {
        return opinions.stream()
                .filter(given -> given.prerequisite() == prerequisite)
                .toList();
    }

    /** The reader gave theirs on this prerequisite, or may read the others' for another reason. */
    public boolean hidden(Prerequisite prerequisite) {
        return opinionsOn(prerequisite).isEmpty()
                && table.assignments().stream().anyMatch(assignment -> assignment.given() > 0);
    }

    public Assessments.@Nullable Finding finding(Prerequisite prerequisite) {
        if (assessment == null) return null;
        return assessment.findings().stream()
                .filter(found -> found.prerequisite() == prerequisite)
                .findFirst()
                .orElse(null);
    }

    public List<PrerequisiteEvidence.Part> evidenceOn(Prerequisite prerequisite) {
        return evidence.stream()
                .filter(part -> part.prerequisite() == prerequisite)
                .toList();
    }

    /** The applicant declared that a cahier des charges exists. */
    public boolean specified() {
        return assessment != null && assessment.specification();
    }

    public Map<String, String> standings(Ui ui) {
        return standingOptions(ui);
    }

    static Map<String, String> standingOptions(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Standing standing : Standing.values())
            options.put(standing.code(), ui.t("eligibility.standing." + standing.code()));
        return options;
    }
}
