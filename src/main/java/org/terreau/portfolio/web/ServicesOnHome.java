package org.terreau.portfolio.web;

import org.springframework.stereotype.Component;
import org.terreau.portfolio.Shelf;
import org.terreau.web.HomeSource;

/** How many services live: from the investigation on, until they end. */
@Component
class ServicesOnHome implements HomeSource {

    private final Shelf shelf;

    ServicesOnHome(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Told told() {
        long active = shelf.cards().stream().filter(Shelf.Card::active).count();
        return active == 0 ? Told.nothing() : Told.figure(new Figure(active, "portfolio.home.services", "/produits"));
    }
}
