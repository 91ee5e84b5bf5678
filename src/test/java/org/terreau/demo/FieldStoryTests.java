package org.terreau.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.terreau.identity.SignInLinks;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.Visit;

@ApplicationTest
@TestPropertySource(properties = "terreau.demo=true")
class FieldStoryTests {

    private static final String PRODUCT = "/produits/demander.a.une.collegue";

    private final org.terreau.testing.People people;
    private final SignInLinks links;
    private final JdbcClient jdbc;

    FieldStoryTests(org.terreau.testing.People people, SignInLinks links, JdbcClient jdbc) {
        this.people = people;
        this.links = links;
        this.jdbc = jdbc;
    }

    private String log() {
        return "/dossiers/"
                + jdbc.sql("select id from dossier where title = 'Demander à une collègue'")
                        .query(Long.class)
                        .single()
                + "/investigation";
    }

    @Test
    void aDossierBeingInvestigatedHasALivingLog() {
        Visit applicant = people.signedIn(people.actor(FieldStory.CLERKS.email()));
        assertThat(applicant.get(log()).text())
                .contains("9 entretiens menés", "Étayée", "Contredite", "Abandonnée", "Ouverte")
                .contains("La piste a changé le");
        assertThat(people.visitor().get(PRODUCT).text())
                .contains("Ce que l’investigation a appris", "Secrétaire de mairie, une commune (Finistère)")
                .doesNotContain("Ouessant", "Coudrier", "Fougeray", "Prunier", "voisine de canton");
    }

    @Test
    void theReviewPageShowsHowFarTheInvestigationHasCome() {
        String link = links.issue(people.actor(People.LEAD.email()).id(), SignInLinks.SHORT, "/");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            window.open(log().replace("/investigation", "/instruction"));
            window.picture("investigation-instruction");
            assertThat(window.page().locator("main").innerText()).contains("9 entretiens menés sur les 30 d’usage");
            assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void aRefusedFormIsAccessibleToo() {
        String link = links.issue(people.actor(FieldStory.CLERKS.email()).id(), SignInLinks.SHORT, "/");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.TELEPHONE);
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            window.open(log() + "/entretiens/serie");
            window.page().locator("#lignes").fill("1/9/2026; maire; Saint-Denis\n40/9/2026; maire; Brest");
            window.page().locator("main form .fr-btn").click();
            window.page().locator(".t-doubts").waitFor();
            window.picture("investigation-serie-refusee");
            assertThat(window.faults())
                    .filteredOn(fault -> !fault.contains("422"))
                    .isEmpty();
            window.open(log() + "/entretiens/nouveau");
            window.page().locator("main form .fr-btn").click();
            window.page().locator(".fr-alert--error").waitFor();
            window.picture("investigation-entretien-refuse");
            assertThat(window.faults())
                    .filteredOn(fault -> !fault.contains("422"))
                    .isEmpty();
        }
    }
}
