package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.terreau.committee.Committees;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class TeamGateTests {

    private static final LocalDate TODAY = PortfolioFixtures.today();

    private final PortfolioFixtures portfolio;
    private final People people;
    private final ProductCatalogue products;
    private final Committees committees;
    private final Gates gates;
    private final Missions missions;
    private final Teams teams;

    TeamGateTests(
            PortfolioFixtures portfolio,
            People people,
            ProductCatalogue products,
            Committees committees,
            Gates gates,
            Missions missions,
            Teams teams) {
        this.portfolio = portfolio;
        this.people = people;
        this.products = products;
        this.committees = committees;
        this.gates = gates;
        this.missions = missions;
        this.teams = teams;
    }

    @Test
    void whatLacksIsSaidWithWhoAnswersForItByWhenOnThePageInTheHomeAndBeforeADecision() {
        ProductId product = portfolio.product("porte.ouverte", "Porte ouverte");
        Actor actor = portfolio.lead();
        teams.join(product, Trade.DEVELOPMENT, "Paule Porte", "paule.porte@porte.test", "", actor);
        Visit lead = portfolio.asLead();
        String path = product.path() + "/equipe";
        Visit.Page page = lead.get(path);
        assertThat(page.text()).contains("Il manque un coach depuis le").contains("Il manque un agent public");
        String answer = path + "/manques/coaching";
        Visit.Page refused = lead.form(page, answer)
                .with("echeance-coaching", TODAY.minusDays(1).toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("echeance-coaching")).contains("un jour à venir");
        Visit.Form late = lead.form(lead.get(path), answer);
        Visit.Page said = lead.form(lead.get(path), answer)
                .with("responsable-coaching", String.valueOf(actor.id().value()))
                .with("echeance-coaching", TODAY.plusDays(10).toString())
                .send();
        assertThat(said.text()).contains("Lina Portefeuille y répond avant le");
        assertThat(late.with("responsable-coaching", String.valueOf(actor.id().value()))
                        .with("echeance-coaching", TODAY.plusDays(20).toString())
                        .send()
                        .status())
                .isEqualTo(409);
        teams.join(product, Trade.INTRAPRENEUR, "Agnès Porte", "agnes.porte@porte.test", "20", actor);
        assertThat(people.signedIn(people.actor("agnes.porte@porte.test"))
                        .get("/")
                        .text())
                .contains("points à voir dans l’équipe")
                .contains("L’agent public donne 1 j par semaine")
                .contains("Porte ouverte");
        assertThat(people.signedIn(people.actor("paule.porte@porte.test"))
                        .get("/")
                        .text())
                .as("a developer has nothing to do about it")
                .doesNotContain("à voir dans l’équipe");
        assertThat(portfolio.asStranger().get(path).status()).isEqualTo(403);
    }

    @Test
    void aPackSaysWhatLacksAndByWhenSomebodyAnswersWithoutNamingThem() {
        ProductId product = portfolio.product("porte.dossier", "Porte au dossier");
        Actor actor = portfolio.lead();
        gates.answer(
                product,
                Gate.Kind.COACHING,
                String.valueOf(actor.id().value()),
                TODAY.plusDays(12).toString(),
                0,
                actor);
        LocalDate meeting = WorkingDays.onOrAfter(TODAY.plusDays(40));
        committees.set(product, meeting, "", actor);
        Visit.Page pack = portfolio.asLead().get(product.path() + "/comites/" + meeting);
        assertThat(pack.text()).contains("Il manque un coach");
        assertThat(pack.html().select("main").text()).doesNotContain("Lina Portefeuille");
    }

    @Test
    void whatWaitsOfTeamsIsToldAtOnceToWhoLeadsThemWithFewStatementsHoweverMany() {
        Actor lead = people.worksFor("porte.tenue", Role.LEAD, "Lou Tenue");
        Visit visit = people.signedIn(lead);
        List<ProductId> own = new ArrayList<>();
        own.add(open("porte.tenue.0"));
        int before = fewest(visit);
        for (int number = 1; number < 4; number++) own.add(open("porte.tenue." + number));
        assertThat(visit.get("/").text()).contains("porte.tenue").contains("Il manque un agent public");
        assertThat(fewest(visit)).isLessThanOrEqualTo(before + 3);
        LocalDate meeting = WorkingDays.onOrAfter(TODAY.plusDays(50));
        committees.set(own.get(0), meeting, "", lead);
        missions.join(
                own.get(0),
                new Persons.TypedPerson("Timo Tenu", "timo@tenue.test", false),
                new TypedMission(
                        "data", "", "independant", "", "", TODAY.plusDays(20).toString(), "2", "employeur"),
                lead);
        assertThat(visit.get("/aujourdhui.csv").body()).contains("La mission de Timo Tenu finit le");
        committees.cancel(own.get(0), meeting, lead);
        assertThat(visit.get("/aujourdhui.csv").body())
                .as("a committee that is given up, which nobody reads in public")
                .doesNotContain("La mission de Timo Tenu finit le");
        assertThat(people.signedIn(people.worksFor("porte.voisine", Role.LEAD, "Ana Voisine"))
                        .get("/")
                        .text())
                .doesNotContain("porte.tenue");
    }

    private ProductId open(String id) {
        return SomeProduct.named(id)
                .called("Produit " + id)
                .in("porte.tenue")
                .since(PhaseKind.CONSTRUCTION, TODAY.minusMonths(3))
                .storedIn(products);
    }

    private static int fewest(Visit visit) {
        return IntStream.range(0, 3)
                .map(again -> Statements.during(() -> visit.get("/")))
                .min()
                .orElseThrow();
    }

    @Test
    void howMuchSomebodyIsMissedIsSaidWithWhoSaidItAndComesFirst() {
        ProductId product = portfolio.product("porte.critique", "Porte critique");
        Visit lead = portfolio.asLead();
        String path = product.path() + "/equipe";
        String looking = path + "/poste";
        Visit.Page refused = lead.form(lead.get(looking), looking)
                .with("metier", "coaching")
                .forged("criticite", "vitale")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("criticite")).contains("une criticité de la liste");
        Visit.Page team = lead.form(lead.get(looking), looking)
                .with("metier", "coaching")
                .with("criticite", "bloquante")
                .send();
        assertThat(team.html().select("#ce-qui-manque li > p").eachText().get(0))
                .contains("coach")
                .contains("Bloquante");
        Mission vacant = missions.vacant(Set.of(product)).get(0);
        String mission = path + "/" + vacant.id();
        assertThat(lead.get(mission).text()).contains("Dit par Lina Portefeuille le");
        assertThat(lead.get("/recrutement?metier=coaching").text()).contains("Dit par Lina Portefeuille le");
        assertThat(lead.get("/equipes.csv?metier=coaching").body()).contains("bloquante");
        Visit coach = portfolio.asCoach();
        Visit.Form late = lead.form(lead.get(mission), mission + "/criticite");
        assertThat(coach.form(coach.get(mission), mission + "/criticite")
                        .with("criticite", "souhaitee")
                        .send()
                        .text())
                .contains("Dit par Colin Portefeuille le");
        assertThat(late.with("criticite", "importante").send().status()).isEqualTo(409);
        missions.weigh(
                product,
                vacant.id(),
                "",
                missions.vacant(Set.of(product)).get(0).version(),
                portfolio.lead());
        assertThat(lead.get(mission).text()).doesNotContain("Dit par");
        Visit stranger = portfolio.asStranger();
        assertThat(stranger.get(mission).status()).isEqualTo(403);
    }

    @Test
    void theLeadSetsWhatTeamsAreAskedAndEachFigureSaysItsSource() {
        ProductId product = portfolio.product("porte.reglee", "Porte réglée");
        Visit lead = portfolio.asLead();
        String path = "/reglages/" + product(product) + "/equipes";
        Visit.Page page = lead.get(path);
        assertThat(page.text()).contains("Manuel, fiche coach").contains("60 % (critères du manuel)");
        Visit.Page refused = lead.form(page, path)
                .with("developpeurs", "9")
                .with("charge", "beaucoup")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("developpeurs")).contains("de 0 à 5");
        assertThat(refused.errorOf("charge")).contains("de 1 à 7");
        lead.form(lead.get(path), path).with("coach-produits", "6").send();
        assertThat(lead.get(path).html().select("[name=coach-produits]").val()).isEqualTo("6");
        lead.form(lead.get(path), path).with("coach-produits", "4").send();
        assertThat(portfolio.asCoach().get(path).status()).isEqualTo(403);
    }

    private String product(ProductId product) {
        return portfolio.described(product, "x").incubator().value();
    }

    @Test
    void howMuchSomebodyWorksElsewhereIsToldToThemAndToTheLeadAlone() {
        ProductId one = portfolio.product("porte.charge", "Porte chargée");
        ProductId other = portfolio.product("porte.charge.deux", "Porte chargée deux");
        Actor lead = portfolio.lead();
        teams.join(one, Trade.DESIGN, "Chloé Charge", "chloe.charge@porte.test", "80", lead);
        teams.join(other, Trade.DESIGN, "Chloé Charge", "chloe.charge@porte.test", "60", lead);
        teams.join(one, Trade.DATA, "Autre Membre", "autre.membre@porte.test", "", lead);
        String said = "Chloé Charge est à 7 j par semaine";
        String path = one.path() + "/equipe";
        assertThat(portfolio.asLead().get(path).text()).contains(said);
        assertThat(people.signedIn(people.actor("chloe.charge@porte.test"))
                        .get(path)
                        .text())
                .contains(said);
        assertThat(people.signedIn(people.actor("autre.membre@porte.test"))
                        .get(path)
                        .text())
                .doesNotContain("j par semaine, tous produits");
        assertThat(portfolio.asCoach().get(path).text()).doesNotContain("j par semaine, tous produits");
        assertThat(missions.of(one, lead)).hasSize(2);
    }
}
