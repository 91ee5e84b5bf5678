package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.support.OfferState;
import org.terreau.support.SupportOffer;
import org.terreau.support.SupportRequest;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Asking for help. */
public record AskPage(SupportRequest.About about, List<SupportOffer> askable, Form form) {

    public AskPage {
        askable = List.copyOf(askable);
    }

    /** Each by its name; those in great demand say so. */
    public Map<String, String> offers(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (SupportOffer offer : askable)
            options.put(
                    String.valueOf(offer.id()),
                    offer.state() == OfferState.OPEN
                            ? offer.described().name()
                            : ui.t("support.ask.saturated", offer.described().name()));
        return options;
    }

    public String back() {
        return about.path() + "/appui";
    }
}
