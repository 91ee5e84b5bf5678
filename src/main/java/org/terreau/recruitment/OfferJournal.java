package org.terreau.recruitment;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.audit.Audit;

/** Notes in the journal what is done to an offer and to those who answer it, without a name. */
@Component
class OfferJournal {

    private final Audit audit;

    OfferJournal(Audit audit) {
        this.audit = audit;
    }

    void record(String action, Offer offer, Audit.Who who) {
        audit.record(
                who, action, "product:" + offer.needs().get(0).product(), Map.of("offer", String.valueOf(offer.id())));
    }
}
