package org.terreau.takeover.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.takeover.Takeover;
import org.terreau.takeover.Takeovers;

/**
 * A product to be taken over as files and programs read it: it names nobody.
 *
 * @param jusque the last day to offer; null when there is none
 * @param candidatures how many offered
 * @param organisations those that offered and agreed to be named
 */
record TakeoverLine(
        String produit,
        String nom,
        String mission,
        String incubateur,
        String situation,
        String moyensHumains,
        String moyensFinanciers,
        @Nullable LocalDate jusque,
        LocalDate proposeLe,
        int candidatures,
        List<String> organisations,
        String adresse) {

    static TakeoverLine of(Takeovers.Line line) {
        Takeover takeover = line.takeover();
        return new TakeoverLine(
                takeover.product().value(),
                line.card().product().name(),
                line.card().product().mission(),
                line.card().incubatorTitle(),
                takeover.need().situation(),
                takeover.need().people(),
                takeover.need().money(),
                takeover.need().until(),
                takeover.openedOn(),
                takeover.offers(),
                takeover.organisations(),
                takeover.product().path() + "/reprise");
    }
}
