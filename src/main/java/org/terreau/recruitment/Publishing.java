package org.terreau.recruitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

/**
 * What an offer needs before everybody reads it. A mission tells the holder of its market, says which experience it asks for,
 * promises no day that the money of its products does not reach, and stays open two months at most; who publishes their first
 * of a trade saw somebody of that trade before.
 *
 * <p>Source: FIELD 2.3, T4 and T11.
 *
 * @param paidUntil the last day that the money of every one of its products reaches; null when one of them has none
 * @param first whoever publishes it published none of this trade before
 */
record Publishing(Offer offer, @Nullable LocalDate paidUntil, boolean first, Instant now) {

    private static final int LONGEST_MONTHS = 2;

    /** Each thing that is missing or wrong, with the field where it is put right; empty when nothing is. */
    List<Refused.Problem> problems() {
        Objections objections = new Objections();
        Offer.Said said = offer.said();
        objections.when(said.problem().isEmpty(), "probleme", "recruitment.publish.problem");
        objections.when(said.work().isEmpty(), "mission", "recruitment.publish.work");
        objections.when(said.profile().isEmpty(), "profil-cherche", "recruitment.publish.profile");
        objections.when(said.contact().isEmpty(), "contact", "recruitment.publish.contact");
        terms(objections);
        objections.when(offer.selection().criteria().isEmpty(), "critere-1", "recruitment.publish.criteria");
        moments(objections);
        if (offer.of(OfferKind.MISSION)) market(objections);
        return objections.found();
    }

    private void terms(Objections objections) {
        Offer.Terms terms = offer.terms();
        objections.when(terms.place().isEmpty() && terms.remote() != Remote.FULL, "lieu", "recruitment.publish.place");
        objections.when(terms.days() == null, "rythme", "recruitment.publish.days");
        objections.when(terms.start() == null, "demarrage", "recruitment.publish.start");
        objections.when(terms.months() == null && offer.of(OfferKind.MISSION), "duree", "recruitment.publish.months");
    }

    private void moments(Objections objections) {
        Instant closes = offer.days().closesAt();
        LocalDate decision = offer.selection().decisionOn();
        objections.when(closes == null || !closes.isAfter(now), "cloture", "recruitment.publish.closing");
        objections.when(
                decision == null || closes != null && decision.isBefore(Paris.day(closes.minusSeconds(1))),
                "decision-le",
                "recruitment.publish.decision");
    }

    private void market(Objections objections) {
        Offer.Terms terms = offer.terms();
        Instant closes = offer.days().closesAt();
        LocalDate today = Paris.day(now);
        objections.when(
                closes != null
                        && Paris.day(closes)
                                .isAfter(today.plusMonths(LONGEST_MONTHS).plusDays(1)),
                "cloture",
                "recruitment.publish.closing.far",
                today.plusMonths(LONGEST_MONTHS));
        objections.when(!terms.holder().by(today), "titulaire", "recruitment.publish.holder");
        objections.when(first && !terms.referent().by(today), "referent", "recruitment.publish.referent");
        objections.when(terms.seniority() == null, "experience", "recruitment.publish.seniority");
        LocalDate last = terms.last();
        if (paidUntil == null) objections.add("duree", "recruitment.publish.unpaid");
        else if (last != null && last.isAfter(paidUntil))
            objections.add("duree", "recruitment.publish.money", paidUntil, last);
    }
}
