package org.terreau.support.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportOffer;
import org.terreau.web.SearchSource;

/** The offers of support, for the search of the whole site and for engines. */
@Component
class SupportSearch implements SearchSource {

    private final SupportCatalogue catalogue;
    private final Languages languages;

    SupportSearch(SupportCatalogue catalogue, Languages languages) {
        this.catalogue = catalogue;
        this.languages = languages;
    }

    @Override
    public String kind() {
        return "appui";
    }

    @Override
    public int order() {
        return 650;
    }

    @Override
    public List<Entry> entries() {
        Words words = languages.in(Locale.FRENCH);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                words.t("support.title"), words.t("support.search.text"), "/appui", List.of(), "", List.of()));
        catalogue.offering().stream()
                .flatMap(incubator -> catalogue.shown(incubator.id()).stream())
                .forEach(shown -> entries.add(entry(shown.offer())));
        return entries;
    }

    private static Entry entry(SupportOffer offer) {
        return new Entry(offer.described().name(), offer.described().gains(), offer.path(), List.of(), "", List.of());
    }
}
