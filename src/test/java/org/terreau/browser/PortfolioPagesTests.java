package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.portfolio.IncrementPlan;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ScopeKind;
import org.terreau.practice.Practices;
import org.terreau.roadmap.Roadmaps;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

@ApplicationTest
class PortfolioPagesTests {

    private final People people;
    private final PortfolioFixtures portfolio;
    private final Increments increments;
    private final Roadmaps roadmaps;
    private final Practices practices;
    private final SignInLinks links;

    PortfolioPagesTests(
            People people,
            PortfolioFixtures portfolio,
            Increments increments,
            Roadmaps roadmaps,
            Practices practices,
            SignInLinks links) {
        this.people = people;
        this.portfolio = portfolio;
        this.increments = increments;
        this.roadmaps = roadmaps;
        this.practices = practices;
        this.links = links;
    }

    @Test
    void everyPageIsAccessibleAndFitsTheWindow() {
        Actor lead = portfolio.lead();
        ProductId product = portfolio.product("navigateur.produit", "Le carnet des fontaines publiques");
        LocalDate today = PortfolioFixtures.today();
        increments.open(product, today.minusDays(30), "Les fontaines en panne sont réparées en deux jours.", lead);
        increments.plan(
                product,
                1,
                "Les fontaines en panne sont réparées en deux jours.",
                Map.of(
                        ScopeKind.FEATURE, "Un habitant signale une fontaine en une minute",
                        ScopeKind.TERRITORY, "Quimper\nBrest",
                        ScopeKind.HYPOTHESIS, "Une photo suffit à décider de la réparation"),
                true,
                increments.read(product, 1).version(),
                lead);
        IncrementPlan plan = increments.read(product, 1);
        increments.change(
                product,
                1,
                Set.of(plan.kept(ScopeKind.TERRITORY).get(1).id()),
                Map.of(),
                "Brest change de prestataire cet hiver.",
                plan.version(),
                lead);
        increments.review(
                product,
                1,
                "Une photo suffit, si elle montre le robinet.",
                "Essayer sans photo.",
                increments.read(product, 1).version(),
                lead);
        long item = roadmaps.add(product, "maintenant", "Un signalement en une minute", "", "", lead);
        roadmaps.add(
                product,
                "ecarte",
                "Une application",
                "",
                "Personne n’installe une application pour une fontaine.",
                lead);
        roadmaps.comment(
                product,
                item,
                "Une habitante",
                "Chez nous la fontaine du marché est en panne depuis un an.",
                "",
                "essai",
                Locale.FRENCH,
                Optional.of(lead));
        if (practices.list(portfolio.described(product, "x").incubator(), lead).isEmpty())
            practices.adopt(portfolio.described(product, "x").incubator(), lead);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("produit-gestion", "/gestion");
        pages.put("produit-increment", "/increments/1");
        pages.put("produit-increment-perimetre", "/increments/1/perimetre");
        pages.put("produit-increment-delai", "/increments/1/delai");
        pages.put("produit-increment-suivi", "/increments/1/suivi");
        pages.put("produit-increment-revue", "/increments/1/revue");
        pages.put("produit-increment-nouveau", "/increments/nouveau");
        pages.put("produit-histoire", "/histoire");
        pages.put("produit-fiche", "/fiche");
        pages.put("produit-parcours", "/parcours");
        pages.put("produit-parcours-correction", "/parcours/phase/0");
        pages.put("produit-route", "/feuille-de-route");
        pages.put("produit-route-item", "/feuille-de-route/" + item);
        pages.put("produit-route-nouveau", "/feuille-de-route/nouveau");
        pages.put("produit-route-commentaires", "/feuille-de-route/commentaires");
        pages.put("produit-pratiques", "/bonnes-pratiques");
        pages.put("produit-fin", "/fin");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            String link = links.issue(lead.id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            pages.forEach((name, path) -> look(window, name, product.path() + path));
            look(window, "produit-page", product.path());
            look(window, "pratiques-matrice", "/bonnes-pratiques");
            look(window, "pratiques-liste", "/bonnes-pratiques/liste");
            look(window, "pratiques-nouvelle", "/bonnes-pratiques/liste/nouvelle");
        }
    }

    @Test
    void aServiceIsStoppedStepByStepAndItsReportIsRead() {
        Actor lead = portfolio.lead();
        ProductId product = portfolio.product("navigateur.fin", "Le compteur de bancs");
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.TELEPHONE);
            var page = window.page();
            String link = links.issue(lead.id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            page.locator("main form button").click();
            window.open(product.path() + "/fin");
            page.getByText("Le service s’arrête").click();
            page.getByText("Commencer").click();
            page.locator("#date").fill(PortfolioFixtures.today().toString());
            page.locator("#raison").fill("Les bancs se comptent très bien à la main.");
            look(window, "fin-quoi");
            page.getByText("Enregistrer et continuer").click();
            page.locator("#appris").fill("Compter n’aide pas à s’asseoir : c’est l’ombre qui manque.");
            page.getByText("Enregistrer et continuer").click();
            page.locator("#donnees").fill("Publiées sur le portail ouvert de la commune.");
            page.locator("#code").fill("Le dépôt reste public, sans entretien.");
            page.getByText("Enregistrer et continuer").click();
            page.locator("#usagers").fill("Demandez un banc à votre mairie de quartier.");
            page.getByText("Enregistrer et continuer").click();
            page.getByText("J’ai lu ce qui se passera").click();
            look(window, "fin-confirmation");
            page.getByText("Arrêter le service et publier le bilan").click();
            page.getByText("c’est l’ombre qui manque").waitFor();
            look(window, "fin-bilan");
            page.getByText("Corriger le bilan").click();
            look(window, "fin-correction");
            page.locator("#usagers").fill("Demandez un banc à votre mairie, ou à celle de votre quartier.");
            page.locator("#motif").fill("Toutes les mairies prennent les demandes.");
            page.getByText("Enregistrer la correction").click();
            page.getByText("ou à celle de votre quartier").waitFor();
            look(window, "fin-bilan-corrige");
        }
    }

    private static void look(Browser.Window window, String name, String path) {
        window.open(path);
        window.picture(name);
        assertThat(window.faultsAtBothWidths()).as(path).isEmpty();
    }

    private static void look(Browser.Window window, String name) {
        window.picture(name);
        assertThat(window.faults()).as(name).isEmpty();
    }
}
