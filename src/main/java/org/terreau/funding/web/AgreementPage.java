package org.terreau.funding.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.funding.AgreementTerms;
import org.terreau.funding.Agreements;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What an act says, and the money that it promises.
 *
 * @param form of every form of the page: no two of them have a field of the same name
 * @param conflict somebody wrote on it since the page was opened
 */
public record AgreementPage(Agreements.Known known, Form form, boolean conflict) {

    public AgreementTerms terms() {
        return known.terms();
    }

    public String back() {
        return known.product().id().path() + "/gestion-budget/financements/"
                + known.source().contribution().id();
    }

    public String path() {
        return back() + "/acte";
    }

    public String name() {
        return FundingSourcesPage.name(known.source());
    }

    public static Map<String, String> clauses(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("oui", ui.t("funding.terms.yes"));
        options.put("non", ui.t("funding.terms.no"));
        return options;
    }

    public String state(AgreementTerms.Payment one, Ui ui) {
        return ui.t("funding.terms.payment." + one.state(known.today()).code());
    }

    public String tone(AgreementTerms.Payment one) {
        return switch (one.state(known.today())) {
            case PAID -> "success";
            case LATE -> "warning";
            case EXPECTED -> "info";
        };
    }
}
