package org.terreau.funding.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.Activity;
import org.terreau.funding.OrderBook;
import org.terreau.funding.PurchaseOrder;
import org.terreau.funding.Regime;
import org.terreau.funding.Resource;
import org.terreau.funding.VatZone;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An order being typed.
 *
 * @param order null when it is a new one
 * @param conflict somebody wrote on it since the page was opened
 */
public record OrderEditPage(OrderBook book, @Nullable PurchaseOrder order, Form form, boolean conflict) {

    public String list() {
        return book.product().id().path() + "/commandes";
    }

    public String back() {
        return order == null ? list() : order.path();
    }

    public String action() {
        return order == null ? list() : order.path() + "/modification";
    }

    public String title(Ui ui) {
        return order == null
                ? ui.t("funding.order.new")
                : ui.t("funding.order.edit.title", order.terms().title());
    }

    public int lines() {
        return OrderForm.lines(form);
    }

    public int shares() {
        return OrderForm.shares(form);
    }

    /** Of which line or share each field is, where several say the same. */
    public Map<String, String> labels(Ui ui) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int row = 1; row <= lines(); row++)
            for (String field : List.of("activite-", "ressource-", "personnes-", "unites-", "prix-", "montant-"))
                labels.put(field + row, ui.t("funding.order.line", row));
        for (int row = 1; row <= shares(); row++)
            for (String field : List.of("enveloppe-", "acte-", "annee-", "part-"))
                labels.put(field + row, ui.t("funding.order.share", row));
        return labels;
    }

    public Map<String, String> activities(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Activity one : Activity.values()) options.put(one.code(), ui.t("funding.short." + one.code()));
        return options;
    }

    public Map<String, String> resources(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(Resource.SERVICES.code(), ui.t("funding.column." + Resource.SERVICES.code()));
        for (Resource one : Resource.values()) options.putIfAbsent(one.code(), ui.t("funding.column." + one.code()));
        return options;
    }

    public Map<String, String> regimes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Regime one : Regime.values())
            if (one != Regime.UNSAID) options.put(one.code(), ui.t("funding.regime." + one.code()));
        return options;
    }

    public Map<String, String> zones(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (VatZone one : VatZone.values()) options.put(one.code(), ui.t("funding.zone." + one.code()));
        return options;
    }

    public Map<String, String> envelopes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OrderBook.Envelope one : book.envelopes())
            options.put(
                    String.valueOf(one.id()),
                    ui.t(
                            "funding.order.envelope",
                            ui.money(one.amount()),
                            ui.shortDate(one.until()),
                            ui.money(one.left())));
        return options;
    }

    public Map<String, String> acts() {
        Map<String, String> options = new LinkedHashMap<>();
        book.sources()
                .forEach(one -> options.put(String.valueOf(one.contribution().id()), FundingSourcesPage.name(one)));
        return options;
    }
}
