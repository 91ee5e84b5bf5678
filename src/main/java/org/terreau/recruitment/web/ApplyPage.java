package org.terreau.recruitment.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.recruitment.ApplicationSource;
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

    public static Map<String, String> sources(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (ApplicationSource source : ApplicationSource.values())
            options.put(source.code(), ui.t("recruitment.source." + source.code()));
        return options;
    }

    public String action() {
        return offer.path() + "/candidature";
    }

    public String closing(Ui ui) {
        return OfferWords.closing(offer, now, ui);
    }
}
