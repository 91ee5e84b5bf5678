package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
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
import org.terreau.testing.Visit;

/**
 * The money of a product from the agreement to the public page, through the closure of the year: by people whose browsers run
 * no script.
 */
@ApplicationTest
class MoneyPagesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private final People people;
    private final SignInLinks links;
    private final Incubators incubators;
    private final ProductCatalogue products;
    private final Days days;

    MoneyPagesTests(People people, SignInLinks links, Incubators incubators, ProductCatalogue products, Days days) {
        this.people = people;
        this.links = links;
        this.incubators = incubators;
        this.products = products;
        this.days = days;
    }

    private Browser.Window signedIn(Browser browser, Actor who, int width) {
        Browser.Window window = browser.withoutScript(width);
        String link = links.issue(who.id(), SignInLinks.SHORT, "/");
        window.open(link.substring(link.indexOf("/connexion")));
        window.page().locator("main form button").click();
        return window;
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    private static void submit(Page page, String end) {
        page.locator("main form[action$='" + end + "'] button").first().click();
    }

    private static void told(Page page, String... words) {
        assertThat(page.locator("body").textContent().replaceAll("[\\s\\h]+", " "))
                .contains(words);
    }

    @Test
    void theMoneyOfAProductIsFollowedFromTheAgreementToWhatAVisitorTakesAway() {
        ProductId product = SomeProduct.named("argent.au.navigateur")
                .called("Argent au navigateur")
                .in(incubators.host().id())
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2026, 6, 1))
                .storedIn(products);
        Actor lead = people.someone(
                "lead@argent-navigateur.test",
                "Lison Tient",
                new Grant(Role.LEAD, incubators.host().id().value()));
        days.everywhere(TODAY, () -> {
            try (Browser browser = new Browser(people.port())) {
                Browser.Window team = signedIn(browser, lead, Browser.DESK);
                agreed(team, product);
                ordered(team, product);
                closure(team, product);
                published(team, product);
                visited(browser.withoutScript(Browser.TELEPHONE), product);
            }
        });
    }

    private static void agreed(Browser.Window team, ProductId product) {
        Page page = team.open(product.path() + "/gestion-budget/financements");
        page.locator("#env-montant").fill("200 000");
        page.locator("#env-du").fill("2026-06-01");
        page.locator("#env-au").fill("2027-01-31");
        page.locator("#env-porteur").fill("Syndicat du Navigateur");
        page.locator("#env-preuve").fill("Décision 4");
        submit(page, "/enveloppe");
        page.locator("#financeur").fill("Région du Navigateur");
        page.locator("#montant").fill("150k€");
        page.locator("#decide-le").fill("2026-05-20");
        page.locator("#acte").selectOption("fonds-de-concours");
        page.locator("#signe-le").fill("2026-05-20");
        page.locator("#engager-avant").fill("2026-12-10");
        page.locator("#preuve").fill("Convention 9");
        submit(page, "/financements");
        told(page, "Le financement est ajouté", "Région du Navigateur", "150 000 €", "jusqu’au 10/12/2026");
        assertThat(team.visibleFaults()).as("who funds").isEmpty();
        promised(team, page);
        divided(team, team.open(product.path() + "/gestion-budget/financements"));
    }

    /** The act is published, its money was expected, and came. */
    private static void promised(Browser.Window team, Page page) {
        page.locator("main th a[href*='/financements/']").first().click();
        page.locator("main a[href$='/acte']").click();
        page.locator("#publie-a").fill("https://www.data.gouv.fr/conventions/navigateur");
        submit(page, "/acte");
        page.locator("#attendu-le").fill("2026-11-15");
        page.locator("#versement").fill("150 000");
        submit(page, "/acte/versements");
        told(page, "0 € reçus sur 150 000 € attendus", "en retard");
        page.locator("main form[action*='/acte/versements/'] button[value='recu']")
                .first()
                .click();
        told(page, "150 000 € reçus sur 150 000 € attendus");
        for (int width : new int[] {Browser.TELEPHONE, Browser.DESK}) {
            team.resize(width);
            assertThat(team.visibleFaults()).as("the act at " + width).isEmpty();
        }
    }

    /** The envelope is of two budget years. */
    private static void divided(Browser.Window team, Page page) {
        page.locator("main a[href*='/enveloppes/']").first().click();
        page.locator("#ae-2026").fill("160 000");
        page.locator("#cp-2026").fill("60 000");
        page.locator("#ae-2027").fill("40 000");
        page.locator("#cp-2027").fill("140 000");
        submit(page, "/annees");
        told(page, "Les années sont enregistrées", "200 000 €");
        for (int width : new int[] {Browser.TELEPHONE, Browser.DESK}) {
            team.resize(width);
            assertThat(team.visibleFaults()).as("the envelope at " + width).isEmpty();
        }
    }

    private static void ordered(Browser.Window team, ProductId product) {
        Page page = team.open(product.path() + "/commandes/nouvelle");
        page.locator("#objet").fill("Développement d’automne");
        page.locator("#titulaire").fill("Coopérative du Code");
        page.locator("#du").fill("2026-11-01");
        page.locator("#au").fill("2026-11-28");
        page.locator("#tva").selectOption("ttc");
        page.locator("#activite-1").selectOption("developpement");
        page.locator("#personnes-1").fill("3");
        page.locator("#montant-1").fill("60 000");
        page.locator("main form[action$='/commandes'] button").first().click();
        String order = path(page);
        for (int act = 0; act < 5; act++) act(page, TODAY);
        told(page, "60 000 €");
        Locator delivery = page.locator("main form[action$='/services-faits']");
        if (!delivery.isVisible()) page.locator("main details summary").first().click();
        delivery.locator("#livrables").fill("Trois écrans");
        submit(page, "/services-faits");
        page.locator("main a.fr-btn[href^='" + order + "/services-faits/']")
                .first()
                .click();
        String statement = path(page);
        for (int act = 0; act < 4; act++) {
            team.open(statement);
            if (page.locator("#facture").count() > 0) page.locator("#facture").fill("F-2026-9");
            act(page, TODAY);
        }
        assertThat(team.visibleFaults()).as("what was done").isEmpty();
        team.open(order);
        told(page, "60 000 €");
    }

    /** The next act of an order or of a statement, by its one button. */
    private static void act(Page page, LocalDate day) {
        Locator form = page.locator("main form[action$='/etat']").first();
        form.locator("input[name=le]").fill(day.toString());
        form.locator("button").first().click();
    }

    private static void closure(Browser.Window team, ProductId product) {
        Page page = team.open(product.path() + "/gestion-budget/trajectoire");
        told(page, "10 décembre 2026", "10 novembre 2026");
        for (int width : new int[] {Browser.TELEPHONE, Browser.DESK}) {
            team.resize(width);
            assertThat(team.visibleFaults()).as("the runway at " + width).isEmpty();
        }
        team.open("/exercice?annee=2026&q=argent.au.navigateur");
        told(page, "Argent au navigateur", "100 000 €", "À dire", "12 jours");
        page.locator("#reponse").selectOption("reporter");
        page.locator("#note").fill("Reporté sur la maintenance");
        submit(page, "/exercice/reponse");
        team.open("/exercice?annee=2026&q=argent.au.navigateur");
        told(page, "report demandé : 100 000 €", "Tout est dit");
    }

    private static void published(Browser.Window team, ProductId product) {
        Page page = team.open(product.path() + "/gestion-budget");
        page.locator("#version-de").selectOption("libre");
        submit(page, "/publication");
        told(page, "60 000 €");
    }

    /** Three pages: the product, its budget, a file. */
    private void visited(Browser.Window visitor, ProductId product) {
        Page page = visitor.open(product.path());
        page.locator("main a[href='" + product.path() + "/budget']").first().click();
        told(
                page,
                "200 000 € TTC accordés jusqu’au 31 janvier 2027 par Syndicat du Navigateur",
                "30 % engagés, 30 % payés",
                "Région du Navigateur",
                "150 000 €",
                "Développe",
                "60 000 €");
        assertThat(page.locator("main a[href='https://www.data.gouv.fr/conventions/navigateur']")
                        .count())
                .as("the act that brings the money")
                .isEqualTo(1);
        assertThat(visitor.visibleFaults()).as("the public page").isEmpty();
        String file = page.locator("main a[href*='/budget.csv']").first().getAttribute("href");
        Visit away = people.visitor();
        assertThat(away.get(file).body()).contains("argent.au.navigateur;Développeur;", ";60000.00;");
        assertThat(away.get("/api/v1/products/" + product + "/budget").body())
                .contains("\"montant\":200000.00", "\"financeur\":\"Région du Navigateur\"");
    }
}
