package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.standard.Check;
import org.terreau.standard.CheckOutcome;
import org.terreau.standard.Finding;
import org.terreau.standard.WatchedSite;
import org.terreau.standard.WatchedSites;
import org.terreau.support.OfferTyped;
import org.terreau.support.SupportCatalogue;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.TypedMission;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;

/** A team is helped, somebody arrives and leaves, a check is contested: by people whose browsers run no script. */
@ApplicationTest
class SupportPagesTests {

    private static final String OFFER = "Atelier au navigateur";

    private final People people;
    private final SignInLinks links;
    private final Incubators incubators;
    private final ProductCatalogue products;
    private final Missions missions;
    private final SupportCatalogue catalogue;
    private final WatchedSites sites;
    private final Days days;

    SupportPagesTests(
            People people,
            SignInLinks links,
            Incubators incubators,
            ProductCatalogue products,
            Missions missions,
            SupportCatalogue catalogue,
            WatchedSites sites,
            Days days) {
        this.people = people;
        this.links = links;
        this.incubators = incubators;
        this.products = products;
        this.missions = missions;
        this.catalogue = catalogue;
        this.sites = sites;
        this.days = days;
    }

    private Browser.Window signedIn(Browser browser, Actor who, int width) {
        Browser.Window window = browser.withoutScript(width);
        String link = links.issue(who.id(), SignInLinks.SHORT, "/");
        window.open(link.substring(link.indexOf("/connexion")));
        window.page().locator("main form button").click();
        return window;
    }

    private Actor worker(Role role, String name) {
        return people.someone(
                role.name().toLowerCase(java.util.Locale.ROOT) + "@appui-navigateur.test",
                name,
                new Grant(role, incubators.host().id().value()));
    }

    private ProductId product(Actor lead, LocalDate last) {
        ProductId product = SomeProduct.named("appui.au.navigateur")
                .called("Appui au navigateur")
                .in(incubators.host().id())
                .since(PhaseKind.ACCELERATION, LocalDate.of(2024, 1, 1))
                .storedIn(products);
        missions.join(
                product,
                new Persons.TypedPerson("Maden Navigue", "maden@appui-navigateur.test", true),
                new TypedMission(
                        "developpement",
                        "",
                        "independant",
                        "Coopérative du Code",
                        days.today().minusDays(2).toString(),
                        last.toString(),
                        "3",
                        "employeur"),
                lead);
        catalogue.add(
                incubators.host().id(),
                new OfferTyped(
                        new OfferTyped.Said(OFFER, "Une page en ligne.", "", "", "", "", ""),
                        new OfferTyped.Chosen("impact", "atelier", List.of("acceleration"), "ouverte", false),
                        new OfferTyped.Counted("", "", "2", "")),
                lead);
        return product;
    }

    private static void submit(Locator form) {
        form.locator("button").first().click();
    }

    private static Locator form(Page page, String end) {
        return page.locator("main form[action$='" + end + "']").first();
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    private static void told(Page page, String words) {
        assertThat(page.locator("body").textContent().replaceAll("\\s+", " ")).contains(words);
    }

    @Test
    void aTeamIsHelpedSomebodyArrivesAndLeavesAndACheckIsContested() {
        Actor lead = worker(Role.LEAD, "Lenaig Mène");
        Actor coach = worker(Role.COACH, "Cador Coach");
        ProductId product = product(lead, days.today().plusDays(30));
        Actor member = people.actor("maden@appui-navigateur.test");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window team = signedIn(browser, member, Browser.TELEPHONE);
            Browser.Window helping = signedIn(browser, coach, Browser.DESK);
            helped(team, helping, product, coach);
            arrivesAndLeaves(team, helping, product);
            contests(team, helping, site(product, member));
        }
    }

    private void helped(Browser.Window team, Browser.Window helping, ProductId product, Actor coach) {
        LocalDate later = days.today().plusDays(2);
        Page asking = team.open(product.path() + "/appui/demande");
        asking.locator("#prestation").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(OFFER));
        asking.locator("#situation").fill("Personne ne lit nos statistiques, et nous ne savons pas pourquoi.");
        asking.locator("#depuis-quand").fill("depuis septembre");
        asking.locator("#apres").fill("Nous déciderons sur des chiffres.");
        assertThat(team.visibleFaults()).as("asking").isEmpty();
        submit(form(asking, "/appui/demande"));
        told(asking, "Votre demande est envoyée.");
        String request = path(asking);

