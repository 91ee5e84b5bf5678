package org.terreau.site;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.web.SearchSource;

/** The pages that explain and lead, in the search of the whole site: found by what it says of them and by their words. */
@Component
public class FixedPages implements SearchSource {

    /**
     * A page.
     *
     * @param name what the site says of it is `site.page.<name>` and `site.page.<name>.text`
     * @param words keys of what the page itself says
     */
    public record Page(String name, String path, List<String> words) {

        public Page {
            words = List.copyOf(words);
        }

        Page(String name, String path, String... words) {
            this(name, path, List.of(words));
        }
    }

    private static final List<Page> PAGES = List.of(
            new Page("auto-diagnostic", "/auto-diagnostic", "eligibility.intro"),
            new Page("contact", "/contact", "outreach.contact.message", "outreach.contact.message.hint"),
            new Page("produits", "/produits", "portfolio.lead"),
            new Page("impact", "/impact", "impact.overview.title", "impact.overview.lead"),
            new Page("couverture", "/couverture", "deployment.country.title"),
            new Page("collectivites", "/collectivites", "deployment.collectivities.title"),
            new Page("partage-des-couts", "/outils/partage-des-couts", "sharing.title", "sharing.lead"),
            new Page("problemes", "/problemes", "problem.lead"),
            new Page("proposer", "/problemes/proposer", "problem.propose", "problem.propose.lead"),
            new Page("proches", "/problemes/proches", "similarity.title", "similarity.lead"),
            new Page("appels", "/appels", "call.list.lead"),
            new Page("actualites", "/actualites"),
            new Page("donnees", "/donnees", "opendata.data.lead"),
            new Page("mes-donnees", "/mes-donnees", "identity.data.lead"),
            new Page("incubateur-stats", "/incubateur/stats"),
            new Page("aide", "/aide"),
            new Page("plan-du-site", "/plan-du-site"),
            new Page("accessibilite", "/accessibilite", "legal.access.contact", "legal.access.contact.what"),
            new Page("mentions-legales", "/mentions-legales", "legal.notice.publisher", "legal.notice.host"),
            new Page("confidentialite", "/confidentialite", "legal.privacy.lead", "legal.privacy.rights.what"),
            new Page("cookies", "/cookies", "legal.cookies.lead"),
            new Page("conditions", "/conditions", "legal.terms.lead"));

    private final MessageSource messages;

    FixedPages(MessageSource messages) {
        this.messages = messages;
    }

    /** All of them, in order. */
    public List<Page> all() {
        return PAGES;
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
        return PAGES.stream()
                .map(page ->
                        new Entry(said("site.page." + page.name()), text(page), page.path(), List.of(), "", List.of()))
                .toList();
    }

    private String text(Page page) {
        return Stream.concat(Stream.of("site.page." + page.name() + ".text"), page.words().stream())
                .map(this::said)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String said(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }
}
