package org.terreau.support.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.support.Suggestion;
import org.terreau.support.SupportRequest;

/**
 * The help that a product or a dossier asked for and got.
 *
 * @param dossier null for a product
 * @param access to the dossier
 */
public record RequestsPage(
        SupportRequest.About about,
        @Nullable DossierRecord dossier,
        Access access,
        List<Suggestion> suggestions,
        List<SupportRequest> requests) {

    public RequestsPage {
        suggestions = List.copyOf(suggestions);
        requests = List.copyOf(requests);
    }

    public String ask() {
        return about.path() + "/appui/demande";
    }

    /** The way to ask for this one. */
    public String ask(Suggestion suggestion) {
        return ask() + "?prestation=" + suggestion.offer().id();
    }
}
