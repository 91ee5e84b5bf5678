package org.terreau.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.web.SearchSource;

/** The pages that explain and lead, in the search of the whole site. */
@Component
class FixedPages implements SearchSource {

    private static final Map<String, String> PAGES = Map.of(
            "offre", "/offre",
            "auto-diagnostic", "/auto-diagnostic",
            "contact", "/contact",
            "produits", "/produits",
            "problemes", "/problemes",
            "appels", "/appels",
            "actualites", "/actualites",
            "donnees", "/donnees",
            "mes-donnees", "/mes-donnees",
            "incubateur-stats", "/incubateur/stats");

    private final MessageSource messages;

    FixedPages(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public String kind() {
        return "page";
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public List<Entry> entries() {
        return PAGES.entrySet().stream()
                .map(page -> new Entry(
                        messages.getMessage("site.page." + page.getKey(), null, Locale.FRENCH),
                        messages.getMessage("site.page." + page.getKey() + ".text", null, Locale.FRENCH),
                        page.getValue(),
                        List.of(),
                        "",
                        List.of()))
                .toList();
    }
}
