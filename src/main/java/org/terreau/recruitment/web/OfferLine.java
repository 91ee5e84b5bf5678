package org.terreau.recruitment.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.Offer;

/**
 * An offer as files and programs read it.
 *
 * @param joursParSemaine on average
 * @param moisDExperience that are wanted, 0 for who begins
 * @param clotLe from which nobody may answer any more
 */
record OfferLine(
        long numero,
        String genre,
        String metier,
        String titre,
        List<String> produits,
        String etat,
        @Nullable BigDecimal joursParSemaine,
        String teletravail,
        String lieu,
        @Nullable LocalDate debutSouhaite,
        @Nullable Integer mois,
        boolean renouvelable,
        @Nullable Integer moisDExperience,
        @Nullable Instant publieeLe,
        @Nullable Instant clotLe,
        @Nullable LocalDate reponseLe,
        String adresse) {

    /** @param address its public page, or its desk */
    static OfferLine of(Offer offer, Instant now, String address) {
        return new OfferLine(
                offer.id(),
                offer.said().kind().code(),
                offer.said().trade().code(),
                offer.said().title(),
                offer.needs().stream()
                        .map(Offer.Need::product)
                        .map(ProductId::value)
                        .distinct()
                        .toList(),
                offer.state(now).code(),
                offer.terms().days(),
                offer.terms().remote().code(),
                offer.terms().place(),
                offer.terms().start(),
                offer.terms().months(),
                offer.terms().renewable(),
                offer.terms().seniority(),
                offer.days().publishedAt(),
                offer.days().closesAt(),
                offer.selection().decisionOn(),
                address);
    }
}
