package org.terreau.dossier.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Decision;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.ReviewSection;
import org.terreau.eligibility.Assessments;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
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
        ReviewTable table) {

    public ReviewPage {
        opinions = List.copyOf(opinions);
        decisions = List.copyOf(decisions);
        parts = List.copyOf(parts);
    }

    /** The parts of the brief that speak of this prerequisite. */
    public static List<Brief.Part> evidence(Prerequisite prerequisite) {
        return switch (prerequisite) {
            case SHARED_PROBLEM -> List.of(Brief.Part.PROBLEM);
            case OPEN_SOLUTION -> List.of(Brief.Part.SOLUTION_LEAD, Brief.Part.HYPOTHESIS);
            case INCREMENTAL_APPROACH -> List.of(Brief.Part.TERRITORY, Brief.Part.FIRST_USERS);
            case IMPACT -> List.of(Brief.Part.SUCCESS);
            case BUDGET -> List.of(Brief.Part.ENVELOPE);
            case TEAM -> List.of(Brief.Part.TEAM);
        };
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
