package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.problem.ProblemFixtures;
import org.terreau.problem.ProblemId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

@ApplicationTest
class ProblemPagesTests {

    private static final String TITLE = "Les familles déclarent leur nouvelle adresse cinq fois";

    private final People people;
    private final ProblemFixtures problems;
    private final SignInLinks links;

    ProblemPagesTests(People people, ProblemFixtures problems, SignInLinks links) {
        this.people = people;
        this.problems = problems;
        this.links = links;
    }

    @Test
    void fromTheHomePageToAConfirmedDeclarationInAFewSteps() {
        problems.published(TITLE);
        try (Browser browser = new Browser(people.port())) {
            String email = "agente@ville-vertou.fr";
            Browser.Window window = browser.window(Browser.DESK);
            Page page = window.open("/");
            window.picture("parcours-1-accueil");
            page.locator("main").getByText("Décrire mon problème").click();
            page.getByLabel("Chercher un problème").fill("adresse familles");
            page.locator("main form button").click();
            window.picture("parcours-2-recherche");
            assertThat(window.faultsAtBothWidths()).isEmpty();
            page.getByText(TITLE).first().click();
            page.getByText("Nous avons aussi ce problème").first().click();
            page.getByRole(AriaRole.COMBOBOX).pressSequentially("vertou");
            page.getByRole(AriaRole.OPTION).first().waitFor();
            page.getByRole(AriaRole.OPTION).first().hover();
            page.mouse().down();
            page.mouse().move(1, 1);
            page.mouse().up();
            assertThat(page.getByRole(AriaRole.OPTION).first().isVisible())
                    .as("one changes one's mind by moving away")
                    .isTrue();
            page.getByRole(AriaRole.COMBOBOX).press("ArrowDown");
            page.getByRole(AriaRole.COMBOBOX).press("Enter");
            page.getByLabel("À quelle fréquence").fill("trente fois par mois");
            page.getByLabel("Ce qui se passe chez vous")
                    .fill(
                            "Une famille sur cinq oublie l’un des guichets, et la carte de cantine part à l’ancienne adresse.");
            page.getByText("Publier mon témoignage").click();
            page.locator("#fonction").fill("agente d’accueil");
            page.locator("#nom").fill("Dominique Essai");
            page.locator("#courriel").fill(email);
            window.picture("parcours-3-declaration");
            assertThat(window.faultsAtBothWidths()).isEmpty();
            // A person takes longer than the shortest time that robots are told from; a test does not wait.
            page.evaluate("document.querySelector('[name=ouvert]').value = 1");
            page.locator("main form button.fr-btn--lg").click();
            page.getByText("Regardez vos courriels").first().waitFor();
            window.picture("parcours-4-courriel");
            window.open(problems.link(email));
            window.picture("parcours-5-lien");
            page.locator("main form button.fr-btn--lg").click();
            page.getByText("C’est confirmé").first().waitFor();
            window.picture("parcours-6-confirme");
            assertThat(window.faultsAtBothWidths()).isEmpty();
        }
    }

    @Test
    void theQuestionsFollowWhatIsTyped() {
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            Page page = window.open("/problemes/proposer");
            page.getByLabel("Qui en souffre").fill("Les gens");
            page.getByText("Qui, précisément").waitFor();
            page.getByLabel("Qui en souffre").fill("Les agents d’accueil des petites mairies");
            page.waitForCondition(() -> page.getByText("Qui, précisément").count() == 0);
            assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void everyPageIsAccessibleAndFitsTheWindow() {
        Actor staff = problems.staff();
        ProblemId shared = problems.published("Les subventions des associations se suivent dans trois tableaux");
        problems.confirmed(shared, "un@ville-vertou.fr", "commune:44215");
        problems.confirmed(shared, "un@ville-nantes.fr", "commune:44109");
        problems.confirmed(shared, "un@departement13.fr", "departement:13");
        problems.confirmed(shared, "attente@inconnue.test", "commune:29046");
        ProblemId proposed = problems.proposed("Une application pour les gens", "propose@navigateur.test");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("problemes", "/problemes");
        pages.put("probleme", shared.path());
        pages.put("problemes-vide", "/problemes?q=zorglub");
        pages.put("probleme-proposer", "/problemes/proposer");
        pages.put("probleme-a-relire", "/problemes/a-relire");
        pages.put("probleme-relecture", proposed.path() + "/relecture");
        pages.put("probleme-modifier", shared.path() + "/modifier");
        pages.put("probleme-gestion", shared.path() + "/gestion");
        pages.put("probleme-validations", "/problemes/validations");
        pages.put("probleme-referents", "/problemes/referents");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            String link = links.issue(staff.id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            pages.forEach((name, path) -> {
                window.open(path);
                window.picture(name);
                assertThat(window.faultsAtBothWidths()).as(path).isEmpty();
            });
        }
    }
}
