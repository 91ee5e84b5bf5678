package org.terreau.recruitment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.PublicOffers;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;
import org.terreau.web.SearchSource;

/** The open offers of missions and posts, for the search of the whole site and for engines. */
@Component
class OfferSearch implements SearchSource {

    private final PublicOffers offers;
    private final Languages languages;

    OfferSearch(PublicOffers offers, Languages languages) {
        this.offers = offers;
        this.languages = languages;
    }

    @Override
    public String kind() {
        return "offre";
    }

    @Override
    public int order() {
        return 640;
    }

    @Override
    public List<Entry> entries() {
        Words words = languages.in(Locale.FRENCH);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                words.t("recruitment.public.title"),
                words.t("recruitment.search.text"),
                "/rejoindre",
                List.of(),
                "",
                List.of()));
        for (Offer offer : offers.readable())
            if (offer.open(offers.now()))
                entries.add(new Entry(
                        offer.said().title(),
                        offer.said().problem() + ' ' + offer.said().work(),
                        offer.path(),
                        List.of(),
                        "",
                        List.of()));
        return entries;
    }
}
