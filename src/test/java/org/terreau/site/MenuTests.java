package org.terreau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class MenuTests {

    private final People people;
    private final Incubators incubators;

    MenuTests(People people, Incubators incubators) {
        this.people = people;
        this.incubators = incubators;
    }

    private Visit lead() {
        return people.signedIn(people.someone(
                "responsable@menus.test",
                "Lou Menu",
                new Grant(Role.LEAD, incubators.host().id().value())));
    }

    private static List<String> links(Visit.Page page, String group) {
        return page.html()
                .select("header nav details:has(summary:contains(" + group + ")) a")
                .eachText();
    }

    @Test
    void somebodyWithoutAccountReadsOneLineOfPublicPages() {
        Visit.Page page = people.visitor().get("/");
        assertThat(page.html().select("header nav details")).isEmpty();
        assertThat(page.html().select("header nav a").eachText()).contains("Problèmes", "Produits", "Impact");
    }

    @Test
    void whatWaitsForAPersonAndWhatTheIncubatorWorksWithAreFoldedApart() {
        Visit.Page applicant = people.signedIn(people.someone("porteuse@menus.test", "Paule Menu"))
                .get("/");
        assertThat(links(applicant, "Mon espace")).contains("Mes produits", "Dossiers", "Mes tâches", "Mes courriels");
        assertThat(applicant.html().select("header nav summary").eachText()).containsExactly("Mon espace");
        Visit.Page lead = lead().get("/comites");
        assertThat(links(lead, "Incubateur"))
                .contains("Demandes de contact", "Problèmes à relire", "Tableau des dossiers", "Comités", "Réglages");
        assertThat(lead.html().select("header nav [aria-current=page]").text()).isEqualTo("Comités");
        assertThat(lead.html().select("header nav summary[aria-current=true]").text())
                .isEqualTo("Incubateur");
    }

    @Test
    void everyLetterThatTheSiteSendsByItselfIsFoundOnOnePage() {
        Visit visit = people.signedIn(people.someone("lettres@menus.test", "Léo Lettre"));
        List<String> settings =
                visit.get("/mes-courriels").html().select("main h2 a").eachAttr("href");
        assertThat(settings).containsExactly("/lettre-du-lundi", "/alertes/reglages", "/mesures/rappels");
        for (String path : settings)
            assertThat(visit.get(path).html().select("main a[href=/mes-courriels]"))
                    .as(path)
                    .isNotEmpty();
        assertThat(people.visitor().get("/mes-courriels").path()).startsWith("/connexion");
    }
}
