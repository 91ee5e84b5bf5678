package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.document.Samples;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Missions;
import org.terreau.team.Trade;
import org.terreau.team.TypedMission;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;

/** From what a team lacks to the mission of whoever was chosen, on a telephone. */
@ApplicationTest
class RecruitmentPagesTests {

    private final People people;
    private final SignInLinks links;
    private final Incubators incubators;
    private final ProductCatalogue products;
    private final Missions missions;
    private final JdbcClient jdbc;
    private final Days days;

    RecruitmentPagesTests(
            People people,
            SignInLinks links,
            Incubators incubators,
            ProductCatalogue products,
            Missions missions,
            JdbcClient jdbc,
            Days days) {
        this.people = people;
        this.links = links;
        this.incubators = incubators;
        this.products = products;
        this.missions = missions;
        this.jdbc = jdbc;
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

    private ProductId product(Actor lead) {
        ProductId product = SomeProduct.named("offre.au.telephone")
                .called("Offre au téléphone")
                .in(incubators.host().id())
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2024, 1, 1))
                .storedIn(products);
        jdbc.sql("""
                        insert into envelope (product_id, increment_number, amount_cents, from_day, until_day, carrier, decision_id)
                        select :product, 1, 20000000, :from, :until, 'Ville', least(min(decision_id), 0) - 1 from envelope
                        """)
                .param("product", product.value())
                .param("from", days.today())
                .param("until", days.today().plusYears(1))
                .update();
        missions.look(product, TypedMission.simple(Trade.DESIGN, "2"), lead);
        return product;
    }

    @Test
    void fromAGapToAMissionOnATelephone() {
        Actor lead = worker(Role.LEAD, "Lou Mène");
        Actor coach = worker(Role.COACH, "Cléo Coach");
        ProductId product = product(lead);
        try (Browser browser = new Browser(people.port())) {
            Browser.Window leading = signedIn(browser, lead);
            Page page = leading.open(product.path() + "/equipe");
            page.getByText("Son offre").first().click();
            page.locator("#titre").fill("Designer de téléphone");
            page.locator("#mission").fill("Observer dix mairies, dessiner, essayer.");
            page.locator("#profil-cherche").fill("Des entretiens menés seul·e.");
            page.locator("#lieu").fill("Rennes");
            page.locator("#duree").fill("6");
            page.locator("#titulaire").fill("Atelier Granit");
            page.locator("#titulaire-le").fill(days.today().toString());
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
            assertThat(candidate.visibleFaults()).as("where it is").isEmpty();

            leading.open(desk);
            page.getByText("Clore plus tôt").click();
            click(page, "Clore maintenant");
            page.getByText("L’offre est close.").waitFor();
            mark(leading, desk);
            mark(signedIn(browser, coach), desk);

            leading.open(desk);
            assertThat(leading.visibleFaults()).as("the desk").isEmpty();
            page.locator("main table a").first().click();
            page.getByText("Retenir", new Page.GetByTextOptions().setExact(true))
                    .click();
            click(page, "Envoyer la réponse");
            page.getByText("La réponse est partie.").waitFor();
            assertThat(leading.visibleFaults()).as("the answer").isEmpty();
            click(page, "Faire entrer dans l’équipe");
            page.getByText("La personne est dans l’équipe").waitFor();
            assertThat(page.locator("main").textContent()).contains("Tess Pouce");
            assertThat(page.url()).endsWith("/equipe");
        }
    }

    private static void click(Page page, String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }

    private static void mark(Browser.Window window, String desk) {
        Page page = window.open(desk + "/conflits");
        click(page, "C’est tout");
        page.locator("main table a").first().click();
        assertThat(page.locator("main").textContent()).doesNotContain("Tess Pouce");
        assertThat(window.visibleFaults()).as("marking").isEmpty();
        page.locator("label[for=note-1-3]").click();
        click(page, "Donner mes notes");
        page.getByText("Vos notes sont données.").waitFor();
    }
}
