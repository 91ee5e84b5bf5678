package org.terreau.recruitment;

import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Products;
import org.terreau.team.Missions;

/** Who writes an offer, and who decides on those who answer it. */
@Component
class OfferRights {

    private final Products products;
    private final Missions missions;

    OfferRights(Products products, Missions missions) {
        this.products = products;
        this.missions = missions;
    }

    /** Works for its incubator, or on one of its products. */
    boolean writes(Offer offer, Actor actor) {
        return actor.signedIn()
                && (actor.staffOf(offer.incubator().value())
                        || offer.needs().stream().anyMatch(need -> products.mayEdit(actor, need.product())));
    }

    /**
     * Leads its incubator, or carries one of its products as a public agent: these alone read who answered beside those who
     * mark, and answer.
     */
    boolean decides(Offer offer, Actor actor) {
        return actor.signedIn()
                && offer.needs().stream()
                        .map(Offer.Need::product)
                        .distinct()
                        .flatMap(product -> products.find(product).stream())
                        .anyMatch(product -> missions.readsWhatIsPrivate(actor, product));
    }
}