        Page desk = helping.open("/appui/demandes");
        desk.locator("main a", new Page.LocatorOptions().setHasText(OFFER))
                .first()
                .click();
        assertThat(path(desk)).isEqualTo(request);
        desk.locator("#qui-aide").selectOption(coach.id().toString());
        submit(move(desk, "cadree"));
        desk.locator("#prevue").fill(later.toString());
        submit(move(desk, "planifiee"));
        submit(move(desk, "en-cours"));
        submit(move(desk, "livree"));
        told(desk, "L’appui est livré.");
        for (int width : new int[] {Browser.TELEPHONE, Browser.DESK}) {
            helping.resize(width);
            assertThat(helping.visibleFaults()).as("the request at " + width).isEmpty();
        }

        Page rating = team.open(request);
        rating.locator("main a[href$='/evaluation']").click();
        assertThat(team.visibleFaults()).as("rating").isEmpty();
        rating.locator("#utile").selectOption("8");
        rating.locator("#clair").selectOption("9");
        rating.locator("#a-temps").selectOption("6");
        submit(form(rating, "/evaluation"));
        told(rating, "utile 8, clair 9");
        assertThat(helping.open(request).locator("main").textContent()).doesNotContain("utile 8");
    }

    private static Locator move(Page page, String to) {
        return page.locator("main form[action$='/etat']")
                .filter(new Locator.FilterOptions().setHas(page.locator("input[name=vers][value=" + to + "]")));
    }

    private static void arrivesAndLeaves(Browser.Window team, Browser.Window helping, ProductId product) {
        Page own = team.open("/mon-parcours");
        told(own, "Mon arrivée");
        told(own, "Mon départ");
        assertThat(team.visibleFaults()).as("one's own plans").isEmpty();
        for (String moment : List.of("Mon arrivée", "Mon départ")) {
            own = team.open("/mon-parcours");
            own.locator("main section")
                    .filter(new Locator.FilterOptions()
                            .setHas(own.locator("h2", new Page.LocatorOptions().setHasText(moment))))
                    .locator("a[href^='/arrivees-et-departs/']")
                    .first()
                    .click();
            String plan = path(own);
            assertThat(team.visibleFaults()).as(moment).isEmpty();
            submit(form(own, "/fait"));
            told(own, "Fait le");
            Page desk = helping.open(plan);
            told(desk, "Maden Navigue");
            told(desk, "Fait le");
        }
        Page list = helping.open("/arrivees-et-departs?moment=depart");
        told(list, "Maden Navigue");
    }

    private WatchedSite site(ProductId product, Actor member) {
        WatchedSite site = sites.declare(
                product, new WatchedSites.Typed("appui-navigateur.test", "", "internet", true, true), member);
        Map<Check, Finding> found = new EnumMap<>(Check.class);
        found.put(Check.BUDGET, new Finding(CheckOutcome.FAILED, "", "https://appui-navigateur.test/", ""));
        found.put(Check.MENTION, new Finding(CheckOutcome.PASSED, "", "", "Accessibilité : non conforme"));
        sites.keep(product, site.id(), found, member);
        return site;
    }

    private static void contests(Browser.Window team, Browser.Window helping, WatchedSite site) {
        Page page = team.open(site.path());
        assertThat(team.visibleFaults()).as("the checks").isEmpty();
        page.locator("main a[href*='/contestation?controle=budget']").click();
        page.locator("#motif").fill("Notre budget est publié dans un fichier.");
        submit(form(page, "/contestation"));
        told(page, "La contestation est envoyée à l’incubateur.");
        assertThat(page.locator("main button[value=oui]").count())
                .as("a team does not answer itself")
                .isZero();

        Page answering = helping.open("/qualite");
        answering.locator("main a[href='" + site.path() + "']").first().click();
        answering.locator("main button[value=oui]").first().click();
        told(answering, "contestation acceptée jusqu’au");
        assertThat(helping.visibleFaults()).as("the answer").isEmpty();
    }
}
