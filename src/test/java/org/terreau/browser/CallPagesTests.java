package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.call.CallId;
import org.terreau.call.Submissions;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

@ApplicationTest
class CallPagesTests {

    private final People people;
    private final Submissions submissions;
    private final Incubators incubators;
    private final SignInLinks links;

    CallPagesTests(People people, Submissions submissions, Incubators incubators, SignInLinks links) {
        this.people = people;
        this.submissions = submissions;
        this.incubators = incubators;
        this.links = links;
    }

    private CallId open(String title) {
        Visit lead = people.signedIn(people.someone(
                "lead@appel-navigateur.test",
                "Lise Appelle",
                new Grant(Role.LEAD, incubators.host().id().value())));
        LocalDate today = Present.today();
        String path = lead.form(lead.get("/appels/nouveau"), "/appels/nouveau")
                .with("titre", title)
                .with("theme", "patrimoine")
                .with("texte", "Nous cherchons des problèmes de petites communes.")
                .with("regles", "Toute commune peut répondre.")
                .with("ouverture-jour", today.minusDays(2).toString())
                .with("ouverture-heure", "09:00")
                .with("cloture-jour", today.plusDays(20).toString())
                .with("cloture-heure", "12:00")
                .send()
                .path();
        lead.form(lead.get(path), path + "/publication").send();
        return CallId.parse(path.replace("/appels/", ""));
    }

    private Page submission(Browser.Window window, String email, String title) {
        Actor applicant = people.someone(email, "Aude Candidate");
        String path = submissions.begin(open(title), applicant).path();
        String link = links.issue(applicant.id(), SignInLinks.SHORT, "/");
        window.open(link.substring(link.indexOf("/connexion")));
        window.page().locator("main form button").click();
        Page page = window.open(path);
        page.locator("#organisation").fill("Mairie de Plougastel");
        page.locator("#titre").fill("Tenir les cimetières à jour");
        page.locator("#qui").fill("Les agents d’état civil des petites communes.");
        page.locator("#situation").fill("Les registres sont sur papier et les plans ne disent plus qui repose où.");
        page.locator("#frequence").fill("Chaque semaine, à chaque demande de concession.");
        page.locator("#consequence").fill("Une famille attend une journée, parfois pour rien.");
        return page;
    }

    @Test
    void anApplicationThatSavedItselfIsSubmittedAtTheFirstAsking() {
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            Page page = submission(window, "aude@appel-navigateur.test", "Appel saisi puis déposé");
            page.getByText("Brouillon enregistré").waitFor();
            page.locator("button[value=deposer]").click();
            page.getByText("La candidature est déposée").first().waitFor();
            assertThat(window.visibleFaults()).isEmpty();
        }
    }

    @Test
    void whatIsSubmittedWhileTheDraftIsBeingSavedWaitsForIt() {
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            List<Runnable> heldBack = new ArrayList<>();
            window.page().route("**/brouillon", (Route route) -> {
                APIResponse answer = route.fetch();
                heldBack.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
            });
            Page page = submission(window, "basile@appel-navigateur.test", "Appel déposé pendant la sauvegarde");
            page.waitForCondition(() -> !heldBack.isEmpty());
            page.locator("button[value=deposer]").click();
            heldBack.forEach(Runnable::run);
            page.getByText("La candidature est déposée").first().waitFor();
            assertThat(window.visibleFaults()).isEmpty();
        }
    }
}
