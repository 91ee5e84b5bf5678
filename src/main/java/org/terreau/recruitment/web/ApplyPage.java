package org.terreau.recruitment.web;

import java.time.Instant;
import org.terreau.recruitment.Offer;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An answer to an offer being written.
 *
 * @param megabytes that a document may have
 */
public record ApplyPage(Offer offer, Form form, long megabytes, Instant now) {

    public boolean open() {
        return offer.open(now);
    }

    public String action() {
        return offer.path() + "/candidature";
    }

    public String closing(Ui ui) {
        return OfferWords.closing(offer, now, ui);
    }
}
