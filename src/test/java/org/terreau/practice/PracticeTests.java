package org.terreau.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.terreau.identity.AccountId;
import org.terreau.identity.OwnData;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class PracticeTests {

    private static final String LIST = "/bonnes-pratiques/liste";

    private final PortfolioFixtures portfolio;
    private final Practices practices;
    private final Incubators incubators;
    private final Teams teams;
    private final People people;
    private final OwnData ownData;

    PracticeTests(
            PortfolioFixtures portfolio,
            Practices practices,
            Incubators incubators,
            Teams teams,
            People people,
            OwnData ownData) {
        this.portfolio = portfolio;
        this.practices = practices;
        this.incubators = incubators;
        this.teams = teams;
        this.people = people;
        this.ownData = ownData;
    }

    private IncubatorId incubator() {
        return incubators.host().id();
    }

    private Practice practice(String wording) {
        return practices.list(incubator(), portfolio.lead()).stream()
                .filter(one -> one.wording().equals(wording))
                .findFirst()
                .orElseThrow();
    }

    /** Adds a practice through the page, once. */
    private Practice asked(String wording, String phase, boolean mandatory) {
        Visit lead = portfolio.asLead();
        Visit.Form form = lead.form(lead.get(LIST + "/nouvelle"), LIST + "/nouvelle")
                .with("texte", wording)
                .with("sujet", "securite")
                .with("phase", phase)
                .with("rang", "7");
        if (mandatory) form.with("obligatoire", "oui");
        assertThat(form.send().text()).contains(wording);
        return practice(wording);
    }

    @Test
    void theLeadWritesTheListAndOthersOnlyReadIt() {
        Visit lead = portfolio.asLead();
        Visit.Page refused = lead.form(lead.get(LIST + "/nouvelle"), LIST + "/nouvelle")
                .with("texte", "")
                .with("rang", "premier")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("texte")).contains("Écrivez-la");
        assertThat(refused.errorOf("sujet")).contains("Choisissez un sujet");
        assertThat(refused.errorOf("rang")).contains("nombre");
        Practice practice = asked("Les journaux sont relus chaque semaine", "construction", true);
        String path = LIST + "/" + practice.id();
        Visit.Form late = lead.form(lead.get(path), path).with("texte", "Les journaux sont relus chaque mois");
        lead.form(lead.get(path), path)
                .with("texte", "Les journaux sont relus chaque jour")
                .send();
        assertThat(late.send().status()).isEqualTo(409);
        lead.form(lead.get(LIST), path + "/retrait").send();
        assertThat(practice("Les journaux sont relus chaque jour").withdrawnOn())
                .isEqualTo(PortfolioFixtures.today());
        lead.form(lead.get(LIST), path + "/retrait").send();
        assertThat(practice("Les journaux sont relus chaque jour").withdrawnOn())
                .isNull();
        Visit coach = portfolio.asCoach();
        assertThat(coach.get(LIST).text()).contains("Les journaux sont relus chaque jour");
        assertThat(coach.get(LIST + "/nouvelle").status()).isEqualTo(403);
        assertThat(coach.get(path).status()).isEqualTo(403);
        assertThat(portfolio.asStranger().get(LIST).status()).isEqualTo(403);
    }

    @Test
    void aProductShowsEvidenceAndTheMatrixSaysWhatIsMissingWhere() {
        Practice practice = asked("Les accès sont revus à chaque départ", "construction", true);
        Practice later = asked("Le plan de reprise est essayé", "acceleration", true);
        ProductId product = portfolio.product("pratique.montree", "Abeille des pratiques");
        Visit coach = portfolio.asCoach();
        Visit.Page matrix = coach.get("/bonnes-pratiques?sujet=securite&manque=oui");
        assertThat(matrix.text()).contains("Abeille des pratiques").contains("Les accès sont revus à chaque départ");
        String path = product.path() + "/bonnes-pratiques";
        Visit.Page page = coach.get(path);
        assertThat(page.text()).contains("Manque").contains("à partir de la phase Accélération");
        String answer = path + "/" + practice.id();
        Visit.Page refused =
                coach.form(page, answer).with("etat-" + practice.id(), "fait").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("preuve-" + practice.id())).contains("Donnez une preuve");
        Visit.Page told = coach.form(page, answer)
                .with("etat-" + practice.id(), "fait")
                .with("preuve-" + practice.id(), "Appelez le 06/12/34/56/78.")
                .send();
        assertThat(told.errorOf("preuve-" + practice.id())).contains("06/12/34/56/78");
        assertThat(told.html().select("[name=confirme-preuve-" + practice.id() + "]"))
                .hasSize(1);
        Visit.Form late = coach.form(page, answer)
                .with("etat-" + practice.id(), "fait")
                .with("preuve-" + practice.id(), "Revue faite un autre jour.");
        Visit.Page done = coach.form(page, answer)
                .with("etat-" + practice.id(), "fait")
                .with("preuve-" + practice.id(), "Revue faite le premier du mois.")
                .with("lien-" + practice.id(), "https://service.example/acces")
                .send();
        assertThat(done.text()).contains("Revue faite le premier du mois").contains("Colin Portefeuille");
        assertThat(late.send().status()).isEqualTo(409);
        assertThat(coach.get(path.replace("/bonnes-pratiques", "/api/bonnes-pratiques"))
                        .body())
                .contains("\"etat\":\"fait\"");
        Practices.Row row = practices.matrix(incubator(), "securite", "", false, portfolio.coach()).rows().stream()
                .filter(one -> one.product().id().equals(product))
                .findFirst()
                .orElseThrow();
        assertThat(row.cells().get(String.valueOf(practice.id()))).isEqualTo(new Practices.Cell(1, 1, 0));
        assertThat(row.cells().get(String.valueOf(later.id()))).isEqualTo(new Practices.Cell(0, 0, 0));
        assertThat(coach.get("/bonnes-pratiques.csv").body()).contains("Abeille des pratiques");
        assertThat(coach.get("/api/bonnes-pratiques").body()).contains("pratique.montree");
        coach.form(coach.get(path), answer).with("etat-" + practice.id(), "").send();
        assertThat(coach.get(path).text()).doesNotContain("Revue faite le premier du mois");
        assertThat(portfolio.asStranger().get(path).status()).isEqualTo(403);
    }

    @Test
    void somebodyOfTheTeamAnswersForAPracticeOrSomebodyElseByTheirName() {
        Practice practice = asked("Le registre des traitements est tenu", "construction", true);
        ProductId product = portfolio.product("pratique.equipe", "Une équipe et ses pratiques");
        teams.join(product, Trade.DEVELOPMENT, "Dana Pratique", "dana@pratique.test", "", portfolio.coach());
        AccountId dana = people.actor("dana@pratique.test").id();
        Visit coach = portfolio.asCoach();
        String path = product.path() + "/bonnes-pratiques";
        String answer = path + "/" + practice.id();
        String choice = "responsable-" + practice.id();
        Visit.Page page = coach.get(path);
        assertThat(page.html().select("#" + choice + " option").eachText())
                .containsExactly("Dana Pratique", "Quelqu’un d’autre");
        assertThat(page.html().select("#" + choice + " option[selected]").text())
                .as("the coach is not on the team")
                .isEqualTo("Quelqu’un d’autre");
        Visit.Page done = coach.form(page, answer)
                .with("etat-" + practice.id(), "fait")
                .with("preuve-" + practice.id(), "Le registre est à jour.")
                .with(choice, String.valueOf(dana.value()))
                .send();
        assertThat(done.html()
                        .select(".t-practice:contains(registre des traitements)")
                        .text())
                .contains("Dana Pratique,");
        assertThat(ownData.held(ownData.person(new EmailAddress("dana@pratique.test")))
                        .toString())
                .contains("Le registre des traitements est tenu");
        Visit.Page nobody = coach.form(coach.get(path), answer)
                .with(choice, Practices.SOMEBODY_ELSE)
                .with("nom-" + practice.id(), "")
                .send();
        assertThat(nobody.errorOf("nom-" + practice.id())).contains("Dites qui en répond");
        assertThat(coach.form(coach.get(path), answer)
                        .forged(choice, "999999")
                        .send()
                        .errorOf(choice))
                .contains("Choisissez quelqu’un de l’équipe");
        Visit.Page other = coach.form(coach.get(path), answer)
                .with(choice, Practices.SOMEBODY_ELSE)
                .with("nom-" + practice.id(), "Le délégué à la protection des données")
                .send();
        assertThat(other.text()).contains("Le délégué à la protection des données,");
    }

    @Test
    void theMatrixCostsTheSameForManyProducts() {
        asked("Une pratique pour compter", "construction", false);
        for (int number = 0; number < 12; number++) portfolio.product("pratique.nombre." + number, "Nombre " + number);
        Visit coach = portfolio.asCoach();
        coach.get("/bonnes-pratiques");
        assertThat(Statements.during(() -> coach.get("/bonnes-pratiques"))).isBetween(1, 12);
    }
}
