package org.terreau.committee.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.committee.Committee;
import org.terreau.decision.Outcome;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What the team says to a committee.
 *
 * @param theirs what somebody else saved meanwhile; null when nobody did
 */
public record PackFormPage(
        Product product,
        Committee committee,
        Form form,
        @Nullable Committee theirs) {

    /** The last increment that the committee looks back on, whose promises are read by then: one, or none. */
    public List<Increment> lookedBackOn() {
        return product.incrementBegunBy(committee.meetsOn()).stream().toList();
    }

    public static Map<String, String> outcomes(Ui ui) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Committee.Words.ASKED)
            outcomes.put(outcome.code(), ui.t("decision.outcome." + outcome.code()));
        return outcomes;
    }
}
