package org.terreau.recruitment.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.OfferKind;
import org.terreau.recruitment.OfferTyped;
import org.terreau.recruitment.Offers;
import org.terreau.recruitment.Remote;
import org.terreau.shared.Paris;
import org.terreau.team.Mission;
import org.terreau.team.Rhythm;
import org.terreau.web.Form;

/**
 * An offer being written.
 *
 * @param offer null for a new one
 * @param wanted the vacancies of a new one
 * @param paidUntil the last day that the money of its products reaches; null when one has none
 * @param conflict somebody else changed it in the meantime
 */
public record OfferFormPage(
        @Nullable Offer offer,
        List<Mission> wanted,
        List<Product> products,
        @Nullable LocalDate paidUntil,
        Form form,
        boolean conflict) {

    private static final int CLOSES_IN = 28;
    private static final int ANSWERS_AFTER = 14;

    public OfferFormPage {
        wanted = List.copyOf(wanted);
        products = List.copyOf(products);
    }

    /** What is known of the vacancies is written already. */
    static OfferFormPage fresh(Offers.About about, @Nullable LocalDate paidUntil, LocalDate today) {
        Mission first = about.missions().get(0);
        LocalDate start = first.span().since().isBefore(today.plusMonths(1))
                ? today.plusMonths(1).withDayOfMonth(1).plusMonths(1)
                : first.span().since();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("genre", OfferKind.MISSION.code());
        values.put("metier", first.trade().code());
        values.put("teletravail", Remote.PARTIAL.code());
        values.put("demarrage", start.toString());
        about.missions().stream()
                .flatMap(mission -> mission.rhythmOn(mission.span().since()).stream())
                .map(Rhythm::days)
                .reduce(BigDecimal::add)
                .ifPresent(days -> values.put("rythme", written(days)));
        values.put("cloture", today.plusDays(CLOSES_IN).toString());
        values.put("cloture-heure", "18:00");
        values.put("decision-le", today.plusDays(CLOSES_IN + ANSWERS_AFTER).toString());
        if (about.products().size() == 1)
            values.put("probleme", about.products().get(0).mission());
        return new OfferFormPage(null, about.missions(), about.products(), paidUntil, Form.filled(values), false);
    }

    static OfferFormPage of(Offer offer, List<Product> products, @Nullable LocalDate paidUntil) {
        Offer.Said said = offer.said();
        Offer.Terms terms = offer.terms();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(offer.version()));
        values.put("genre", said.kind().code());
        values.put("metier", said.trade().code());
        values.put("titre", said.title());
        values.put("probleme", said.problem());
        values.put("mission", said.work());
        values.put("profil-cherche", said.profile());
        values.put("contact", said.contact());
        values.put("rythme", terms.days() == null ? "" : written(terms.days()));
        values.put("teletravail", terms.remote().code());
        values.put("lieu", terms.place());
        values.put("demarrage", day(terms.start()));
        values.put("duree", terms.months() == null ? "" : String.valueOf(terms.months()));
        if (terms.renewable()) values.put("renouvelable", "oui");
        values.put("experience", terms.seniority() == null ? "" : String.valueOf(terms.seniority()));
        values.put("titulaire", terms.holder().who());
        values.put("titulaire-le", day(terms.holder().on()));
        values.put("referent", terms.referent().who());
        values.put("referent-le", day(terms.referent().on()));
        values.put("decision-le", day(offer.selection().decisionOn()));
        closing(values, offer.days().closesAt());
        List<Offer.Criterion> criteria = offer.selection().criteria();
        for (int at = 0; at < criteria.size(); at++) {
            Offer.Criterion criterion = criteria.get(at);
            values.put("critere-" + (at + 1), criterion.label());
            values.put("poids-" + (at + 1), String.valueOf(criterion.weight()));
            if (criterion.mandatory()) values.put("eliminatoire-" + (at + 1), "oui");
        }
        List<String> questions = offer.selection().questions();
        for (int at = 0; at < questions.size(); at++) values.put("question-" + (at + 1), questions.get(at));
        return new OfferFormPage(offer, List.of(), products, paidUntil, Form.filled(values), false);
    }

    private static String written(BigDecimal days) {
        return days.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** Midnight is the end of the day before, which is typed without an hour. */
    private static void closing(Map<String, String> values, @Nullable Instant closes) {
        if (closes == null) return;
        ZonedDateTime at = closes.atZone(Paris.ZONE);
        boolean wholeDay = at.toLocalTime().equals(LocalTime.MIDNIGHT);
        values.put("cloture", (wholeDay ? at.toLocalDate().minusDays(1) : at.toLocalDate()).toString());
        values.put(
                "cloture-heure",
                wholeDay ? "" : at.toLocalTime().withSecond(0).withNano(0).toString());
    }

    OfferFormPage with(Form typed, boolean stale) {
        return new OfferFormPage(offer, wanted, products, paidUntil, typed, stale);
    }

    static OfferTyped typed(Form form) {
        List<OfferTyped.Marked> criteria = new ArrayList<>();
        for (int at = 1; at <= OfferTyped.CRITERIA; at++)
            criteria.add(new OfferTyped.Marked(
                    form.text("critere-" + at), form.text("poids-" + at), form.ticked("eliminatoire-" + at)));
        List<String> questions = new ArrayList<>();
        for (int at = 1; at <= OfferTyped.QUESTIONS; at++) questions.add(form.text("question-" + at));
        return new OfferTyped(
                new OfferTyped.Words(
                        form.text("titre"),
                        form.text("probleme"),
                        form.text("mission"),
                        form.text("profil-cherche"),
                        form.text("lieu"),
                        form.text("contact")),
                new OfferTyped.Chosen(
                        form.text("genre"), form.text("metier"), form.text("teletravail"), form.ticked("renouvelable")),
                new OfferTyped.When(
                        form.text("rythme"),
                        form.text("demarrage"),
                        form.text("duree"),
                        form.text("experience"),
                        form.text("cloture"),
                        form.text("cloture-heure"),
                        form.text("decision-le")),
                new OfferTyped.Contacts(
                        form.text("titulaire"),
                        form.text("titulaire-le"),
                        form.text("referent"),
                        form.text("referent-le")),
                criteria,
                questions);
    }

    public String action() {
        return offer == null
                ? "/recrutement/nouvelle"
                : Objects.requireNonNull(offer).desk() + "/modifier";
    }

    public String back() {
        return offer == null ? "/recrutement" : offer.desk();
    }
}
