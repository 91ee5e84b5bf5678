package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class IncrementTests {

    private final PortfolioFixtures portfolio;
    private final Increments increments;
    private final People people;
    private final JdbcClient jdbc;
    private final List<org.terreau.identity.PersonalData> held;

    IncrementTests(
            PortfolioFixtures portfolio,
            Increments increments,
            People people,
            JdbcClient jdbc,
            List<org.terreau.identity.PersonalData> held) {
        this.portfolio = portfolio;
        this.increments = increments;
        this.people = people;
        this.jdbc = jdbc;
        this.held = held;
    }

    private static final String GOAL = "Les repas jetés diminuent de moitié dans six cuisines.";

    private String opened(Visit staff, ProductId product) {
        String path = product.path() + "/increments/nouveau";
        Visit.Page plan = staff.form(staff.get(path), path)
                .with("debut", PortfolioFixtures.today().minusDays(20).toString())
                .with("objectif", GOAL)
                .send();
        assertThat(plan.path()).isEqualTo(product.path() + "/increments/1/plan");
        return product.path() + "/increments/1";
    }

    private String settled(Visit staff, ProductId product) {
        String path = opened(staff, product);
        Visit.Page page = staff.form(staff.get(path + "/plan"), path + "/plan")
                .with("usage", "Une famille annule un repas en un geste\nLa cuisine lit le nombre à 17 heures")
                .with("territoire", "Quimper\nLes communes de la côte")
                .with("public", "Les cuisines de moins de 200 repas")
                .with("hypothese", "Deux familles sur trois répondent la veille")
                .forged("action", "arreter")
                .send();
        assertThat(page.text()).contains("Le périmètre est arrêté et public");
        return path;
    }

    private long item(ProductId product, String wording) {
        return increments.read(product, 1).items().stream()
                .filter(item -> item.wording().equals(wording))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void anIncrementEndsSixMonthsAfterItStartsAndItsScopeIsPublicOnceSettled() {
        ProductId product = portfolio.product("increment.ouvert", "Compter les repas");
        Visit coach = portfolio.asCoach();
        String path = opened(coach, product);
        Increment increment = increments.read(product, 1).increment();
        assertThat(increment.end()).isEqualTo(increment.start().plusMonths(6));
        assertThat(people.visitor().get(path).text()).contains(GOAL).contains("L’équipe écrit encore le périmètre");
        Visit.Page empty = coach.form(coach.get(path + "/plan"), path + "/plan")
                .with("objectif", "")
                .forged("action", "arreter")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.errorOf("objectif")).contains("Écrivez l’objectif");
        assertThat(empty.errorOf("hypothese")).contains("au moins une hypothèse");
        String settled = settledOn(coach, path);
        assertThat(settled).contains("Quimper").contains("Rien n’a bougé");
        assertThat(people.visitor().get(product.path()).html().select("a[href=" + path + "]"))
                .hasSize(1);
        assertThat(increments.read(product, 1).kept(ScopeKind.TERRITORY))
                .extracting(item -> String.valueOf(item.place()))
                .containsExactly("commune:29232", "null");
        Visit.Page again = coach.form(coach.get(path + "/plan"), path + "/plan").send();
        assertThat(again.status()).isEqualTo(422);
    }

    private String settledOn(Visit staff, String path) {
        staff.form(staff.get(path + "/plan"), path + "/plan")
                .with("usage", "Une famille annule un repas en un geste")
                .with("territoire", "Quimper\nLes communes de la côte")
                .with("hypothese", "Deux familles sur trois répondent la veille")
                .forged("action", "arreter")
                .send();
        return people.visitor().get(path).text();
    }

    @Test
    void askingToMoveTheEndLeadsToAReducedScopeThatIsDatedAndMotivated() {
        ProductId product = portfolio.product("increment.delai", "Prévenir la cuisine");
        Visit coach = portfolio.asCoach();
        String path = settled(coach, product);
        Increment before = increments.read(product, 1).increment();
        Visit.Page early = coach.form(coach.get(path + "/delai"), path + "/delai")
                .with("date", before.end().minusDays(30).toString())
                .with("raison", "trop")
                .send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.errorOf("date")).contains("suit la fin");
        Visit.Page instead = coach.form(coach.get(path + "/delai"), path + "/delai")
                .with("date", before.end().plusDays(60).toString())
                .with("raison", "Les cuisines de la côte ferment tout l’été.")
                .send();
        assertThat(instead.text())
                .contains("On ajuste le périmètre plutôt que les délais")
                .contains("prérequis");
        long coast = item(product, "Les communes de la côte");
        Visit.Page scope = coach.form(instead, path + "/perimetre")
                .with("retrait", String.valueOf(coast))
                .send();
        Visit.Form form = coach.form(scope, path + "/perimetre");
        assertThat(form.value("raison")).contains("ferment tout l’été");
        assertThat(form.value("retrait")).isEqualTo(String.valueOf(coast));
        form.with("hypothese", "Un rappel à 16 heures suffit").send();
        IncrementPlan plan = increments.read(product, 1);
        assertThat(plan.increment()).isEqualTo(before);
        assertThat(plan.dropped()).extracting(IncrementPlan.Item::id).containsExactly(coast);
        assertThat(plan.added())
                .extracting(IncrementPlan.Item::wording)
                .containsExactly("Un rappel à 16 heures suffit");
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.on()).isEqualTo(PortfolioFixtures.today());
            assertThat(change.reason()).contains("ferment tout l’été");
        });
        String read = people.visitor().get(path).text();
        assertThat(read)
                .contains("Retiré — Territoire : Les communes de la côte")
                .contains("Ajouté — Hypothèse : Un rappel")
                .doesNotContain("Colin Portefeuille");
        assertThat(coach.get(path).text()).contains("Par Colin Portefeuille");
        assertThat(jdbc.sql("select count(*) from audit_line where action = 'increment.delay-refused' and subject = :s")
                        .param("s", "increment:increment.delai:1")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aReviewTellsWhatWasPlannedDroppedAddedDoneAndLearnt() {
        ProductId product = portfolio.product("increment.revue", "Suivre les repas");
        Visit coach = portfolio.asCoach();
        String path = settled(coach, product);
        long use = item(product, "Une famille annule un repas en un geste");
        long hypothesis = item(product, "Deux familles sur trois répondent la veille");
        coach.form(coach.get(path + "/suivi"), path + "/suivi")
                .with("etat-" + use, "fait")
                .with("etat-" + hypothesis, "infirmee")
                .with("appris-" + hypothesis, "Une sur deux, sauf les veilles de vacances.")
                .send();
        Visit.Page short_ = coach.form(coach.get(path + "/revue"), path + "/revue")
                .with("appris", "Rien")
                .send();
        assertThat(short_.errorOf("appris")).contains("Écrivez ce que vous avez appris");
        coach.form(coach.get(path + "/revue"), path + "/revue")
                .with("appris", "Les familles répondent **la veille** si la question tient en une ligne.")
                .send();
        String read = people.visitor().get(path).text();
        assertThat(read)
                .contains("Prévu au départ : 6")
                .contains("Fait ou confirmé : 1")
                .contains("Infirmée")
                .contains("sauf les veilles de vacances")
                .doesNotContain("%");
        assertThat(people.visitor().get(path + ".csv").body()).contains("infirmee");
        assertThat(people.visitor().get(product.path() + "/api/increments").body())
                .contains("\"resultat\":\"fait\"")
                .contains("\"objectif\"");
    }

    @Test
    void aVersionThatIsNotTheLastIsShownAgainWithWhatWasTyped() {
        ProductId product = portfolio.product("increment.deux", "À deux mains");
        Visit coach = portfolio.asCoach();
        String path = settled(coach, product);
        Visit.Form late = coach.form(coach.get(path + "/revue"), path + "/revue")
                .with("appris", "Ce que j’ai écrit pendant que l’autre enregistrait.");
        coach.form(coach.get(path + "/revue"), path + "/revue")
                .with("appris", "Ce que l’autre a enregistré pendant ce temps.")
                .send();
        Visit.Page conflict = late.send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Quelqu’un a enregistré").contains("pendant que l’autre enregistrait");
    }

    @Test
    void aStrangerReadsAndDoesNotWrite() {
        ProductId product = portfolio.product("increment.ferme", "Fermé aux passants");
        String path = settled(portfolio.asCoach(), product);
        Visit stranger = portfolio.asStranger();
        assertThat(stranger.get(path).status()).isEqualTo(200);
        for (String page : List.of("/plan", "/perimetre", "/delai", "/suivi", "/revue"))
            assertThat(stranger.get(path + page).status()).as(page).isEqualTo(403);
        assertThat(stranger.get(product.path() + "/gestion").status()).isEqualTo(403);
        assertThat(people.visitor().get(path + "9").status()).isEqualTo(404);
        assertThat(Statements.during(() -> people.visitor().get(path + "?x=1"))).isBetween(1, 6);
    }

    @Test
    void thoseWhoChangedAScopeFindItInTheirDataAndTheirNameGoes() {
        ProductId product = portfolio.product("increment.nom", "Sans nom");
        var who = people.someone(
                "parti@portefeuille.test",
                "Prune Partie",
                new org.terreau.identity.Grant(
                        org.terreau.identity.Role.COACH,
                        portfolio.described(product, "x").incubator().value()));
        String path = settled(people.signedIn(who), product);
        Visit visit = people.signedIn(who);
        visit.form(visit.get(path + "/perimetre"), path + "/perimetre")
                .with("retrait", String.valueOf(item(product, "Les communes de la côte")))
                .with("raison", "La côte attendra l’automne.")
                .send();
        var person = new org.terreau.identity.PersonalData.Person(who.email(), who.id());
        var data = held.stream()
                .filter(one -> one.module().equals("portfolio"))
                .findFirst()
                .orElseThrow();
        assertThat(data.held(person)).anySatisfy(line -> assertThat(line).containsEntry("auteur", "Prune Partie"));
        assertThat(data.erase(person)).isPositive();
        assertThat(increments.read(product, 1).changes().get(0).author()).isEqualTo("Personne effacée");
    }
}
