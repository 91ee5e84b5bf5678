package org.terreau.recruitment.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.recruitment.ApplicationDesk;
import org.terreau.recruitment.Applications;
import org.terreau.recruitment.Assessments;
import org.terreau.recruitment.Interviews;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.Offers;
import org.terreau.web.Form;

/** Gathers what the desk of an offer shows to each of those who read it. */
@Component
class OfferDeskPages {

    private final Offers offers;
    private final Applications applications;
    private final ApplicationDesk desk;
    private final Assessments assessments;
    private final Interviews interviews;

    OfferDeskPages(
            Offers offers,
            Applications applications,
            ApplicationDesk desk,
            Assessments assessments,
            Interviews interviews) {
        this.offers = offers;
        this.applications = applications;
        this.desk = desk;
        this.assessments = assessments;
        this.interviews = interviews;
    }

    OfferDeskPage of(Offer offer, Form form, Actor actor) {
        ApplicationDesk.Choosing choosing = desk.chooses(offer, actor) ? desk.choosing(offer.id(), actor) : null;
        Map<String, String> possible = new LinkedHashMap<>();
        if (choosing != null && choosing.decides())
            assessments
                    .possibleAssessors(offer)
                    .forEach((account, name) -> possible.put(String.valueOf(account.value()), name));
        return new OfferDeskPage(
                offer,
                offers.products(List.of(offer)),
                applications.counts(List.of(offer)).getOrDefault(offer.id(), 0),
                choosing,
                possible,
                choosing == null ? List.of() : interviews.of(choosing),
                offers.now(),
                offers.writes(offer, actor),
                form);
    }
}
