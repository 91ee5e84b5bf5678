package org.terreau.support.web;

import java.util.List;
import org.terreau.incubator.Incubator;
import org.terreau.support.SupportOffer;

/** The catalogue as its lead writes it. */
public record OfferListPage(Incubator incubator, List<Incubator> others, List<SupportOffer> offers) {

    public OfferListPage {
        others = List.copyOf(others);
        offers = List.copyOf(offers);
    }

    /** A page of the same catalogue. */
    public String at(String path) {
        return Addresses.of(path, incubator.id());
    }

    public static String path(Incubator incubator) {
        return Addresses.of("/appui/gestion", incubator.id());
    }
}
