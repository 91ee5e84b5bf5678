package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.terreau.deployment.DeployedProducts;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Deployments;
import org.terreau.deployment.Experimentation;
import org.terreau.deployment.Experimentations;
import org.terreau.deployment.Feedbacks;
import org.terreau.deployment.Waves;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

@ApplicationTest
class DeploymentPagesTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 4);

    private final People people;
    private final SignInLinks links;
    private final DeployedProducts products;
    private final Deployments deployments;
    private final Experimentations experimentations;
    private final Feedbacks feedbacks;
    private final Waves waves;
    private final Collectivities collectivities;

    DeploymentPagesTests(
            People people,
            SignInLinks links,
            ProductCatalogue catalogue,
            Incubators incubators,
            Deployments deployments,
            Experimentations experimentations,
            Feedbacks feedbacks,
            Waves waves,
            Collectivities collectivities) {
        this.people = people;
        this.links = links;
        this.products = new DeployedProducts(catalogue, incubators, people);
        this.deployments = deployments;
        this.experimentations = experimentations;
        this.feedbacks = feedbacks;
        this.waves = waves;
        this.collectivities = collectivities;
    }

    @Test
    void everyPageOfADeploymentIsReadableByAllAtBothWidths() {
        ProductId product = products.product("Un nom de service assez long pour déborder");
        Actor officer = products.officer();
        long wave = waves.create(product, new Waves.Draft("Littoral", "Dix communes", DAY, DAY.plusMonths(6)), officer);
        for (DeploymentState state : DeploymentState.values())
            deployments.add(
                    product,
                    collectivities
                            .communesOf(CollectivityId.parse("departement:29").orElseThrow())
                            .subList(state.ordinal() * 5, state.ordinal() * 5 + 5),
                    new Deployments.Adding(state, DAY, Deployment.Origin.EVENT, wave, "Convenu avec le comité."),
                    officer);
        CollectivityId host = CollectivityId.parse("commune:29151").orElseThrow();
        long number = experimentations.open(product, host, DAY, officer);
        Experimentation one = experimentations.read(product, number, officer);
        feedbacks.receive(
                one.token(),
                new Feedbacks.New(4, "La saisie", "L’attente", "À garder.", "agent", true),
                List.of(),
                "qr",
                "10.2.2.2");
        Map<String, String> open = new LinkedHashMap<>();
        open.put("couverture", "/couverture");
        open.put("couverture-departement", "/couverture/departements/29");
        open.put("couverture-produit", product.path() + "/couverture");
        open.put("couverture-region", "/couverture?territoire=region:53");
        open.put("couverture-produit-territoire", product.path() + "/couverture?territoire=departement:29");
        open.put("couverture-produit-departement", product.path() + "/couverture/departements/29");
        open.put("collectivite", "/collectivites/commune:29151");
        open.put("collectivites", "/collectivites?q=brest");
        open.put("produit-deploye", product.path());
        open.put("interet", product.path() + "/interet");
        open.put("retour", one.feedbackPath());
        open.put("retour-cadre", one.feedbackPath() + "/cadre");
        Map<String, String> team = new LinkedHashMap<>();
        team.put("deploiement-tableau", product.path() + "/deploiements");
        team.put("deploiement-liste", product.path() + "/deploiements?vue=liste");
        team.put("deploiement-ajout", product.path() + "/deploiements/ajout");
        team.put("deploiement-fiche", product.path() + "/deploiements/" + host);
        team.put("deploiement-cible", product.path() + "/deploiements/cible");
        team.put("vagues", product.path() + "/vagues");
        team.put("vague", product.path() + "/vagues/" + wave);
        team.put("experimentations", product.path() + "/experimentations");
        team.put("experimentation", one.path());
        try (Browser browser = new Browser(people.port())) {
            Browser.Window visitor = browser.window(Browser.DESK);
            look(visitor, open);
            Browser.Window window = browser.window(Browser.DESK);
            String link = links.issue(officer.id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            look(window, team);
        }
    }

    private static void look(Browser.Window window, Map<String, String> paths) {
        paths.forEach((name, path) -> {
            window.open(path);
            window.picture(name);
            assertThat(window.faultsAtBothWidths()).as(name).isEmpty();
        });
    }

    @Test
    void aDepartementIsOneTabStopAndThePointerFollowsTheMap() {
        ProductId product = products.product("Clavier");
        deployments.add(
                product,
                List.of(collectivities
                        .find(CollectivityId.parse("commune:29019").orElseThrow())
                        .orElseThrow()),
                new Deployments.Adding(
                        DeploymentState.ACTIVE, DAY, Deployment.Origin.TEAM, null, "Convenu avec le comité."),
                products.officer());
        try (Browser browser = new Browser(people.port())) {
            Page page = browser.window(Browser.DESK).open(product.path() + "/couverture");
            assertThat(page.locator("a[href$='/couverture/departements/29']:not([tabindex='-1'])")
                            .count())
                    .isEqualTo(1);
            page.locator("#territoire").focus();
            Set<String> reached = new TreeSet<>();
            for (int stop = 0; stop < 40; stop++) {
                page.keyboard().press("Tab");
                reached.add((String) page.evaluate(
                        "document.activeElement.closest('svg') ? 'map' : document.activeElement.tagName"));
                if (page.evaluate("document.activeElement.closest('footer') !== null")
                        .equals(true)) break;
            }
            assertThat(reached).doesNotContain("map").contains("SUMMARY");
            page.locator("svg.t-map a[href$='/departements/29']").click();
            page.waitForURL("**/couverture/departements/29");
            assertThat(page.locator("h1").textContent()).contains("Finistère");
        }
    }
}
