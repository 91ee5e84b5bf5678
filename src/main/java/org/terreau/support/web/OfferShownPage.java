package org.terreau.support.web;

import org.terreau.incubator.Incubator;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportOffer;

/** An offer of support, for everybody. */
public record OfferShownPage(SupportCatalogue.Shown shown, Incubator incubator) {

    public SupportOffer offer() {
        return shown.offer();
    }
}
