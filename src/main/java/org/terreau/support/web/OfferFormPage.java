package org.terreau.support.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Incubator;
import org.terreau.shared.Money;
import org.terreau.support.Family;
import org.terreau.support.Moment;
import org.terreau.support.OfferState;
import org.terreau.support.SupportForm;
import org.terreau.support.SupportOffer;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An offer being written.
 *
 * @param offer null for a new one
 * @param moments the codes of those that are ticked
 * @param conflict somebody else changed it in the meantime
 */
public record OfferFormPage(
        Incubator incubator, @Nullable SupportOffer offer, Form form, List<String> moments, boolean conflict) {

    public OfferFormPage {
        moments = List.copyOf(moments);
    }

    static OfferFormPage fresh(Incubator incubator, int position) {
        return new OfferFormPage(
                incubator,
                null,
                Form.filled(Map.of("rang", String.valueOf(position), "etat", OfferState.OPEN.code())),
                List.of(),
                false);
    }

    static OfferFormPage of(Incubator incubator, SupportOffer offer) {
        SupportOffer.Described described = offer.described();
        SupportOffer.Terms terms = offer.terms();
        Money value = terms.value();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("nom", described.name());
        values.put("famille", described.family().code());
        values.put("forme", described.form().code());
        values.put("obtient", described.gains());
        values.put("pour-qui", described.audience());
        values.put("acces", described.access());
        values.put("metier", described.deliverer());
        values.put("volume", terms.volume());
        values.put("delai", written(terms.delayDays()));
        values.put(
                "valeur",
                value == null ? "" : value.inEuros().stripTrailingZeros().toPlainString());
        values.put("capacite", written(terms.capacity()));
        values.put("source", terms.source());
        values.put("etat", offer.state().code());
        values.put("rang", String.valueOf(offer.position()));
        values.put("version", String.valueOf(offer.version()));
        if (terms.confidential()) values.put("confidentielle", "oui");
        return new OfferFormPage(
                incubator,
                offer,
                Form.filled(values),
                described.moments().stream().map(Moment::code).toList(),
                false);
    }

    private static String written(@Nullable Integer number) {
        return number == null ? "" : String.valueOf(number);
    }

    /** The same with what was typed. */
    OfferFormPage typed(Form typed) {
        return new OfferFormPage(incubator, offer, typed, List.of(), conflict);
    }

    OfferFormPage conflicting(Form typed) {
        return new OfferFormPage(incubator, offer, typed, List.of(), true);
    }

    public String action() {
        return offer == null ? "/appui/gestion/nouvelle" : "/appui/gestion/" + offer.id();
    }

    public String list() {
        return OfferListPage.path(incubator);
    }

    public static Map<String, String> families(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Family family : Family.values()) options.put(family.code(), ui.t("support.family." + family.code()));
        return options;
    }

    public static Map<String, String> forms(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (SupportForm form : SupportForm.values()) options.put(form.code(), ui.t("support.form." + form.code()));
        return options;
    }

    public static Map<String, String> momentOptions(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Moment moment : Moment.values()) options.put(moment.code(), ui.t("support.moment." + moment.code()));
        return options;
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OfferState state : OfferState.values()) options.put(state.code(), ui.t("support.state." + state.code()));
        return options;
    }
}
