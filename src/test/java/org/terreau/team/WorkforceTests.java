package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.terreau.committee.Committees;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotAllowed;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class WorkforceTests {

    private static final LocalDate TODAY = PortfolioFixtures.today();

    private final PortfolioFixtures portfolio;
    private final People people;
    private final ProductCatalogue products;
    private final Committees committees;
    private final Missions missions;
    private final Teams teams;
    private final Workforce workforce;
    private final Gates gates;
    private final Persons persons;

    WorkforceTests(
            PortfolioFixtures portfolio,
            People people,
            ProductCatalogue products,
            Committees committees,
            Missions missions,
            Teams teams,
            Workforce workforce,
            Gates gates,
            Persons persons) {
        this.portfolio = portfolio;
        this.people = people;
        this.products = products;
        this.committees = committees;
        this.missions = missions;
        this.teams = teams;
        this.workforce = workforce;
        this.gates = gates;
        this.persons = persons;
    }

    private Person join(ProductId product, String name, String trade, String status, String rhythm, int days) {
        return join(product, name, trade, status, rhythm, days, portfolio.lead());
    }

    private Person join(
            ProductId product, String name, String trade, String status, String rhythm, int days, Actor by) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + trade + "@effectif.test";
        return missions.join(
                        product,
                        new Persons.TypedPerson(name, email, false),
                        new TypedMission(
                                trade,
                                "",
                                status,
                                "",
                                TODAY.minusDays(100).toString(),
                                TODAY.plusDays(days).toString(),
                                rhythm,
                                "employeur"),
                        by)
                .person();
    }

    @Test
    void whoLeadsReadsTheEndsTheLoadsAndTheCoachesOfTheirIncubator() {
        ProductId product = portfolio.product("effectif.un", "Effectif un");
        ProductId other = portfolio.product("effectif.deux", "Effectif deux");
        join(product, "Lara Longue", "developpement", "independant", "4", 20);
        join(other, "Lara Longue", "developpement", "independant", "3", 300);
        join(product, "Carl Coach", "coaching", "independant", "0,5", 200);
        Visit lead = portfolio.asLead();
        Visit.Page page = lead.get("/equipes");
        assertThat(page.text())
                .contains("Lara Longue")
                .contains("au-delà du repère")
                .contains("Carl Coach")
                .contains("Effectif un");
        assertThat(lead.get("/equipes?metier=coaching").text()).doesNotContain("Lara Longue");
        assertThat(lead.get("/equipes.csv?metier=developpement").body())
                .contains("effectif.deux")
                .contains("Lara Longue")
                .doesNotContain("Carl Coach");
        assertThat(lead.get("/api/equipes?metier=coaching").body()).contains("\"personne\":\"Carl Coach\"");
        Visit.Page followed =
                lead.form(lead.get("/agendas"), "/agendas/missions").send();
        String calendar = followed.html().select("code.t-key").text();
        assertThat(people.visitor()
                        .get(calendar.substring(calendar.indexOf("/agendas/")))
                        .body()
                        .replace("\r\n ", ""))
                .contains("Lara Longue", "Effectif deux")
                .contains("DTSTART;VALUE=DATE:" + TODAY.plusDays(300).toString().replace("-", ""));
        assertThat(lead.get("/equipes/charge.csv?metier=developpement").body())
                .contains("Lara Longue", ";7;oui")
                .doesNotContain("Carl Coach");
        assertThat(lead.get("/equipes/fins.csv").body())
                .contains(TODAY.plusDays(20) + ";Lara Longue;developpement;effectif.un");
        assertThat(lead.get("/equipes/coachs.csv").body()).contains("Carl Coach;1;0.5;100;non");
        assertThat(lead.get("/equipes/manques.csv").body()).contains("effectif.un;agent;oui;");
        for (String name : List.of("charge", "fins", "coachs", "manques")) {
            assertThat(page.html().select("a[href=/equipes/" + name + ".csv]")).hasSize(1);
            assertThat(lead.get("/api/equipes/" + name).status()).isEqualTo(200);
            assertThat(portfolio.asCoach().get("/api/equipes/" + name).status()).isEqualTo(403);
            assertThat(Statements.during(() -> lead.get("/equipes/" + name + ".csv")))
                    .isBetween(0, 8);
        }
        assertThat(Statements.during(() -> lead.get("/equipes.csv"))).isBetween(1, 12);
        assertThat(people.signedIn(people.worksFor("effectif.ailleurs", Role.LEAD, "Ana Ailleurs"))
                        .get("/equipes/charge.csv")
                        .body())
                .doesNotContain("Lara Longue");
        for (String path : List.of("/equipes", "/equipes.csv", "/api/equipes")) {
            assertThat(portfolio.asCoach().get(path).status()).as(path).isEqualTo(403);
            assertThat(portfolio.asStranger().get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(Statements.during(() -> lead.get("/equipes"))).isBetween(1, 25);
        assertThat(IntStream.range(0, 3)
                        .map(again -> Statements.during(() -> lead.get("/equipes?page=2")))
                        .min()
                        .orElseThrow())
                .as("the report is made once for all its readers")
                .isBetween(1, 8);
        String person = page.html().select("a[href^=/equipes/personnes/]").attr("href");
        assertThat(Statements.during(() -> lead.get(person))).isBetween(1, 16);
    }

    private Workforce.Report report() {
        return workforce.report(new Workforce.Filter("", "", "", ""), portfolio.lead());
    }

    private List<Gates.Lack> lacks(ProductId product) {
        return report().lacking().stream()
                .filter(one -> one.product().id().equals(product))
                .flatMap(one -> one.lacks().stream())
                .toList();
    }

    private List<BigDecimal> most(String name) {
        return report().loads().stream()
                .filter(load -> load.person().name().equals(name))
                .map(load -> load.most().stripTrailingZeros())
                .toList();
    }

    @Test
    void aReportThatIsHeldTellsAtOnceWhateverItIsMadeOf() {
        ProductId product = portfolio.product("effectif.tenu", "Effectif tenu");
        Actor lead = portfolio.lead();
        assertThat(lacks(product))
                .extracting(lack -> lack.need().kind())
                .contains(Gate.Kind.COACHING, Gate.Kind.DEVELOPMENT);
        join(product, "Colin Tenu", "coaching", "independant", "1", 200);
        Person one = join(product, "Tina Tenue", "design", "independant", "1", 200);
        Person other = join(product, "Tina Tenue", "data", "independant", "2", 200);
        assertThat(lacks(product)).extracting(lack -> lack.need().kind()).doesNotContain(Gate.Kind.COACHING);
        assertThat(most("Tina Tenue")).containsExactlyInAnyOrder(new BigDecimal("1"), new BigDecimal("2"));
        gates.answer(
                product,
                Gate.Kind.DEVELOPMENT,
                String.valueOf(lead.id().value()),
                TODAY.plusDays(9).toString(),
                0,
                lead);
        assertThat(lacks(product))
                .filteredOn(lack -> lack.need().kind() == Gate.Kind.DEVELOPMENT)
                .singleElement()
                .satisfies(lack -> assertThat(lack.owner()).isNotNull());
        persons.merge(other.id(), one.id(), lead);
        assertThat(most("Tina Tenue")).containsExactly(new BigDecimal("3"));
        Actor stranger = people.someone("passe@effectif.test", "Pia Passe");
        assertThatThrownBy(() -> workforce.report(new Workforce.Filter("", "", "", ""), stranger))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theReportSaysHowLongMissionsLastHowManyAreRenewedAndWhoLeft() {
        Actor lead = people.worksFor("effectif.chiffres", Role.LEAD, "Lou Chiffres");
        ProductId product =
                SomeProduct.named("effectif.chiffres").in("effectif.chiffres").storedIn(products);
        join(product, "Rena Reste", "developpement", "independant", "3", 100, lead);
        join(product, "Paul Parti", "design", "independant", "1", 50, lead);
        join(product, "Lise Longue", "data", "independant", "1", 300, lead);
        for (Mission mission : missions.of(product, lead)) {
            if (mission.trade() == Trade.DEVELOPMENT)
                missions.renew(product, mission.id(), TODAY.plusDays(200).toString(), "", mission.version(), lead);
            if (mission.trade() == Trade.DESIGN)
                missions.leave(
                        product,
                        mission.id(),
                        new Missions.TypedLeaving(TODAY.minusDays(10).toString(), "terme", ""),
                        lead);
        }
        assertThat(people.signedIn(lead).get("/equipes").text().replaceAll("\\h", " "))
                .contains("2 personnes, 2 missions, un produit")
                .contains("Durée médiane d’une mission : 301 jours")
                .contains("parmi celles qui ont une fin : 33 %")
                .contains("rapportés aux personnes en poste : 50 %");
    }

    @Test
    void homonymsAreJoinedAndSeparatedOnTheirPage() {
        ProductId product = portfolio.product("effectif.homonyme", "Effectif homonyme");
        Person one = join(product, "Jo Meme", "design", "independant", "1", 100);
        Person other = join(product, "Jo Meme", "data", "independant", "1", 100);
        Visit lead = portfolio.asLead();
        String path = "/equipes/personnes/" + one.id();
        Visit.Page page = lead.get(path);
        assertThat(page.text()).contains("ligne n° " + other.id());
        Visit.Page refused = lead.forms(page).stream()
                .filter(form -> form.action().endsWith("/reunir"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .with("avec", String.valueOf(one.id()))
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("C’est la même ligne");
        Visit.Page joined = lead.form(lead.get(path), path + "/reunir").send();
        assertThat(joined.text())
                .contains("C’est une seule personne")
                .contains("Data")
                .contains("Design");
        String kept = joined.path();
        lead.form(lead.get(kept), kept + "/separer").send();
        assertThat(lead.get(path).text()).contains("ligne n° " + other.id());
        assertThat(portfolio.asCoach().get(path).status()).isEqualTo(403);
    }

    @Test
    void aTeamOverTimeIsDrawnWithItsTable() {
        ProductId product = portfolio.product("effectif.frise", "Effectif frise");
        join(product, "Fred Frise", "developpement", "independant", "3", 60);
        teams.join(product, Trade.INTRAPRENEUR, "Agnes Frise", "agnes.frise@effectif.test", "80", portfolio.lead());
        missions.look(product, TypedMission.simple(Trade.COACHING, ""), portfolio.lead());
        Visit.Page page = portfolio.asCoach().get(product.path() + "/equipe/frise");
        assertThat(page.html().select("svg .t-team-bar--marche")).hasSize(1);
        assertThat(page.html().select("svg .t-team-bar--agent")).hasSize(1);
        assertThat(page.html().select("svg .t-team-bar--vacant")).hasSize(1);
        assertThat(page.html().select("tbody tr")).hasSize(3);
        assertThat(page.text()).contains("Fred Frise").contains("aujourd’hui, le");
        LocalDate meeting = WorkingDays.onOrAfter(TODAY.plusDays(45));
        committees.set(product, meeting, "", portfolio.lead());
        Visit.Page bounded = portfolio.asLead().get(product.path() + "/equipe/frise");
        assertThat(bounded.text()).contains("prochain comité, le").contains("Construction");
        assertThat(bounded.html().select("svg .t-team-mark")).hasSize(2);
        assertThat(bounded.html().select("svg title").text()).contains("Clôture budgétaire");
        join(product, "Fanch Frise", "developpement", "independant", "2", 30);
        Visit.Page trades = portfolio.asCoach().get(product.path() + "/equipe/frise?par=metier");
        assertThat(trades.html().select("svg text").eachText())
                .contains("Développement", "2 personnes", "Coaching")
                .doesNotContain("Fred Frise");
        assertThat(trades.html().select("svg .t-team-bar--marche"))
                .as("those who work at once are drawn apart")
                .hasSize(2)
                .extracting(bar -> bar.attr("y"))
                .doesNotHaveDuplicates();
        assertThat(trades.html().select("tbody th").eachText())
                .containsExactly("Agent public, porteur du service", "Développement", "Développement", "Coaching");
        assertThat(trades.html().select("svg title").text()).contains("Fred Frise");
        Visit coach = portfolio.asCoach();
        assertThat(Statements.during(() -> coach.get(product.path() + "/equipe/frise?par=metier")))
                .isBetween(1, 20);
    }

    @Test
    void thePublicNamesThoseAloneWhoAgreedAndAtOnce() {
        ProductId product = portfolio.product("effectif.public", "Effectif public");
        Actor lead = portfolio.lead();
        teams.join(product, Trade.DEVELOPMENT, "Nina Nommee", "nina.nommee@effectif.test", "80", lead);
        teams.join(product, Trade.DESIGN, "Dan Discret", "dan.discret@effectif.test", "", lead);
        Visit nina = people.signedIn(people.actor("nina.nommee@effectif.test"));
        String path = product.path() + "/equipe";
        Visit visitor = people.visitor();
        assertThat(visitor.get(product.path()).body()).doesNotContain("Nina Nommee");
        assertThat(visitor.get("/api/membres").body()).doesNotContain("Nina Nommee");
        nina.form(nina.get(path), path + "/nom").send();
        assertThat(visitor.get(product.path()).text())
                .contains("Nina Nommee")
                .contains("4 j par semaine")
                .doesNotContain("Dan Discret");
        assertThat(visitor.get("/api/membres").body())
                .contains("{\"fullname\":\"Nina Nommee\",\"domaine\":\"Développement\",\"startups\":[\""
                        + product.value() + "\"]}")
                .doesNotContain("Dan Discret");
        nina.form(nina.get(path), path + "/nom").send();
        assertThat(visitor.get(product.path()).body()).doesNotContain("Nina Nommee");
        assertThat(visitor.get("/api/membres").body()).doesNotContain("Nina Nommee");
        assertThat(portfolio.asLead().get(path).html().select("form[action$=/nom]"))
                .isEmpty();
    }

    @Test
    void missionsAreTakenAwayByEverybodyWithoutNamesAndWithoutWhatTellsWhoTheyAre() {
        ProductId product = portfolio.product("effectif.ouvert", "Effectif ouvert");
        join(product, "Owen Ouvert", "developpement", "portage", "3", 60);
        Visit visitor = people.visitor();
        String csv = visitor.get("/donnees/missions.csv").body();
        assertThat(csv)
                .contains("produit;metier;statut;debut;fin;jours_par_semaine;a_pourvoir")
                .contains("effectif.ouvert;developpement;;" + TODAY.minusDays(100) + ";" + TODAY.plusDays(60) + ";;")
                .doesNotContain("Ouvert;")
                .doesNotContain("Owen");
        join(product, "Olga Ouverte", "design", "independant", "1", 60);
        join(product, "Oscar Ouvert", "data", "stage", "5", 60);
        assertThat(visitor.get("/donnees/missions.csv").body())
                .contains("effectif.ouvert;developpement;portage;" + TODAY.minusDays(100) + ";" + TODAY.plusDays(60)
                        + ";3;");
        assertThat(visitor.get("/api/missions").body())
                .contains("effectif.ouvert")
                .doesNotContain("Owen");
    }
}
