package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.eligibility.Question;
import org.terreau.eligibility.SelfAssessment;
import org.terreau.exchange.Documents;
import org.terreau.exchange.Support;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.investigation.Hypotheses;
import org.terreau.investigation.Hypothesis;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.RequestReference;
import org.terreau.outreach.Requests;
import org.terreau.problem.ProblemFixtures;
import org.terreau.problem.ProblemId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.OpenedDossiers;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

/** Where a dossier stands is on top of it, and what was gathered stands where it is judged. */
@ApplicationTest
class GatheredEvidenceTests {

    private final People people;
    private final Requests requests;
    private final Applications applications;
    private final BriefTexts texts;
    private final Incubators incubators;
    private final SelfAssessment assessments;
    private final Documents documents;
    private final Hypotheses hypotheses;
    private final ProblemFixtures problems;
    private final JdbcClient jdbc;

    GatheredEvidenceTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            SelfAssessment assessments,
            Documents documents,
            Hypotheses hypotheses,
            ProblemFixtures problems,
            JdbcClient jdbc) {
        this.people = people;
        this.requests = requests;
        this.applications = applications;
        this.texts = texts;
        this.incubators = incubators;
        this.assessments = assessments;
        this.documents = documents;
        this.hypotheses = hypotheses;
        this.problems = problems;
        this.jdbc = jdbc;
    }

    private Actor lead() {
        return people.someone(
                "lead@preuves.test",
                "Lou Preuve",
                new Grant(Role.LEAD, incubators.host().id().value()));
    }

    /** Answers that are all the first one offered, but for the solution. */
    private AssessmentKey assessed(String solution) {
        Map<String, String> answers = new HashMap<>();
        for (Question question : Question.values())
            answers.put(question.code(), question.answers().get(0).code());
        answers.put("solution", solution);
        return assessments.complete("Les familles ne savent pas si la cantine les attend.", answers);
    }

    private RequestReference asked(String name, AssessmentKey assessment) {
        return requests.receive(
                        new NewRequest(
                                "Ada " + name,
                                name + "@preuves.test",
                                "",
                                OrganisationKind.PUBLIC_ACTOR,
                                "Syndicat " + name,
                                null,
                                "Chaque matin, les agents rappellent les familles une à une.",
                                assessment),
                        List.of(),
                        "network of " + name,
                        Locale.FRENCH)
                .reference();
    }

    private record Opened(DossierId id, String path, Actor applicant, Visit visit) {}

    private Opened opened(String name, String solution) {
        DossierId id = applications.open(asked(name, assessed(solution)), lead());
        Actor applicant = people.actor(name + "@preuves.test");
        return new Opened(id, "/dossiers/" + id, applicant, people.signedIn(applicant));
    }

    private void submit(Opened one, String title) {
        texts.submit(
                one.id(),
                OpenedDossiers.complete(title),
                applications.read(one.id(), one.applicant()).version(),
                one.applicant());
    }

    /** The part of the review that is about the prerequisite of this number. */
    private static Element judged(Visit.Page review, int prerequisite) {
        return review.html().select("section.t-prerequisite").get(prerequisite - 1);
    }

    @Test
    void theApplicantAndTheStaffReadWhereTheDossierStandsAndWhoActsByWhen() {
        Opened one = opened("etape", "intuition");
        Visit leads = people.signedIn(lead());
        assertThat(one.visit().get(one.path()).html().select(".t-outlook").text())
                .contains(
                        "Vous écrivez la fiche produit",
                        "Pas encore de décision",
                        "Qui agit Vous",
                        "Pas de date promise");
        assertThat(leads.get(one.path()).html().select(".t-outlook").text())
                .contains("La personne qui porte le dossier écrit la fiche", "Ada etape, qui porte le dossier");
        submit(one, "Où en est-on");
        String applicants =
                one.visit().get(one.path()).html().select(".t-outlook").text();
        assertThat(applicants)
                .contains("Soumis, à relire", "Vous n’avez rien à faire", "L’équipe de l’incubateur", "Échéance");
        assertThat(leads.get(one.path()).html().select(".t-outlook").text())
                .contains("Demandez leur avis à deux personnes", "Vous, l’équipe de l’incubateur");
        jdbc.sql("update dossier_step set at = at - interval '50 days' where dossier_id = :id")
                .param("id", one.id().value())
                .update();
        assertThat(one.visit().get(one.path()).html().select(".t-outlook").text())
                .contains("Date dépassée");
    }

    @Test
    void aDeclaredSpecificationIsToldAtTheOpeningBeforeSubmittingAndToThoseWhoReview() {
        RequestReference reference = asked("cahier", assessed("cahier-des-charges"));
        Visit leads = people.signedIn(lead());
        assertThat(leads.get("/dossiers/nouveau?demande=" + reference.value()).text())
                .contains("qu’un cahier des charges existe");
        DossierId id = applications.open(reference, lead());
        Actor applicant = people.actor("cahier@preuves.test");
        Opened one = new Opened(id, "/dossiers/" + id, applicant, people.signedIn(applicant));
        assertThat(jdbc.sql("select body from mail_outbox where recipient = :to and kind = 'dossier-invitation'")
                        .param("to", "cahier@preuves.test")
                        .query(String.class)
                        .single())
                .contains("un cahier des charges existe déjà", "logiciel libre existant");
        for (String page : List.of("", "/fiche"))
            assertThat(one.visit().get(one.path() + page).text())
                    .as(page)
                    .contains("notre méthode ne vous convient pas", "L’opérateur public de services numériques");
        assertThat(one.visit().get(one.path() + "/fiche").html().select("button[value=soumettre]"))
                .as("it is told, and refuses nothing")
                .hasSize(1);
        submit(one, "Avec un cahier des charges");
        assertThat(leads.get(one.path() + "/instruction").text())
                .contains("Un cahier des charges a été déclaré dans l’auto-diagnostic");
    }

    @Test
    void nobodyIsToldOfASpecificationThatTheyDidNotDeclare() {
        Opened one = opened("sans-cahier", "intuition");
        submit(one, "Sans cahier des charges");
        assertThat(one.visit().get(one.path()).text()).doesNotContain("ne vous convient pas");
        assertThat(people.signedIn(lead()).get(one.path() + "/instruction").text())
                .doesNotContain("Un cahier des charges a été déclaré");
    }

    @Test
    void whatWasGatheredStandsBesideEachPrerequisite() {
        Opened one = opened("rassemble", "arretee");
        ProblemId problem = problems.published("La cantine ne sait pas qui viendra");
        problems.confirmed(problem, "preuve@ville-vertou.fr", "commune:44215");
        problems.confirmed(problem, "preuve@ville-nantes.fr", "commune:44109");
        for (Map.Entry<String, String> file : Map.of(
                        "prerequis-budget", "délibération.txt", "fiche-reussite", "comptages.txt")
                .entrySet())
            documents.add(
                    one.id(),
                    file.getValue(),
                    new ByteArrayInputStream(file.getKey().getBytes(StandardCharsets.UTF_8)),
                    new Documents.About(Support.of(file.getKey()), "Ce qui le montre", false),
                    one.applicant());
        hypotheses.add(
                one.id(),
                new Hypotheses.Written(
                        Hypothesis.About.LEAD, "Les familles répondent la veille.", "Une sur deux ne répond pas."),
                one.applicant());
        Visit.Page linked = one.visit()
                .form(one.visit().get(one.path() + "/probleme"), one.path() + "/probleme")
                .with("numero", "https://exemple.test/problemes/" + problem)
                .send();
        assertThat(linked.text()).contains("Le problème du registre est lié", "La cantine ne sait pas qui viendra");
        submit(one, "Tout est là");
        Visit.Page review = people.signedIn(lead()).get(one.path() + "/instruction");
        assertThat(judged(review, 1).text())
                .contains("La cantine ne sait pas qui viendra", "2 collectivités l’ont confirmé", "Problème partagé")
                .contains("Les familles ne savent pas si la cantine les attend.")
                .contains(
                        "D’autres collectivités rencontrent-elles le même problème",
                        "au moins deux nous l’ont confirmé")
                .contains("Vertou", "une fois sur cinq avec une erreur", "secrétaire de mairie")
                .doesNotContain("délibération.txt");
        assertThat(judged(review, 1).select("a[href=/problemes/" + problem + "]"))
                .isNotEmpty();
        assertThat(judged(review, 2).text())
                .contains("Les familles répondent la veille.", "Ouverte", "Aucun entretien mené")
                .contains("Nous savons ce que nous voulons");
        assertThat(judged(review, 4).text()).contains("comptages.txt");
        assertThat(judged(review, 5).text()).contains("délibération.txt", "Ce qui le montre");
        assertThat(judged(review, 6).text()).doesNotContain("délibération.txt", "comptages.txt");
    }

    @Test
    void aProblemIsLinkedByItsNumberOrItsAddressAndNoOther() {
        Opened one = opened("lien", "intuition");
        String path = one.path() + "/probleme";
        for (String wrong : List.of("999999999", "la cantine", "/produits/cantine", "0")) {
            Visit.Page refused = one.visit()
                    .form(one.visit().get(path), path)
                    .with("numero", wrong)
                    .send();
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.errorOf("numero")).contains("Le registre n’a pas de problème publié");
        }
        ProblemId problem = problems.published("Les barnums se perdent entre communes");
        one.visit()
                .form(one.visit().get(path), path)
                .with("numero", problem.toString())
                .send();
        assertThat(one.visit().get(one.path()).text()).contains("Les barnums se perdent entre communes");
        one.visit().form(one.visit().get(path), path).forged("action", "aucun").send();
        assertThat(one.visit().get(one.path()).text()).doesNotContain("Les barnums se perdent entre communes");
    }

    @Test
    void aBriefWithTooFewWordsIsNotSubmittedAndEachFieldSaysHowManyItNeeds() {
        Opened one = opened("court", "intuition");
        String fiche = one.path() + "/fiche";
        Visit.Page refused = one.visit()
                .form(one.visit().get(fiche), fiche)
                .with("titre", "Trop court")
                .with("probleme", "La cantine jette trop.")
                .with("piste", "Un message")
                .with("hypothese", "Les familles répondent.")
                .with("usagers", "Douze agents")
                .with("territoire-recherche", "Quimper")
                .with("reussite", "Moitié moins")
                .with("equipe", "Une agente")
                .with("enveloppe", "180 000 €")
                .forged("action", "soumettre")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("probleme")).contains("15 mots au moins (4 pour l’instant)");
        assertThat(refused.errorOf("piste")).contains("10 mots au moins");
        assertThat(refused.errorOf("reussite")).contains("8 mots au moins");
        assertThat(one.visit().form(refused, fiche).value("probleme")).isEqualTo("La cantine jette trop.");
    }

    @Test
    void specificationLanguageIsShownWhileOneWritesAndToThoseWhoReviewAndRefusesNothing() {
        Opened one = opened("langage", "intuition");
        String fiche = one.path() + "/fiche";
        String sentence = "Le système devra comporter un module de paiement & un <b>annuaire</b>.";
        Visit.Page saved = one.visit()
                .form(one.visit().get(fiche), fiche)
                .with("piste", "Un message qui part seul, et une réponse en un geste. " + sentence)
                .send();
        assertThat(saved.html().select("[data-precision-of=piste]").text())
                .contains(sentence, "Une exigence dit ce qu’il faut construire", "Quel changement attendez-vous");
        String token = one.visit().form(saved, fiche).value("_csrf");
        assertThat(one.visit()
                        .post(
                                fiche + "/precision",
                                "application/x-www-form-urlencoded",
                                "_csrf=" + token + "&piste=Une+API+REST&probleme=")
                        .body())
                .contains("\"piste\"", "Une API REST");
        assertThat(one.visit().get(one.path()).html().select("details.t-flags").text())
                .contains("Un passage parle comme un cahier des charges");
        assertThat(one.visit().get("/api" + one.path()).body())
                .contains("\"alertes\":[{\"partie\":\"piste\",\"phrase\":\"Le système devra comporter");
        texts.submit(
                one.id(),
                OpenedDossiers.complete("Avec une exigence")
                        .with(
                                Brief.Part.SOLUTION_LEAD,
                                "Un message qui part seul, et une réponse en un geste. " + sentence),
                applications.read(one.id(), one.applicant()).version(),
                one.applicant());
        Visit.Page review = people.signedIn(lead()).get(one.path() + "/instruction");
        assertThat(judged(review, 2).text()).contains("Passages qui parlent comme un cahier des charges", sentence);
    }
}
