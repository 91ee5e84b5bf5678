package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.terreau.document.Samples;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;

/** From a decision that pays to a gap, an offer, the mission of whoever was chosen and their leaving, on a telephone. */
@ApplicationTest
class PeoplePagesTests {

    private final People people;
    private final SignInLinks links;
    private final Incubators incubators;
    private final ProductCatalogue products;
    private final Days days;

    PeoplePagesTests(People people, SignInLinks links, Incubators incubators, ProductCatalogue products, Days days) {
        this.people = people;
        this.links = links;
        this.incubators = incubators;
        this.products = products;
        this.days = days;
    }

    private Browser.Window signedIn(Browser browser, Actor who) {
        Browser.Window window = browser.window(Browser.TELEPHONE);
        String link = links.issue(who.id(), SignInLinks.SHORT, "/");
        window.open(link.substring(link.indexOf("/connexion")));
        window.page().locator("main form button").click();
        return window;
    }

    private Actor worker(Role role, String name) {
        return people.someone(
                role.name().toLowerCase(java.util.Locale.ROOT) + "@telephone-offre.test",
                name,
                new Grant(role, incubators.host().id().value()));
    }

    private ProductId product() {
        return SomeProduct.named("offre.au.telephone")
                .called("Offre au téléphone")
                .in(incubators.host().id())
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2024, 1, 1))
                .storedIn(products);
    }

    @Test
    void fromADecisionToADepartureOnATelephone() {
        Actor lead = worker(Role.LEAD, "Lou Mène");
        Actor coach = worker(Role.COACH, "Cléo Coach");
        ProductId product = product();
        try (Browser browser = new Browser(people.port())) {
            Browser.Window leading = signedIn(browser, lead);
            decide(leading, product);
            look(leading, product);
            Page page = leading.page();
            page.getByText("Son offre").first().click();
            page.locator("#titre").fill("Designer de téléphone");
            page.locator("#mission").fill("Observer dix mairies, dessiner, essayer.");
            page.locator("#profil-cherche").fill("Des entretiens menés seul·e.");
            page.locator("#lieu").fill("Rennes");
            page.locator("#duree").fill("2");
            page.locator("#experience").fill("24");
            page.locator("#titulaire").fill("Atelier Granit");
            page.locator("#titulaire-le").fill(days.today().toString());
            page.locator("#referent").fill("la communauté design");
            page.locator("#referent-le").fill(days.today().toString());
            page.locator("#critere-1").fill("Entretiens");
            page.locator("#contact").fill("l’équipe");
            assertThat(leading.visibleFaults()).as("writing").isEmpty();
            click(page, "Enregistrer");
            page.getByText("Publier l’offre").first().click();
            assertThat(leading.visibleFaults()).as("publishing").isEmpty();
            page.locator("label[for=accord]").click();
            click(page, "Publier");
            page.getByText("L’offre est publiée.").waitFor();
            String desk = URI.create(page.url()).getPath();
            page.getByText("Choisir qui note").waitFor();
            page.getByText(lead.name(), new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            page.getByText(coach.name(), new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            page.locator("form[action$='/evaluateurs'] button").click();
            page.getByText("Les personnes qui notent sont choisies.").waitFor();

            Browser.Window candidate = browser.window(Browser.TELEPHONE);
            Page applying = candidate.open("/rejoindre?q=telephone");
            assertThat(candidate.visibleFaults()).as("the list").isEmpty();
            applying.getByText("Designer de téléphone").first().click();
            assertThat(candidate.visibleFaults()).as("the offer").isEmpty();
            applying.getByText("Répondre à cette offre").first().click();
            applying.locator("#nom").fill("Tess Pouce");
            applying.locator("#courriel").fill("tess@pouce.test");
            applying.locator("#message").fill("J’ai redessiné l’accueil de trois mairies avec leurs agents.");
            applying.locator("#document")
                    .setInputFiles(new FilePayload("parcours.pdf", "application/pdf", Samples.pdf()));
            applying.locator("label[for=accord]").click();
            applying.locator("input[name=ouvert]").evaluate("field => { field.value = '1'; }");
            click(applying, "Envoyer ma réponse");
            applying.getByText("Votre réponse est envoyée.").waitFor();
            String own = URI.create(applying.url()).getPath();
            assertThat(candidate.visibleFaults()).as("where it is").isEmpty();

            leading.open(desk);
            page.getByText("Clore plus tôt").click();
            click(page, "Clore maintenant");
            page.getByText("L’offre est close.").waitFor();
            mark(leading, desk);
            mark(signedIn(browser, coach), desk);

            leading.open(desk);
            assertThat(leading.visibleFaults()).as("the desk").isEmpty();
            page.locator("#candidatures table a").first().click();
            page.getByText("Inviter à un échange", new Page.GetByTextOptions().setExact(true))
                    .click();
            click(page, "Envoyer la réponse");
            page.getByText("La réponse est partie.").waitFor();
            talk(leading, candidate, own);

            leading.open(desk);
            page.locator("#candidatures table a").first().click();
            page.getByText("Retenir", new Page.GetByTextOptions().setExact(true))
                    .click();
            click(page, "Envoyer la réponse");
            page.getByText("La réponse est partie.").waitFor();
            assertThat(leading.visibleFaults()).as("the answer").isEmpty();
            page.locator("#debut").fill(days.today().toString());
            click(page, "Faire entrer dans l’équipe");
            page.getByText("La personne est dans l’équipe").waitFor();
            assertThat(page.locator("main").textContent()).contains("Tess Pouce");
            assertThat(page.url()).endsWith("/equipe");
            leave(leading);
        }
    }

    /** The increment that pays ends in five months. */
    private void decide(Browser.Window leading, ProductId product) {
        Page page = leading.open(product.path() + "/decision");
        page.locator("label[for=decision-continuer]").click();
        page.locator("#motif").fill("Huit communes s’en servent, il faut le dessiner pour les autres.");
        page.locator("#montant").fill("120 000");
        page.locator("#echeance").fill(until().toString());
        page.locator("main button[value=verifier]").last().click();
        page.locator("main button[value=confirmer]").click();
        page.waitForURL("**/decisions/**");
    }

    private LocalDate until() {
        return days.today().plusMonths(5);
    }

    private static void look(Browser.Window leading, ProductId product) {
        Page page = leading.open(product.path() + "/equipe");
        assertThat(page.locator("main").textContent()).contains("Il manque un coach");
        page.getByText("Chercher quelqu’un").first().click();
        page.locator("#metier").selectOption("design");
        page.locator("#rythme").fill("2");
        click(page, "Ouvrir le poste");
        page.getByText("Le poste est à pourvoir.").waitFor();
        assertThat(leading.visibleFaults()).as("the gap").isEmpty();
    }

    private void talk(Browser.Window leading, Browser.Window candidate, String own) {
        Page page = leading.page();
        page.getByText("Proposer des créneaux").first().click();
        page.locator("#jour").fill(days.today().plusDays(3).toString());
        page.locator("#heure").fill("14:00");
        page.locator("#minutes").fill("30");
        page.locator("#nombre").fill("3");
        page.locator("#lieu").fill("Rennes");
        assertThat(leading.visibleFaults()).as("the slots").isEmpty();
        page.locator("form[action$='/creneaux'] button").click();
        page.getByText("3 créneaux sont proposés.").waitFor();
        Page choosing = candidate.open(own);
        choosing.locator("#entretien label").first().click();
        assertThat(candidate.visibleFaults()).as("choosing a slot").isEmpty();
        click(choosing, "Prendre ce créneau");
        choosing.getByText("Ce créneau est à vous.").first().waitFor();
        assertThat(candidate.visibleFaults()).as("the slot").isEmpty();
    }

    /** What is wished beyond the money is kept as a wish; then they leave. */
    private void leave(Browser.Window leading) {
        Page page = leading.page();
        page.locator("main .t-team-acts a", new Page.LocatorOptions().setHasText("Tess Pouce"))
                .first()
                .click();
        page.locator("#fin-de-mission input[name=fin]")
                .fill(until().plusMonths(4).toString());
        click(page, "Changer la fin");
        page.getByText("elle finit avec lui").first().waitFor();
        assertThat(leading.visibleFaults()).as("the renewal").isEmpty();
        page.locator(".t-confirm:has(select[name=raison]) > summary").click();
        page.locator("select[name=raison]").selectOption("refinancement-absent");
        page.locator("form[action$='/depart'] button").click();
        page.getByText("Le rôle est clos.").first().waitFor();
        assertThat(page.locator("main").textContent()).doesNotContain("Tess Pouce");
    }

    private static void click(Page page, String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }

    private static void mark(Browser.Window window, String desk) {
        Page page = window.open(desk + "/conflits");
        click(page, "C’est tout");
        page.locator("#candidatures table a").first().click();
        assertThat(page.locator("main").textContent()).doesNotContain("Tess Pouce");
        assertThat(window.visibleFaults()).as("marking").isEmpty();
        page.locator("label[for=note-1-3]").click();
        click(page, "Donner mes notes");
        page.getByText("Vos notes sont données.").waitFor();
    }
}
