package org.terreau.support.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.support.AnswerTimes;
import org.terreau.support.Moment;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportOffer;
import org.terreau.support.WaitingTime;

/**
 * An offer of support as files and programs read it.
 *
 * @param valeur in euros; null when unknown
 * @param delai usual days before it begins; null when unknown
 * @param attente days that one waits now; null when nothing says it, or when it is closed
 * @param reponseMediane working days after which half of those who asked were answered; null for fewer than five
 * @param reponseNeufDixiemes the same for nine of ten
 */
record OfferLine(
        String incubateur,
        long numero,
        String nom,
        String famille,
        String forme,
        List<String> moments,
        String obtient,
        String pourQui,
        String acces,
        String volume,
        @Nullable BigDecimal valeur,
        @Nullable Integer delai,
        @Nullable Integer attente,
        @Nullable Integer reponseMediane,
        @Nullable Integer reponseNeufDixiemes,
        String etat,
        String adresse) {

    static OfferLine of(SupportCatalogue.Shown shown) {
        SupportOffer offer = shown.offer();
        SupportOffer.Described described = offer.described();
        Money value = offer.terms().value();
        WaitingTime waiting = shown.waiting();
        AnswerTimes answers = shown.answers();
        return new OfferLine(
                offer.incubator().value(),
                offer.id(),
                described.name(),
                described.family().code(),
                described.form().code(),
                described.moments().stream().map(Moment::code).toList(),
                described.gains(),
                described.audience(),
                described.access(),
                offer.terms().volume(),
                value == null ? null : value.inEuros(),
                offer.terms().delayDays(),
                waiting == null ? null : waiting.days(),
                answers == null ? null : answers.median(),
                answers == null ? null : answers.ninthDecile(),
                offer.state().code(),
                offer.path());
    }
}
