package org.terreau.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

@ApplicationTest
class AssessmentPageTests {

    private final People people;
    private final JdbcClient jdbc;
    private final SelfAssessment assessments;

    AssessmentPageTests(People people, JdbcClient jdbc, SelfAssessment assessments) {
        this.people = people;
        this.jdbc = jdbc;
        this.assessments = assessments;
    }

    private Visit.Form filled(Visit visit) {
        return visit.form(visit.get("/auto-diagnostic"), "/auto-diagnostic")
                .with("idee", "Les secrétaires de mairie ressaisissent <b>trois fois</b> la même demande")
                .with("precision", "oui")
                .with("partage", "suppose")
                .with("solution", "intuition")
                .with("perimetre", "ajuster")
                .with("resultats", "publics")
                .with("financement", "aucun")
                .with("agent", "oui")
                .with("autonomie", "oui");
    }

    @Test
    void aVisitorReadsWhereTheIdeaStandsWhyAndWhatToDoNext() {
        Visit visit = people.visitor();
        Visit.Page result = filled(visit).send();
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.text())
                .contains("4 remplis, un à travailler, un bloquant")
                .contains("aucune équipe ne peut commencer")
                .contains("appelez deux collectivités voisines");
        assertThat(result.html().select(".t-idea b")).isEmpty();
        assertThat(result.header("X-Robots-Tag")).isEqualTo("noindex");
    }

    @Test
    void theResultIsSharedByItsAddressWithPeopleAndPrograms() {
        Visit.Page result = filled(people.visitor()).send();
        String path = result.path();
        assertThat(people.visitor().get(path).text()).contains("trois fois");
        assertThat(people.visitor()
                        .get(path.replace("/auto-diagnostic/", "/api/auto-diagnostics/"))
                        .body())
                .contains("{\"prerequisite\":\"budget\",\"standing\":\"bloquant\"}");
        assertThat(people.visitor().get(path + "x").status()).isEqualTo(404);
    }

    @Test
    void aSpecificationIsToldWhyTheMethodDoesNotFitAndWhereElseToGo() {
        Visit visit = people.visitor();
        Visit.Page result = filled(visit).with("solution", "cahier-des-charges").send();
        assertThat(result.text()).contains("notre méthode ne vous convient pas").contains("centrale d’achat");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndNamesWhatIsMissing() {
        Visit visit = people.visitor();
        Visit.Form form = filled(visit).forged("agent", "");
        Visit.Page refused = form.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().expectFirst("#agent-messages").text()).isEqualTo("Choisissez une réponse.");
        Visit.Form again = visit.form(refused, "/auto-diagnostic");
        assertThat(again.value("idee")).contains("secrétaires de mairie");
        assertThat(again.value("partage")).isEqualTo("suppose");
        assertThat(refused.html().select("[role=alert] a").eachText())
                .containsExactly(
                        "Une personne de votre administration peut-elle s’y consacrer ? – Choisissez une réponse.");
    }

    @Test
    void whatIsHalfFilledIsKeptAndTakenUpAgainElsewhereUntilItIsComplete() {
        Visit visit = people.visitor();
        Visit.Page refused =
                filled(visit).forged("agent", "").forged("autonomie", "").send();
        assertThat(refused.html().select("[role=alert] a").eachText()).doesNotHaveDuplicates();
        String address =
                refused.html().select("a[href^='/auto-diagnostic?reprise=']").attr("href");
        Visit elsewhere = people.visitor();
        Visit.Form again = elsewhere.form(elsewhere.get(address), "/auto-diagnostic");
        assertThat(again.value("idee")).contains("secrétaires de mairie");
        assertThat(again.value("partage")).isEqualTo("suppose");
        assertThat(again.value("agent")).isEmpty();
        Visit.Page result =
                again.with("agent", "ne-sais-pas").with("autonomie", "oui").send();
        assertThat(result.text()).contains("Vous n’avez pas encore la réponse");
        assertThat(elsewhere.form(elsewhere.get(address), "/auto-diagnostic").value("partage"))
                .as("kept no longer once it is complete")
                .isEmpty();
    }

    @Test
    void doingItAgainShowsTheAnswersAndChangesNothingOfTheFirstOne() {
        Visit visit = people.visitor();
        Visit.Page first = filled(visit).send();
        Visit.Page form = visit.get(first.html().select("a:contains(Refaire)").attr("href"));
        assertThat(visit.form(form, "/auto-diagnostic").value("solution")).isEqualTo("intuition");
        Visit.Page second = visit.form(form, "/auto-diagnostic")
                .with("solution", "cahier-des-charges")
                .send();
        assertThat(second.path()).isNotEqualTo(first.path());
        assertThat(visit.get(first.path()).text()).doesNotContain("notre méthode ne vous convient pas");
    }

    @Test
    void whatWasToldThereIsInTheContactForm() {
        Visit visit = people.visitor();
        Visit.Page result = filled(visit).send();
        Visit.Page contact =
                visit.get(result.html().select("a[href^='/contact?']").attr("href"));
        assertThat(visit.form(contact, "/contact").value("message")).contains("secrétaires de mairie");
    }

    @Test
    void answersAreForgottenAfterTwelveMonths() {
        jdbc.sql(
                        "insert into assessment (key, created_at, idea, answers) values ('ancien-ancien-ancien', :at, '', '{}')")
                .param("at", Timestamp.from(Present.now().minus(370, ChronoUnit.DAYS)))
                .update();
        assessments.forgetOld();
        assertThat(assessments.find(new AssessmentKey("ancien-ancien-ancien"))).isEmpty();
    }
}
