package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

/** A table is taken over on a telephone. */
@ApplicationTest
class SheetPagesTests {

    private final People people;
    private final SignInLinks links;
    private final Catalogue incubators;

    SheetPagesTests(People people, SignInLinks links, Catalogue incubators) {
        this.people = people;
        this.links = links;
        this.incubators = incubators;
    }

    @Test
    void aTableIsReadCorrectedTakenAndUndoneOnATelephone() {
        incubators.store(
                new Incubator(
                        new IncubatorId("tableau-de-poche"),
                        "Incubateur de poche",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "",
                        false),
                "{}");
        Actor lead = people.someone("poche@tableau.test", "Paz Poche", new Grant(Role.LEAD, "tableau-de-poche"));
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.TELEPHONE);
            var page = window.page();
            String link = links.issue(lead.id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            page.locator("main form button").click();
            window.open("/premiers-pas");
            look(window, "premiers-pas");
            window.open("/reprise-de-tableaux");
            look(window, "tableaux");
            page.getByText("Reprendre des produits").click();
            look(window, "tableau-nouveau");
            page.locator("#fichier")
                    .setInputFiles(new FilePayload(
                            "produits.csv",
                            "text/csv",
                            "Nom du service;Phase;Depuis\nPoche un;beta;12/3/24\nPoche deux;zêta;bientôt\nPoche trois;gamma;\n"
                                    .getBytes(StandardCharsets.UTF_8)));
            page.getByText("Voir ce qui sera fait").click();
            page.getByText("Des mots à préciser").waitFor();
            look(window, "tableau-lu");
            page.locator("[name='" + "mot-phase-" + Integer.toHexString("gamma".hashCode()) + "']")
                    .selectOption("construction");
            page.locator("button[value=relire]").first().click();
            page.getByText("Les phases sans date commencent aujourd’hui").click();
            page.locator("button[value=relire]").first().click();
            page.getByText("Reprendre ces 2 lignes").click();
            page.getByText("Le tableau est repris").waitFor();
            look(window, "tableau-repris");
            page.locator(".t-confirm > summary").click();
            page.getByText("Annuler les 2 lignes reprises").click();
            page.getByText("La reprise est annulée").waitFor();
            look(window, "tableau-annule");
        }
    }

    private static void look(Browser.Window window, String name) {
        window.picture(name);
        assertThat(window.faults()).as(name).isEmpty();
    }
}
