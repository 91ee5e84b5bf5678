package org.terreau.support.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.support.AnswerTimes;
import org.terreau.support.Moment;
import org.terreau.support.Satisfaction;
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
 * @param debutMedian days after which help began for half of them; null for fewer than five
 * @param debutNeufDixiemes the same for nine of ten
 * @param evaluations how many rated it; null for fewer than five
 * @param utile their mean, from 0 to 10
 * @param clair the same
 * @param aTemps the same
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
        @Nullable Integer debutMedian,
        @Nullable Integer debutNeufDixiemes,
        @Nullable Integer evaluations,
        @Nullable BigDecimal utile,
        @Nullable BigDecimal clair,
        @Nullable BigDecimal aTemps,
        String etat,
        String adresse) {

    static OfferLine of(SupportCatalogue.Shown shown) {
        SupportOffer offer = shown.offer();
        SupportOffer.Described described = offer.described();
        Money value = offer.terms().value();
        WaitingTime waiting = shown.waiting();
        AnswerTimes answers = shown.answers();
        AnswerTimes begun = shown.begun();
        Satisfaction rated = shown.rated();
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
                begun == null ? null : begun.median(),
                begun == null ? null : begun.ninthDecile(),
                rated == null ? null : rated.answers(),
                rated == null ? null : rated.useful(),
                rated == null ? null : rated.clear(),
                rated == null ? null : rated.timely(),
                offer.state().code(),
                offer.path());
    }
}
