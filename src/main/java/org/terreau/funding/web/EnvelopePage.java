package org.terreau.funding.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.funding.EnvelopeMovements;
import org.terreau.funding.FollowedEnvelope;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An envelope, what changed it and the years that it is of.
 *
 * @param form of both forms of the page: no two of them have a field of the same name
 * @param conflict somebody wrote on it since the page was opened
 */
public record EnvelopePage(EnvelopeMovements.Known known, Form form, boolean conflict) {

    public FollowedEnvelope envelope() {
        return known.envelope();
    }

    public String back() {
        return known.product().id().path() + "/gestion-budget/financements";
    }

    public String path() {
        return path(known.product().id().path(), envelope());
    }

    static String path(String product, FollowedEnvelope envelope) {
        return product + "/gestion-budget/enveloppes/" + envelope.id();
    }

    /** How an envelope is called: by the decision's increment, or by who carries it. */
    public static String title(FollowedEnvelope one, Ui ui) {
        return one.decided()
                ? ui.t("funding.envelope.title", one.now().increment())
                : ui.t("funding.envelope.title.typed", one.now().carrier());
    }

    public Map<String, String> once(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("oui", ui.t("funding.envelope.once.yes"));
        options.put("non", ui.t("funding.envelope.once.no"));
        return options;
    }

    /** What the years have, of which the form holds the values; the rest of what is granted is of no year. */
    public String unsaid(Ui ui) {
        return envelope().unsaid().map(ui::money).orElse("");
    }

    public boolean anyUnsaid() {
        return envelope().unsaid().filter(left -> left.cents() > 0).isPresent();
    }
}
