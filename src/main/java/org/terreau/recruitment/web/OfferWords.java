package org.terreau.recruitment.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.JobOfferState;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.OfferKind;
import org.terreau.recruitment.Remote;
import org.terreau.team.Trade;
import org.terreau.web.Ui;

/** What is said of offers in lists and pages. */
public final class OfferWords {

    private OfferWords() {}

    public static Map<String, String> kinds(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OfferKind kind : OfferKind.values()) options.put(kind.code(), ui.t("recruitment.kind." + kind.code()));
        return options;
    }

    public static Map<String, String> trades(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Trade trade : Trade.values()) options.put(trade.code(), ui.t("team.trade." + trade.code()));
        return options;
    }

    public static Map<String, String> remotes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Remote remote : Remote.values()) options.put(remote.code(), ui.t("recruitment.remote." + remote.code()));
        return options;
    }

    public static Map<String, String> weights(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int weight = 3; weight > 0; weight--)
            options.put(String.valueOf(weight), ui.t("recruitment.weight." + weight));
        return options;
    }

    /** "3 jours par semaine en moyenne, 6 mois renouvelables, à distance en partie, Rennes". */
    public static String terms(Offer offer, Ui ui) {
        Offer.Terms terms = offer.terms();
        Map<String, String> parts = new LinkedHashMap<>();
        if (terms.days() != null) parts.put("days", ui.t("recruitment.days.of", ui.number(terms.days())));
        if (terms.months() != null)
            parts.put(
                    "months",
                    ui.t(terms.renewable() ? "recruitment.months.renewable" : "recruitment.months.of", terms.months()));
        parts.put("remote", ui.t("recruitment.remote." + terms.remote().code()));
        if (!terms.place().isEmpty()) parts.put("place", terms.place());
        return String.join(", ", parts.values());
    }

    /** The names of its products. */
    public static String products(Offer offer, Map<ProductId, Product> known) {
        return offer.needs().stream()
                .map(Offer.Need::product)
                .distinct()
                .map(id -> known.containsKey(id) ? known.get(id).name() : id.value())
                .collect(Collectors.joining(", "));
    }

    /** Until when one may answer, or since when one may not. */
    public static String closing(Offer offer, Instant now, Ui ui) {
        Instant over = offer.over();
        if (over == null) return "";
        JobOfferState state = offer.state(now);
        return ui.t("recruitment.closing." + state.code(), ui.moment(over));
    }
}
