package org.terreau.deployment.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.deployment.Experimentation;
import org.terreau.deployment.Experimentations;
import org.terreau.deployment.GoBasis;
import org.terreau.deployment.Thresholds;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.Product;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An experimentation for the team.
 *
 * @param form its terms
 * @param thresholds the first ones first
 * @param basis what a "go" would rest on today
 * @param decide the decision or the thresholds being typed
 * @param upload the agreement being sent
 * @param frames the sites that may embed the form
 * @param accepted what files may be, in words
 */
public record ExperimentationPage(
        Product product,
        Experimentation one,
        Experimentations.Ratings ratings,
        List<Thresholds> thresholds,
        GoBasis basis,
        Slice<Experimentation.Feedback> feedback,
        String filter,
        List<Experimentation.Decided> decisions,
        Map<AccountId, String> names,
        Set<String> frames,
        String accepted,
        String endings,
        Form form,
        Form decide,
        Form upload) {

    private static final List<Experimentation.Decision> CHOICES =
            List.of(Experimentation.Decision.GO, Experimentation.Decision.IMPROVE, Experimentation.Decision.STOP);

    public ExperimentationPage {
        thresholds = List.copyOf(thresholds);
        decisions = List.copyOf(decisions);
    }

    public String by(@Nullable AccountId id) {
        return id == null ? "" : names.getOrDefault(id, "");
    }

    public Map<String, String> decisionOptions(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Experimentation.Decision decision : CHOICES)
            options.put(decision.code(), ui.t("deployment.decision." + decision.code()));
        return options;
    }

    public Map<String, String> moderationOptions(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Experimentation.Moderation state : Experimentation.Moderation.values())
            options.put(state.code(), ui.t("deployment.moderation." + state.code()));
        return options;
    }
}
