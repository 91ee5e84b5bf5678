package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class ProposalTests {

    private final People people;
    private final ProblemFixtures problems;
    private final Registry registry;
    private final Retention retention;
    private final JdbcClient jdbc;

    ProposalTests(People people, ProblemFixtures problems, Registry registry, Retention retention, JdbcClient jdbc) {
        this.people = people;
        this.problems = problems;
        this.registry = registry;
        this.retention = retention;
        this.jdbc = jdbc;
    }

    private static Visit.Form filled(Visit visit, String title, String email) {
        Visit.Form form = visit.form(visit.get("/problemes/proposer"), "/problemes/proposer")
                .with("themes", "social", "jeunesse")
                .with("territoires", "Vertou (44)\n29151")
                .with("nom", "Dominique Propose")
                .with("courriel", email)
                .forged("ouvert", "1");
        for (Statement.Part part : Statement.Part.values())
            form.with(part.code(), ProblemFixtures.statement(title).get(part));
        return form;
    }

    private ProblemId proposed(Visit visit, String title, String email) {
        assertThat(filled(visit, title, email).send().text()).contains("Regardez vos courriels");
        String link = problems.link(email);
        visit.form(visit.get(link), link + "/confirmation").send();
        return new ProblemId(jdbc.sql("select id from problem where title = :title")
                .param("title", title)
                .query(Long.class)
                .single());
    }

    private Visit.Page decide(Visit team, ProblemId id, String decision, String reason) {
        Visit.Page page = team.get(id.path() + "/relecture");
        return team.form(page, id.path() + "/relecture")
                .forged("decision", decision)
                .forged("motif", reason)
                .send();
    }

    @Test
    void aProposalIsConfirmedReadAndPublished() {
        Visit visit = people.visitor();
        String title = "Les familles déclarent leur adresse cinq fois";
        assertThat(filled(visit, title, "propose@problemes.test").send().text()).contains("Regardez vos courriels");
        Visit team = people.signedIn(problems.staff());
        assertThat(team.get("/problemes/a-relire").text()).doesNotContain(title);
        String link = problems.link("propose@problemes.test");
        assertThat(visit.form(visit.get(link), link + "/confirmation").send().text())
                .contains("Votre adresse est vérifiée");
        assertThat(team.get("/problemes/a-relire").text()).contains(title).contains("Dominique Propose");
        ProblemId id = new ProblemId(jdbc.sql("select id from problem where title = :title")
                .param("title", title)
                .query(Long.class)
                .single());
        assertThat(visit.get(id.path()).status()).isEqualTo(404);
        Visit.Page published = decide(team, id, "publier", "");
        assertThat(published.text())
                .contains("Le problème est publié")
                .contains("Vertou (44)")
                .contains("Morlaix (29)");
        assertThat(problems.lastMail("propose@problemes.test"))
                .contains("Publié")
                .contains(id.path() + "/declarer");
        assertThat(visit.get("/problemes?theme=jeunesse&territoire=region:53").text())
                .contains(title);
        assertThat(visit.get(id.path()).text()).doesNotContain("Dominique Propose");
    }

    @Test
    void aProposalIsGivenBackWithAReasonAndSentAgainMorePrecise() {
        Visit visit = people.visitor();
        ProblemId id = proposed(visit, "Les inscriptions aux activités sont refaites", "reprise@problemes.test");
        Visit team = people.signedIn(problems.staff());
        assertThat(decide(team, id, "rendre", "non").status()).isEqualTo(422);
        assertThat(decide(team, id, "rendre", "Dites combien de familles cela concerne, s’il vous plaît.")
                        .status())
                .isEqualTo(200);
        String link = problems.link("reprise@problemes.test");
        Visit.Page revise = visit.get(link);
        assertThat(revise.text()).contains("combien de familles");
        visit.form(revise, link + "/reprise")
                .with("frequence", "Soixante familles par mois")
                .send();
        assertThat(registry.find(id).orElseThrow().state()).isEqualTo(ProblemState.PROPOSED);
        assertThat(registry.find(id).orElseThrow().statement().get(Statement.Part.FREQUENCY))
                .contains("Soixante");
        decide(team, id, "refuser", "Ce problème est déjà publié sous un autre titre.");
        assertThat(problems.lastMail("reprise@problemes.test")).contains("déjà publié sous un autre titre");
        assertThat(team.get(id.path() + "/relecture").html().select("form[action$=relecture]"))
                .isEmpty();
    }

    @Test
    void thePrecisionIsCheckedWithoutScriptAndAskedWhileTypingWithIt() {
        Visit visit = people.visitor();
        Visit.Page checked = filled(visit, "Une application pour la cantine des écoles", "precis@problemes.test")
                .with("qui", "Les gens")
                .forged("action", "verifier")
                .send();
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.html().select("[data-precision-of=qui]").text()).contains("Qui, précisément");
        assertThat(checked.html().select("[data-precision-of=titre]").text()).contains("nomme une solution");
        assertThat(visit.form(checked, "/problemes/proposer").value("courriel")).isEqualTo("precis@problemes.test");
        String token = visit.form(checked, "/problemes/proposer").value("_csrf");
        Visit.Page answer = visit.post(
                "/problemes/precision", "application/x-www-form-urlencoded", "_csrf=" + token + "&frequence=souvent");
        assertThat(answer.body()).contains("\"frequence\"").contains("Combien de fois par an");
        assertThat(visit.post("/problemes/precision", "application/x-www-form-urlencoded", "frequence=souvent")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsMissingIsSaidBesideEachPart() {
        Visit visit = people.visitor();
        Visit.Page refused = filled(visit, "", "manque@problemes.test")
                .with("qui", "")
                .with("territoires", "Zorglubville-sur-Néant\nSaint-Denis")
                .with("nom", "")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("titre")).contains("en une phrase");
        assertThat(refused.errorOf("qui")).contains("qui en souffre");
        assertThat(refused.errorOf("nom")).contains("votre nom");
        assertThat(refused.errorOf("territoires")).contains("Zorglubville").contains("précisez laquelle");
    }

    @Test
    void twoEditorsLoseNoWord() {
        Actor staff = problems.staff();
        ProblemId id = problems.published("Deux personnes modifient cet énoncé");
        Visit one = people.signedIn(staff);
        Visit other = people.signedIn(staff);
        String action = id.path() + "/modifier";
        Visit.Form mine = one.form(one.get(action), action).with("qui", "Les agents d’accueil de Vertou");
        other.form(other.get(action), action)
                .with("qui", "Les régisseurs des petites communes")
                .send();
        Visit.Page conflict = mine.send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("Les agents d’accueil de Vertou")
                .contains("Les régisseurs des petites communes");
        Visit.Page saved = one.form(conflict, action).send();
        assertThat(saved.text()).contains("L’énoncé est enregistré").contains("Les agents d’accueil de Vertou");
        assertThat(saved.text())
                .contains("énoncé modifié")
                .contains("qui en souffre")
                .contains("Sacha Relit");
        assertThat(people.visitor().get(id.path()).text())
                .contains("par l’équipe de l’incubateur")
                .doesNotContain("Sacha Relit");
    }

    @Test
    void aProposalThatNobodyConfirmsIsForgotten() {
        filled(people.visitor(), "Cette proposition ne sera pas confirmée", "oubli@problemes.test")
                .send();
        jdbc.sql(
                        "update problem set proposed_at = proposed_at - interval '15 days' where title like 'Cette proposition%'")
                .update();
        retention.run();
        assertThat(jdbc.sql("select count(*) from problem_proposal where email = 'oubli@problemes.test'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theStaffWriteAndPublishAtOnce() {
        Visit team = people.signedIn(problems.staff());
        Visit.Form form = team.form(team.get("/problemes/nouveau"), "/problemes/nouveau");
        for (Statement.Part part : Statement.Part.values())
            form.with(
                    part.code(),
                    ProblemFixtures.statement("Les relevés d’eau sont recopiés").get(part));
        assertThat(form.send().text()).contains("Le problème est publié").contains("Les relevés d’eau sont recopiés");
    }

    @Test
    void whatAStrangerMayNotReadDoesNotExistForThem() {
        assertThat(people.visitor().get("/problemes/propositions/inconnu").status())
                .isEqualTo(404);
        assertThat(people.visitor().get("/problemes/declarations/inconnu").status())
                .isEqualTo(404);
    }
}
