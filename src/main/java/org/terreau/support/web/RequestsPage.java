package org.terreau.support.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.shared.Money;
import org.terreau.support.Mandates;
import org.terreau.support.Suggestion;
import org.terreau.support.SupportRequest;

/**
 * The help that a product or a dossier asked for and got.
 *
 * @param dossier null for a product
 * @param access to the dossier
 * @param value what the help that was given would have cost; null when nobody knows
 * @param gives may give a mandate of coaching
 */
public record RequestsPage(
        SupportRequest.About about,
        @Nullable DossierRecord dossier,
        Access access,
        List<Suggestion> suggestions,
        List<SupportRequest> requests,
        List<Mandates.Line> mandates,
        @Nullable Money value,
        boolean gives) {

    public RequestsPage {
        suggestions = List.copyOf(suggestions);
        requests = List.copyOf(requests);
        mandates = List.copyOf(mandates);
    }

    public String ask() {
        return about.path() + "/appui/demande";
    }

    /** The way to ask for this one. */
    public String ask(Suggestion suggestion) {
        return ask() + "?prestation=" + suggestion.offer().id();
    }
}
