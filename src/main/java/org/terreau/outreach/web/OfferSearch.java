package org.terreau.outreach.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.outreach.Offer;
import org.terreau.shared.Markdown;
import org.terreau.web.BeforeOpening;
import org.terreau.web.SearchSource;

/** The offer, in the search of the whole site: found by every word that it says. */
@Component
class OfferSearch implements SearchSource {

    private final Offer offer;
    private final MessageSource messages;

    OfferSearch(Offer offer, MessageSource messages) {
        this.offer = offer;
        this.messages = messages;
    }

    @Bean
    static BeforeOpening offerWritten(Offer offer) {
        return new BeforeOpening(
                BeforeOpening.Group.PROGRAMME,
                300,
                "offer",
                () -> offer.written(Locale.FRENCH).version() > 0,
                "/offre/modifier");
    }

    @Override
    public String kind() {
        return "page";
    }

    @Override
    public int order() {
        return 490;
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry(
                messages.getMessage("outreach.offer.title", null, Locale.FRENCH),
                Markdown.words(offer.read(Locale.FRENCH)),
                "/offre",
                List.of(),
                "",
                List.of()));
    }
}
