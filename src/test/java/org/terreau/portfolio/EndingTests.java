package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.deployment.Experimentation;
import org.terreau.deployment.Experimentations;
import org.terreau.survey.Surveys;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class EndingTests {

    private final PortfolioFixtures portfolio;
    private final Products products;
    private final ProductLife life;
    private final People people;
    private final Surveys surveys;
    private final Experimentations experimentations;

    EndingTests(
            PortfolioFixtures portfolio,
            Products products,
            ProductLife life,
            People people,
            Surveys surveys,
            Experimentations experimentations) {
        this.portfolio = portfolio;
        this.products = products;
        this.life = life;
        this.people = people;
        this.surveys = surveys;
        this.experimentations = experimentations;
    }

    /** Prepares an end up to its last page, which comes back. */
    private static Visit.Page prepared(Visit staff, ProductId product, String kind, String field, String value) {
        String path = product.path() + "/fin";
        Visit.Page what = staff.form(staff.get(path), path).with("type", kind).send();
        assertThat(what.path()).isEqualTo(path + "/quoi");
        Visit.Form form = staff.form(what, path + "/quoi")
                .with("date", PortfolioFixtures.today().toString())
                .with("raison", "Deux services répondaient à la même question.");
        if (!field.isEmpty()) form.with(field, value);
        Visit.Page learnt = form.send();
        assertThat(learnt.path()).as(learnt.text()).isEqualTo(path + "/appris");
        Visit.Page data = staff.form(learnt, path + "/appris")
                .with("appris", "Les mairies veulent un seul compte pour leurs habitants.")
                .send();
        Visit.Page users = staff.form(data, path + "/donnees")
                .with("donnees", "Les données sont remises aux communes en mars.")
                .with("code", "Le dépôt reste ouvert sous licence libre.")
                .send();
        return staff.form(users, path + "/usagers")
                .with("usagers", "Vos demandes en cours se poursuivent sans rien faire.")
                .with("lien", "https://suite.example")
                .send();
    }

    private Visit.Page publish(ProductId product) {
        Visit lead = portfolio.asLead();
        String path = product.path() + "/fin/confirmation";
        return lead.form(lead.get(path), path).with("accord", "oui").send();
    }

    private HttpResponse<Void> answer(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void aStopIsPreparedStepByStepPublishedByTheLeadAndTellsWhatWasLearnt() {
        ProductId product = portfolio.product("fin.arret", "Service arrêté");
        Visit coach = portfolio.asCoach();
        Visit.Page last = prepared(coach, product, "arret", "", "");
        assertThat(last.text())
                .contains("Rien de cela ne se défait")
                .contains("Arrêté")
                .contains("la ou le responsable de l’incubateur peut publier");
        assertThat(people.visitor().get(product.path() + "/bilan").status()).isEqualTo(404);
        assertThat(people.visitor().get(product.path()).text()).doesNotContain("Arrêt du service");
        Visit lead = portfolio.asLead();
        String path = product.path() + "/fin/confirmation";
        Visit.Page unread = lead.form(lead.get(path), path).send();
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.errorOf("accord")).contains("cochez la case");
        Visit.Page report = publish(product);
        assertThat(report.path()).isEqualTo(product.path() + "/bilan");
        assertThat(people.visitor().get(product.path() + "/bilan").text())
                .contains("un seul compte pour leurs habitants")
                .contains("remises aux communes")
                .contains("sous licence libre")
                .doesNotContain("Colin Portefeuille");
        assertThat(PortfolioFixtures.phase(products.read(product))).isEqualTo(PhaseKind.ABANDONED);
        assertThat(people.visitor().get(product.path()).text())
                .contains("Arrêt du service")
                .contains("sans rien faire");
        assertThat(people.visitor().get(product.path() + "/api/bilan").body()).contains("\"type\":\"arret\"");
        assertThat(people.visitor().get(product.path() + "/histoire").text()).contains("Arrêt du service");
        assertThat(people.visitor()
                        .get("/actualites.atom?sujet=produit:fin.arret")
                        .body())
                .contains("Un bilan est publié");
    }

    @Test
    void whatIsPreparedIsSavedAndWhatIsMissingIsSaid() {
        ProductId product = portfolio.product("fin.reprise", "Service en préparation");
        Visit coach = portfolio.asCoach();
        String path = product.path() + "/fin";
        assertThat(coach.form(coach.get(path), path).send().text()).contains("Choisissez ce qui se passe");
        coach.form(coach.get(path), path).with("type", "transfert").send();
        Visit.Page refused = coach.form(coach.get(path + "/quoi"), path + "/quoi")
                .with("date", PortfolioFixtures.today().toString())
                .with("raison", "Court")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("raison")).contains("ce sera publié");
        assertThat(refused.errorOf("repreneur")).contains("Écrivez son nom");
        coach.form(refused, path + "/quoi")
                .with("raison", "Le syndicat des eaux l’opère avec son équipe.")
                .with("repreneur", "Syndicat des eaux")
                .forged("action", "plus-tard")
                .send();
        assertThat(portfolio.asLead().get(path).path()).isEqualTo(path + "/appris");
        assertThat(coach.get(path + "/quoi").text()).contains("Le syndicat des eaux l’opère");
        assertThat(coach.get(path + "/confirmation").text()).contains("il reste à écrire");
        Visit.Form late = coach.form(coach.get(path + "/appris"), path + "/appris")
                .with("appris", "Ce que le premier a écrit de son côté.");
        coach.form(coach.get(path + "/appris"), path + "/appris")
                .with("appris", "Ce que le second a écrit de son côté.")
                .send();
        assertThat(late.send().status()).isEqualTo(409);
        coach.form(coach.get(path + "/appris"), path + "/abandon").send();
        assertThat(coach.get(path).path()).isEqualTo(path);
    }

    @Test
    void aTransferSaysWhoCarriesTheServiceNow() {
        ProductId product = portfolio.product("fin.transfert", "Service transféré");
        prepared(portfolio.asCoach(), product, "transfert", "repreneur", "Syndicat des eaux");
        publish(product);
        assertThat(life.carrier(product)).contains("Syndicat des eaux");
        assertThat(people.visitor().get(product.path() + "/bilan").text()).contains("repris par Syndicat des eaux");
        assertThat(people.visitor().get(product.path()).status()).isEqualTo(200);
    }

    /** A decision that the lead is typing. */
    private Visit.Form beingDecided(ProductId product) {
        Visit lead = people.signedIn(portfolio.lead());
        String path = product.path() + "/decision";
        return lead.form(lead.get(path), path)
                .with("decision", "continuer")
                .with("motif", "Les communes en demandent la suite.")
                .with("condition-1", "Dix communes de plus")
                .with("presents", "La direction générale");
    }

    @Test
    void whoDecidesToGoOnIsToldThatTheEndWasAnnounced() {
        ProductId product = portfolio.product("fin.annoncee", "Service dont la fin est annoncée");
        String day = PortfolioFixtures.today().plusDays(40).toString();
        prepared(portfolio.asCoach(), product, "arret", "date", day);
        assertThat(confirmed(product)).contains("Ce qui va se passer").doesNotContain("est annoncée à tous");
        publish(product);
        assertThat(confirmed(product)).contains("La fin du service est annoncée à tous pour le");
    }

    /** The page that asks to confirm a decision to go on. */
    private String confirmed(ProductId product) {
        return beingDecided(product)
                .with("condition-1", "")
                .with("montant", "10 000")
                .with("echeance", PortfolioFixtures.today().plusDays(100).toString())
                .send()
                .text();
    }

    @Test
    void theAddressOfAMergedProductLeadsForEverToTheOneThatGoesOn() throws Exception {
        ProductId gone = portfolio.product("fin.fusion", "Service réuni");
        ProductId middle = portfolio.product("fin.fusion.milieu", "Service du milieu");
        ProductId kept = portfolio.product("fin.fusion.suite", "Service qui continue");
        Visit coach = portfolio.asCoach();
        String path = gone.path() + "/fin";
        coach.form(coach.get(path), path).with("type", "fusion").send();
        Visit.Page self = coach.form(coach.get(path + "/quoi"), path + "/quoi")
                .with("date", PortfolioFixtures.today().toString())
                .with("raison", "Deux services répondaient à la même question.")
                .with("suites", "Service réuni")
                .send();
        assertThat(self.errorOf("suites")).contains("se suivre lui-même");
        coach.form(self, path + "/abandon").send();
        prepared(coach, gone, "fusion", "suites", "service du milieu");
        assertThat(answer(gone.path()).statusCode()).as("kept until then").isEqualTo(200);
        Visit.Form decided = beingDecided(gone);
        publish(gone);
        Visit.Page refused = decided.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("C’est terminé", "Ce que vous aviez écrit");
        assertThat(refused.html().select("input[name=decision][checked]").val()).isEqualTo("continuer");
        assertThat(refused.html().select("input[name=condition-1]").val()).isEqualTo("Dix communes de plus");
        assertThat(refused.html().select("textarea[name=presents]").val()).isEqualTo("La direction générale");
        HttpResponse<Void> answer = answer(gone.path());
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(middle.path());
        prepared(coach, middle, "fusion", "suites", "Service qui continue");
        publish(middle);
        assertThat(answer(gone.path()).headers().firstValue("Location").orElseThrow())
                .endsWith(kept.path());
        assertThat(people.visitor().get(gone.path()).text()).contains("Service qui continue");
        assertThat(people.visitor().get(gone.path() + "/bilan").text()).contains("Réunion avec un autre service");
        assertThat(people.signedIn(portfolio.lead())
                        .get(gone.path() + "/decision")
                        .text())
                .as("nothing is decided on it any more")
                .contains("C’est terminé")
                .doesNotContain("Continuer —");
        portfolio.product("fin.fusion", "Service réuni");
        assertThat(answer(gone.path()).statusCode()).isEqualTo(301);
    }

    @Test
    void whoeverWouldActOnAMergedProductIsLedToTheOneThatGoesOnAndItsRecordsStay() {
        ProductId gone = portfolio.product("fin.agir", "Service d’hier");
        ProductId kept = portfolio.product("fin.agir.suite", "Service de demain");
        String item = portfolio.roadmapItem(gone);
        surveys.open(gone, new Surveys.Terms("", null, null, ""), portfolio.coach());
        Experimentation tried = experimentations.read(
                gone,
                experimentations.open(
                        gone,
                        CollectivityId.parse("commune:29232").orElseThrow(),
                        PortfolioFixtures.today().minusDays(20),
                        portfolio.coach()),
                portfolio.coach());
        Visit visitor = people.visitor();
        Visit.Form lateVote = visitor.form(visitor.get(item), item + "/vote").with("courriel", "habitante@fin.test");
        Visit.Form lateWish = visitor.form(visitor.get(gone.path() + "/interet"), gone.path() + "/interet");
        Visit.Form lateAnswer = visitor.form(visitor.get(gone.path() + "/avis"), gone.path() + "/avis");
        prepared(portfolio.asCoach(), gone, "fusion", "suites", "Service de demain");
        publish(gone);

        Visit.Page wish = visitor.get(gone.path() + "/interet");
        assertThat(wish.path()).isEqualTo(kept.path() + "/interet");
        assertThat(wish.text())
                .contains("Service d’hier est réuni avec Service de demain")
                .contains("Je veux Service de demain");
        assertThat(lateWish.send().path()).isEqualTo(kept.path() + "/interet");
        Visit.Page vote = visitor.get(item);
        assertThat(vote.status()).isEqualTo(200);
        assertThat(vote.html().select("main form[action$=/vote], main form[action$=/commentaire]"))
                .isEmpty();
        assertThat(vote.html().select(".fr-alert a[href=" + kept.path() + "]")).hasSize(1);
        Visit.Page refused = lateVote.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Ce service est réuni avec Service de demain");
        for (String asked : List.of(gone.path() + "/avis", gone.path() + "/avis/cadre", tried.feedbackPath())) {
            Visit.Page form = visitor.get(asked);
            assertThat(form.status()).as(asked).isEqualTo(200);
            assertThat(form.html().select("main form[method=post], body > form"))
                    .as(asked)
                    .isEmpty();
            assertThat(form.text()).as(asked).contains("Ce service est réuni avec Service de demain");
        }
        assertThat(lateAnswer.send().status()).isEqualTo(422);
        for (String record : List.of("/couverture", "/stats", "/feuille-de-route", "/histoire", "/bilan"))
            assertThat(visitor.get(gone.path() + record).path()).as(record).isEqualTo(gone.path() + record);
        assertThat(visitor.get(gone.path() + "/couverture").text())
                .contains("Ce service est réuni avec Service de demain")
                .contains("Cette page reste lisible comme elle était");
    }

    @Test
    void aStoppedProductTakesNoRequestUntilALaterPhaseTakesItUpAgain() {
        ProductId product = portfolio.product("fin.reprise.apres", "Service repris après");
        assertThat(people.visitor().get(product.path() + "/interet").path()).isEqualTo(product.path() + "/interet");
        Visit coach = portfolio.asCoach();
        Visit.Form increment =
                coach.form(coach.get(product.path() + "/increments/nouveau"), product.path() + "/increments/nouveau");
        assertThat(coach.get(product.path() + "/gestion").text())
                .contains("Ouvrir un incrément", "Proposer le produit à la reprise");
        prepared(portfolio.asCoach(), product, "arret", "", "");
        publish(product);
        assertThat(coach.get(product.path() + "/gestion").text())
                .doesNotContain("Ouvrir un incrément", "Proposer le produit à la reprise");
        assertThat(increment.send().text()).contains("aucun incrément ne s’ouvre plus");
        Visit.Page stopped = people.visitor().get(product.path() + "/interet");
        assertThat(stopped.path()).isEqualTo(product.path() + "/bilan");
        assertThat(stopped.text()).contains("Service repris après s’est arrêté");
        String path = product.path() + "/parcours";
        coach.form(coach.get(path), path)
                .with("fait", "phase:construction")
                .with("date", PortfolioFixtures.today().toString())
                .with("texte", "Une autre équipe le reprend.")
                .send();
        assertThat(people.visitor().get(product.path() + "/interet").path()).isEqualTo(product.path() + "/interet");
    }

    @Test
    void aSplitCreatesTheServicesThatGoOn() throws Exception {
        ProductId product = portfolio.product("fin.scission", "Service à séparer");
        prepared(portfolio.asCoach(), product, "scission", "suites", "Eau des écoles\nEau des marchés");
        publish(product);
        assertThat(answer(product.path()).headers().firstValue("Location").orElseThrow())
                .endsWith(product.path() + "/bilan");
        String report = people.visitor().get(product.path()).text();
        assertThat(report).contains("Eau des écoles").contains("Eau des marchés");
        Product created = products.read(new ProductId("eau.des.ecoles"));
        assertThat(PortfolioFixtures.phase(created)).isEqualTo(PhaseKind.CONSTRUCTION);
    }

    @Test
    void aPublishedReportIsCorrectedWithItsReasonAndItsTrace() {
        ProductId product = portfolio.product("fin.corrigee", "Service corrigé");
        prepared(portfolio.asCoach(), product, "transfert", "repreneur", "Syndicat des eaux");
        publish(product);
        assertThat(people.visitor().get(product.path() + "/bilan").text()).doesNotContain("Corrigé le");
        Visit lead = portfolio.asLead();
        Visit.Page report = lead.get(product.path() + "/bilan");
        String path = report.html().select("a[href$=/correction]").attr("href");
        Visit.Page form = lead.get(path);
        assertThat(form.html().select("[name=date], [name=suites]")).isEmpty();
        Visit.Page unmotivated =
                lead.form(form, path).with("lien", "ftp://ailleurs").send();
        assertThat(unmotivated.status()).isEqualTo(422);
        assertThat(unmotivated.errorOf("motif")).contains("Expliquez");
        assertThat(unmotivated.errorOf("lien")).contains("https://");
        assertThat(lead.form(lead.get(path), path)
                        .with("motif", "Rien n’a changé, pourtant.")
                        .send()
                        .text())
                .contains("Aucun texte n’a changé");
        Visit.Form late = lead.form(lead.get(path), path)
                .with("appris", "Un seul compte suffit à toutes les mairies.")
                .with("motif", "Écrit en même temps.");
        Visit.Page corrected = lead.form(lead.get(path), path)
                .with("usagers", "Vos demandes se poursuivent sur le site du syndicat.")
                .with("repreneur", "Syndicat mixte des eaux")
                .with("motif", "Le syndicat a changé de nom.")
                .send();
        assertThat(corrected.path()).isEqualTo(product.path() + "/bilan");
        assertThat(corrected.text()).contains("Le bilan est corrigé");
        assertThat(late.send().status()).isEqualTo(409);
        assertThat(people.visitor().get(product.path() + "/bilan").text())
                .contains("sur le site du syndicat")
                .contains("repris par Syndicat mixte des eaux")
                .contains("Corrigé le")
                .doesNotContain("sans rien faire");
        assertThat(people.visitor().get(product.path()).text()).contains("sur le site du syndicat");
        assertThat(life.carrier(product)).contains("Syndicat mixte des eaux");
        Visit.Page story = people.visitor().get(product.path() + "/histoire");
        assertThat(story.text())
                .contains("Bilan : ce que les usagers doivent faire")
                .contains("sans rien faire")
                .contains("Le syndicat a changé de nom.")
                .doesNotContain("Lina Portefeuille");
        assertThat(people.visitor().get(product.path() + "/api/bilan").body())
                .contains("\"corrigeLe\":\"" + PortfolioFixtures.today() + "\"");
        assertThat(portfolio.asStranger().get(path).status()).isEqualTo(403);
        ProductId other = portfolio.product("fin.corrigee.autre", "Autre service");
        assertThat(lead.get(path.replace(product.path(), other.path())).status())
                .as("the report of another product")
                .isEqualTo(404);
    }

    @Test
    void onlyTheStaffPrepareAndOnlyTheLeadPublishes() {
        ProductId product = portfolio.product("fin.droits", "Service protégé");
        Visit stranger = portfolio.asStranger();
        for (String path : List.of("/fin", "/fin/quoi", "/fin/confirmation"))
            assertThat(stranger.get(product.path() + path).status()).as(path).isEqualTo(403);
        Visit coach = portfolio.asCoach();
        prepared(coach, product, "arret", "", "");
        Visit lead = portfolio.asLead();
        String path = product.path() + "/fin/confirmation";
        Visit.Form form = lead.form(lead.get(path), path).with("accord", "oui");
        String token = coach.get(path).html().select("input[name=_csrf]").attr("value");
        Visit.Page forbidden = coach.post(
                path,
                "application/x-www-form-urlencoded",
                "_csrf=" + java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8)
                        + "&accord=oui&version=" + form.value("version"));
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(PortfolioFixtures.phase(products.read(product))).isEqualTo(PhaseKind.CONSTRUCTION);
    }
}
