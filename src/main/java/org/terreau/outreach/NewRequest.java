package org.terreau.outreach;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityId;

/**
 * A call-back request as somebody leaves it.
 *
 * @param organisation its name; taken from the official code when a collectivity is picked
 */
public record NewRequest(
        String name,
        String email,
        String telephone,
        OrganisationKind kind,
        String organisation,
        @Nullable CollectivityId collectivity,
        String message,
        @Nullable AssessmentKey assessment) {

    public static final int LINE = 200;
    public static final int MESSAGE = 5000;

    /** Everything that keeps this request from being received. */
    List<Refused.Problem> problems() {
        List<Refused.Problem> problems = new ArrayList<>();
        if (name.isEmpty() || !OneLine.fits(name, LINE))
            problems.add(Refused.Problem.of("nom", "outreach.name.needed"));
        EmailAddress.problem(email, "courriel", "outreach.email.wrong").ifPresent(problems::add);
        if (!telephone.isEmpty() && !telephone.matches("\\+?[0-9 .()\\-\u00a0]{9,25}"))
            problems.add(Refused.Problem.of("telephone", "outreach.telephone.wrong"));
        if (kind != OrganisationKind.COLLECTIVITY && (organisation.isEmpty() || !OneLine.fits(organisation, LINE)))
            problems.add(Refused.Problem.of("organisation", "outreach.organisation.needed"));
        if (message.isEmpty()) problems.add(Refused.Problem.of("message", "outreach.message.needed"));
        if (message.length() > MESSAGE) problems.add(Refused.Problem.of("message", "outreach.message.long", MESSAGE));
        return problems;
    }

    NewRequest withoutAssessment() {
        return new NewRequest(name, email, telephone, kind, organisation, collectivity, message, null);
    }
}
