package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Deployments;
import org.terreau.identity.Actor;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class MyProductsTests {

    private static final CollectivityId BREST =
            CollectivityId.parse("commune:29019").orElseThrow();

    private final PortfolioFixtures portfolio;
    private final ProductCatalogue catalogue;
    private final Teams teams;
    private final Deployments deployments;
    private final Collectivities collectivities;
    private final People people;
    private final JdbcClient jdbc;

    MyProductsTests(
            PortfolioFixtures portfolio,
            ProductCatalogue catalogue,
            Teams teams,
            Deployments deployments,
            Collectivities collectivities,
            People people,
            JdbcClient jdbc) {
        this.portfolio = portfolio;
        this.catalogue = catalogue;
        this.teams = teams;
        this.deployments = deployments;
        this.collectivities = collectivities;
        this.people = people;
        this.jdbc = jdbc;
    }

    private Actor member(ProductId product, String email) {
        teams.join(product, Trade.DEVELOPMENT, "Dana Équipe", email, "", portfolio.coach());
        return people.actor(email);
    }

    private void comment(ProductId product) {
        String item = portfolio.roadmapItem(product);
        Visit somebody = portfolio.asStranger();
        somebody.form(somebody.get(item), item + "/commentaire")
                .with("commentaire", "Dès le matin, ce serait mieux.")
                .with("auteur", "Une habitante")
                .send();
    }

    private void late(ProductId product, Actor officer) {
        deployments.add(
                product,
                List.of(collectivities.find(BREST).orElseThrow()),
                new Deployments.Adding(
                        DeploymentState.CONTACTED, LocalDate.of(2024, 5, 14), Deployment.Origin.TEAM, null, ""),
                portfolio.coach());
        deployments.edit(
                product,
                BREST,
                new Deployments.Details(
                        Deployment.Origin.TEAM, "", "", officer.id(), "Rappeler le maire", LocalDate.of(2024, 6, 1)),
                1,
                portfolio.coach());
    }

    @Test
    void somebodyFindsTheirProductsAndWhatWaitsThere() {
        ProductId busy = portfolio.product("miens.occupe", "Zèle");
        ProductId quiet = portfolio.product("miens.calme", "Accalmie");
        Actor dana = member(busy, "dana@miens.test");
        member(quiet, "dana@miens.test");
        comment(busy);
        late(busy, dana);
        Visit visit = people.signedIn(dana);
        Visit.Page page = visit.get("/mes-produits");
        assertThat(page.html().select(".t-card h2").eachText()).containsExactly("Zèle", "Accalmie");
        assertThat(page.text()).contains("Un commentaire à lire").contains("Une prochaine étape en retard");
        assertThat(page.html().select(".t-card").eachText().get(1))
                .as("nothing waits, and something is missing")
                .doesNotContain("Rien n’attend.")
                .contains("Aucun chiffre n’est publié.");
        for (String href : page.html().select(".t-card a").eachAttr("href"))
            assertThat(visit.get(href).status()).as(href).isEqualTo(200);
        assertThat(visit.get("/mes-produits?attente=oui")
                        .html()
                        .select(".t-card h2")
                        .eachText())
                .containsExactly("Zèle");
        assertThat(visit.get("/mes-produits?q=accalmie")
                        .html()
                        .select(".t-card h2")
                        .eachText())
                .containsExactly("Accalmie");
        assertThat(visit.get("/mes-produits.csv").body())
                .contains("miens.occupe;Zèle;construction;oui;commentaires 1, relances 1;");
        assertThat(visit.get("/api/mes-produits").body())
                .contains("\"attend\":{")
                .contains("\"relances\":1");
        assertThat(Statements.during(() -> visit.get("/mes-produits?lesquels=equipes")))
                .as("one statement a kind of chore and a side, however many products")
                .isBetween(1, 35);
    }

    @Test
    void aProductInConstructionWithoutLivingFiguresIsMarkedWhereverItIsShown() {
        ProductId silent = portfolio.product("miens.muet", "Service muet");
        Visit visitor = people.visitor();
        assertThat(visitor.get("/produits?q=service+muet")
                        .html()
                        .select(".t-card .fr-badge")
                        .eachText())
                .contains("Pas de chiffres publiés");
        assertThat(visitor.get("/produits.csv?q=service+muet").body()).contains(";rien");
        assertThat(visitor.get("/api/produits?q=service+muet").body()).contains("\"signalements\":[\"rien\"]");
        assertThat(visitor.get(silent.path()).text())
                .contains("Pas de chiffres publiés")
                .contains("ne publie encore aucun chiffre de son impact");
    }

    @Test
    void strangersHaveNoProductAndVisitorsSignIn() {
        assertThat(portfolio.asStranger().get("/mes-produits").text())
                .contains("Vous n’êtes dans l’équipe d’aucun produit");
        assertThat(people.visitor().get("/mes-produits").path()).startsWith("/connexion");
        assertThat(portfolio.asStranger().get("/deploiements?qui=tous").text())
                .contains("Vous n’êtes responsable d’aucun déploiement");
        assertThat(people.visitor().get("/deploiements").path()).startsWith("/connexion");
        portfolio.product("miens.incubateur", "Le produit de l’incubateur");
        assertThat(portfolio
                        .asCoach()
                        .get("/mes-produits?q=le+produit+de+l'incubateur")
                        .text())
                .contains("Le produit de l’incubateur");
        assertThat(portfolio
                        .asCoach()
                        .get("/mes-produits?q=le+produit+de+l'incubateur&lesquels=equipes")
                        .text())
                .contains("Aucun de vos produits ne correspond");
    }

    @Test
    void anOfficerFollowsTheirDeploymentsAcrossProducts() {
        ProductId one = portfolio.product("miens.un", "Premier service");
        ProductId other = portfolio.product("miens.deux", "Second service");
        Actor officer = member(one, "officier@miens.test");
        member(other, "officier@miens.test");
        Actor colleague = member(one, "collegue@miens.test");
        late(one, officer);
        late(other, officer);
        Visit visit = people.signedIn(officer);
        Visit.Page page = visit.get("/deploiements?relance=retard");
        assertThat(page.text())
                .contains("Premier service")
                .contains("Second service")
                .contains("Rappeler le maire");
        for (String href : page.html().select(".t-step-card a").eachAttr("href"))
            assertThat(visit.get(href).status()).as(href).isEqualTo(200);
        assertThat(visit.get("/deploiements?q=quimper").text()).contains("Aucun");
        assertThat(visit.get("/deploiements.csv").body()).contains("miens.deux;Second service;Brest;commune:29019");
        assertThat(visit.get("/api/deploiements").body()).contains("\"produit\":\"miens.un\"");
        Visit beside = people.signedIn(colleague);
        assertThat(beside.get("/deploiements").text()).doesNotContain("Rappeler le maire");
        assertThat(beside.get("/deploiements?qui=tous").text())
                .contains("Premier service")
                .doesNotContain("Second service");
        assertThat(Statements.during(() -> visit.get("/deploiements?qui=tous"))).isBetween(1, 8);
        teams.roles(other).stream()
                .filter(role -> "Dana Équipe".equals(role.name()))
                .forEach(role -> teams.leave(other, role.id(), portfolio.coach()));
        assertThat(visit.get("/deploiements").text())
                .as("whoever left the team reads no contact of the product")
                .doesNotContain("Second service");
    }

    @Test
    void eachPageOfAProductThatWasRenamedIsFoundUnderItsFormerId() throws Exception {
        ProductId product = new ProductId("miens.renomme");
        catalogue.store(portfolio.described(product, "Renommé"), List.of("miens.avant"));
        HttpResponse<Void> answer = answer("GET", "/produits/miens.avant/stats?periode=mois");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/produits/miens.renomme/stats?periode=mois");
        Visit visitor = people.visitor();
        assertThat(visitor.get("/produits/miens.avant").path()).isEqualTo("/produits/miens.renomme");
        assertThat(visitor.get("/api/v1/products/miens.avant").body()).contains("miens.renomme");
        assertThat(answer("POST", "/api/v1/products/miens.avant/measurements").statusCode())
                .as("a write is not sent on")
                .isGreaterThanOrEqualTo(400);
        assertThat(visitor.get("/produits/miens.jamais/stats").status()).isEqualTo(404);
    }

    private HttpResponse<Void> answer(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
