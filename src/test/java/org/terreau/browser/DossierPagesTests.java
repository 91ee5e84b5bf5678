package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.RequestReference;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

@ApplicationTest
class DossierPagesTests {

    private final People people;
    private final Requests requests;
    private final Applications applications;
    private final Incubators incubators;
    private final SignInLinks links;
    private final JdbcClient jdbc;

    DossierPagesTests(
            People people,
            Requests requests,
            Applications applications,
            Incubators incubators,
            SignInLinks links,
            JdbcClient jdbc) {
        this.people = people;
        this.requests = requests;
        this.applications = applications;
        this.incubators = incubators;
        this.links = links;
        this.jdbc = jdbc;
    }

    private RequestReference request(String name) {
        return requests.receive(
                        new NewRequest(
                                name,
                                "porteuse@navigateur.test",
                                "",
                                OrganisationKind.PUBLIC_ACTOR,
                                "Agence du bassin",
                                null,
                                "Les agents ressaisissent chaque relevé à la main, deux fois par semaine.",
                                null),
                        List.of(),
                        "network of " + name,
                        Locale.FRENCH)
                .reference();
    }

    private void signIn(Browser.Window window, Actor who) {
        String link = links.issue(who.id(), SignInLinks.SHORT, "/");
        window.open(link.substring(link.indexOf("/connexion")));
        window.page().locator("main form button").click();
    }

    @Test
    void theStaffAndTheApplicantReadAndWriteComfortablyAtBothWidths() {
        String incubator = incubators.host().id().value();
        Actor lead = people.someone("lead@navigateur.test", "Camille Décide", new Grant(Role.LEAD, incubator));
        RequestReference waiting = request("Ines Attend");
        DossierId dossier = applications.open(request("Ada Porte"), lead);
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            signIn(window, lead);
            Map<String, String> pages = Map.of(
                    "demandes", "/demandes",
                    "demande", "/demandes/" + waiting,
                    "dossier-ouvrir", "/dossiers/nouveau?demande=" + waiting,
                    "dossiers", "/dossiers",
                    "dossier", "/dossiers/" + dossier,
                    "fiche-produit", "/dossiers/" + dossier + "/fiche",
                    "instruction", "/dossiers/" + dossier + "/instruction");
            pages.forEach((name, path) -> {
                window.open(path);
                window.picture(name);
                assertThat(window.faultsAtBothWidths()).as(path).isEmpty();
            });
        }
    }

    @Test
    void theBriefSavesItselfAsOneTypesAndTheCollectivityIsPickedWithTheKeyboard() {
        Actor lead = people.someone(
                "lead@navigateur.test",
                "Camille Décide",
                new Grant(Role.LEAD, incubators.host().id().value()));
        DossierId dossier = applications.open(request("Eva Tape"), lead);
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            signIn(window, people.actor("porteuse@navigateur.test"));
            Page page = window.open("/dossiers/" + dossier + "/fiche");
            page.getByLabel("Titre").fill("Relevés du bassin");
            var picker = page.getByRole(AriaRole.COMBOBOX);
            picker.pressSequentially("marsiel");
            page.getByRole(AriaRole.OPTION).first().waitFor();
            picker.press("ArrowDown");
            picker.press("Enter");
            assertThat(picker.inputValue()).isEqualTo("Marseille (13)");
            page.getByText("Brouillon enregistré").waitFor();
            page.waitForCondition(() -> jdbc.sql(
                            "select draft->>'territoire' = 'commune:13055' and title = 'Relevés du bassin' from dossier where id = :id")
                    .param("id", dossier.value())
                    .query(Boolean.class)
                    .optional()
                    .orElse(false));
            page.reload();
            assertThat(page.getByLabel("Titre").inputValue()).isEqualTo("Relevés du bassin");
            assertThat(window.faults()).isEmpty();
        }
    }
}
