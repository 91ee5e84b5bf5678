package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class ExperimentationTests {

    private static final CollectivityId QUIMPER =
            CollectivityId.parse("commune:29232").orElseThrow();

    private final People people;
    private final DeployedProducts products;
    private final Deployments deployments;
    private final Experimentations experimentations;
    private final Feedbacks feedbacks;
    private final DeploymentRetention retention;
    private final JdbcClient jdbc;

    ExperimentationTests(
            People people,
            ProductCatalogue catalogue,
            Incubators incubators,
            Deployments deployments,
            Experimentations experimentations,
            Feedbacks feedbacks,
            DeploymentRetention retention,
            JdbcClient jdbc) {
        this.people = people;
        this.products = new DeployedProducts(catalogue, incubators, people);
        this.deployments = deployments;
        this.experimentations = experimentations;
        this.feedbacks = feedbacks;
        this.retention = retention;
        this.jdbc = jdbc;
    }

    private Experimentation open(ProductId product) {
        long id = experimentations.open(product, QUIMPER, LocalDate.of(2025, 9, 1), products.officer());
        return experimentations.read(product, id, products.officer());
    }

    private Visit.Form feedback(Visit visitor, String path, int rating, String verbatim, boolean consent) {
        Visit.Form form = visitor.form(visitor.get(path), path)
                .with("note", String.valueOf(rating))
                .with("bien", "La saisie est rapide.")
                .with("temoignage", verbatim)
                .with("profil", "agente d’accueil")
                .with("ouvert", "1");
        return consent ? form.with("accord", "oui") : form;
    }

    @Test
    void fromTheAgreementToTheDecision() {
        ProductId product = products.product("Essayé");
        Visit officer = people.signedIn(products.officer());
        String list = product.path() + "/experimentations";
        Visit.Page opened = officer.form(officer.get(list), list)
                .with("collectivite-recherche", "Quimper (29)")
                .with("debut", "2025-09-01")
                .send();
        assertThat(opened.text()).contains("L’expérimentation est ouverte");
        String path = opened.path();
        assertThat(deployments.read(product, QUIMPER, products.officer()).state())
                .isEqualTo(DeploymentState.TESTING);
        Visit.Page edited = officer.form(opened, path)
                .with("referent", "Yann Accueille")
                .with("courriel", "yann@quimper.test")
                .with("usagers", "Douze agents d’accueil")
                .with("protocole", "Six semaines d’usage réel.")
                .with("signe", "2025-08-20")
                .with("accord", "https://quimper.example/deliberation")
                .send();
        assertThat(edited.text()).contains("L’expérimentation est enregistrée");
        assertThat(officer.get(list).text()).contains("accord signé");
        Visit.Page kept = officer.form(edited, path + "/accord")
                .file("fichier", "accord.txt", "Signé.".getBytes(StandardCharsets.UTF_8))
                .send();
        assertThat(kept.text()).contains("L’accord est joint").contains("accord.txt");
        assertThat(officer.get(path + "/accord").body()).isEqualTo("Signé.");
        assertThat(people.signedIn(products.stranger()).get(path + "/accord").status())
                .isEqualTo(403);

        assertThat(officer.form(officer.get(path), path + "/seuils")
                        .with("seuil-retours", "deux")
                        .with("seuil-note", "7")
                        .send())
                .satisfies(wrong -> {
                    assertThat(wrong.status()).isEqualTo(422);
                    assertThat(wrong.errorOf("seuil-retours")).contains("nombre entier");
                    assertThat(wrong.errorOf("seuil-note")).contains("entre 1 et 5");
                });
        assertThat(officer.form(officer.get(path), path + "/seuils")
                        .with("seuil-retours", "2")
                        .with("seuil-note", "3,5")
                        .send()
                        .text())
                .contains("Les seuils sont fixés", "2 retours au moins, 3,5 sur 5 en moyenne");

        Experimentation one = experimentations.of(product, products.officer()).get(0);
        Visit user = people.visitor();
        assertThat(feedback(user, one.feedbackPath(), 5, "On ne revient plus au papier.", true)
                        .send()
                        .text())
                .contains("Merci");
        feedback(user, one.feedbackPath(), 2, "À garder pour vous.", false).send();
        Visit.Page results = officer.get(path);
        assertThat(results.text())
                .contains("2 retours")
                .contains("3,5 sur 5")
                .contains("À relire")
                .contains("Pour l’équipe seulement");
        assertThat(people.visitor().get(product.path()).text()).doesNotContain("On ne revient plus au papier");
        Visit.Page moderated = officer.form(
                        results,
                        results.html().select("form[action*=/retours/]").attr("action"))
                .forged("action", "publier")
                .send();
        assertThat(moderated.text()).contains("Le témoignage est publié");
        assertThat(people.visitor().get(product.path()).text())
                .contains("On ne revient plus au papier")
                .contains("2 retours, 3,5 sur 5")
                .doesNotContain("À garder pour vous", "Yann Accueille");

        assertThat(officer.get(path).html().select("[name=malgre]"))
                .as("all that a go rests on is there")
                .isEmpty();
        Visit.Page refused = officer.form(officer.get(path), path + "/decision").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("preuves")).contains("repose");
        Visit.Page decided = officer.form(refused, path + "/decision")
                .with("decision", "go")
                .with("raison", "Les agents continuent sans rappel depuis six semaines.")
                .with("preuves", "Douze agents sur douze, deux retours.")
                .send();
        assertThat(decided.text()).contains("La décision est enregistrée").contains("(3,5 sur 5)");
        assertThat(people.visitor().get(product.path()).text()).contains("Go", "Les agents continuent sans rappel");
        assertThat(officer.get(path + "/retours.csv").body()).contains("On ne revient plus au papier.");
        assertThat(officer.get("/api" + path + "/retours").body()).contains("\"moyenne\":3.50");
    }

    @Test
    void aGoWithoutItsBasisTakesAReasonAndAConfirmationAndIsMarkedInPublic() {
        ProductId product = products.product("Sans base");
        Experimentation one = open(product);
        feedback(people.visitor(), one.feedbackPath(), 2, "", false).send();
        Visit officer = people.signedIn(products.officer());
        officer.form(officer.get(one.path()), one.path() + "/seuils")
                .with("seuil-retours", "1")
                .with("seuil-note", "2")
                .send();
        Visit.Page page = officer.get(one.path());
        assertThat(page.text())
                .contains("Fixé après les premiers retours", "l’accord signé avec la collectivité Manque");
        Visit.Page refused = officer.form(page, one.path() + "/decision")
                .with("decision", "go")
                .with("raison", "Les agents continuent sans rappel depuis six semaines.")
                .with("preuves", "aucune")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("malgre")).contains("malgré ce qui manque");
        assertThat(refused.errorOf("confirmation")).contains("Confirmez");
        assertThat(people.visitor().get(product.path()).text()).doesNotContain("Les agents continuent");
        Visit.Page decided = officer.form(refused, one.path() + "/decision")
                .with("malgre", "La préfecture demande une réponse avant l’été.")
                .with("confirmation", "oui")
                .send();
        assertThat(decided.text()).contains("La décision est enregistrée");
        String told = people.visitor().get(product.path()).text();
        assertThat(told)
                .contains("Go, sans tout ce qu’il demande", "Les agents continuent sans rappel")
                .contains("Décidé sans : l’accord signé avec la collectivité, les usagers de l’essai, décrits")
                .contains("des seuils fixés avant les premiers retours")
                .contains("La préfecture demande une réponse avant l’été.");
        Visit.Page stopped = officer.form(officer.get(one.path()), one.path() + "/decision")
                .with("decision", "arreter")
                .with("raison", "Les agents sont revenus au papier en juin.")
                .with("preuves", "Deux visites sur place.")
                .send();
        assertThat(stopped.text()).as("another decision asks for nothing more").contains("La décision est enregistrée");
    }

    @Test
    void aThresholdChangedAfterTheAnswersLeavesTheFirstToJudge() {
        ProductId product = products.product("Seuil changé");
        Experimentation one = open(product);
        experimentations.aim(product, one.id(), "2", "4", products.officer());
        feedback(people.visitor(), one.feedbackPath(), 3, "", false).send();
        experimentations.aim(product, one.id(), "1", "3", products.officer());
        assertThat(experimentations.thresholds(one))
                .extracting(Thresholds::responses)
                .containsExactly(2, 1);
        assertThat(experimentations.basis(one).unmet())
                .contains(GoBasis.Condition.RESPONSES, GoBasis.Condition.MEAN)
                .doesNotContain(GoBasis.Condition.THRESHOLDS);
    }

    @Test
    void deployingBeforeAGoAsksWhyAndDoesNotStop() {
        ProductId product = products.product("Pressé");
        Experimentation one = open(product);
        Visit officer = people.signedIn(products.officer());
        String path = product.path() + "/deploiements";
        Visit.Page form = officer.get(path + "/ajout");
        Visit.Page review = officer.form(form, path + "/ajout")
                .with("collectivites", "29019")
                .with("etat", "actif")
                .send();
        Visit.Page warned = officer.form(review, path + "/ajout/confirmation").send();
        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.errorOf("raison")).contains("dites pourquoi");
        assertThat(officer.form(warned, path + "/ajout/confirmation")
                        .with("raison", "La métropole l’a demandé.")
                        .send()
                        .text())
                .contains("Une collectivité est ajoutée");
        assertThat(officer.get(path + "/commune:29019").text()).contains("La métropole l’a demandé.");
        assertThat(officer.get(path + "/commune:29232").text())
                .as("the host itself needs no go")
                .doesNotContain("Vous pouvez déployer ici");
        experimentations.decide(
                product,
                one.id(),
                new Experimentation.Verdict(
                        Experimentation.Decision.GO,
                        "Les usagers l’ont adopté en un mois.",
                        "Neuf retours sur dix.",
                        "Les retours sont venus au téléphone.",
                        true),
                products.officer());
        Visit.Page after = officer.form(officer.get(path + "/ajout"), path + "/ajout")
                .with("collectivites", "29151")
                .with("etat", "actif")
                .send();
        assertThat(officer.form(after, path + "/ajout/confirmation").send().text())
                .contains("Une collectivité est ajoutée");
    }

    @Test
    void theFormIsFramedByTheSitesOfTheExperimentationAlone() {
        Experimentation one = open(products.product("Encadré"));
        Visit visitor = people.visitor();
        Visit.Page framed = visitor.get(one.feedbackPath() + "/cadre");
        assertThat(framed.header("Content-Security-Policy"))
                .contains("frame-ancestors 'self' https://service.example")
                .doesNotContain("*");
        assertThat(framed.header("X-Frame-Options")).isEmpty();
        Visit.Page whole = visitor.get(one.feedbackPath());
        assertThat(whole.header("Content-Security-Policy")).endsWith("frame-ancestors 'self'");
        assertThat(whole.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(visitor.get("/").header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        // A frame of another site sends no cookie of ours: a new visit has none.
        String path = one.feedbackPath() + "/cadre";
        Visit.Form form = visitor.form(framed, path).with("note", "4").with("ouvert", "1");
        assertThat(form.send().text()).contains("Merci");
        assertThat(people.visitor()
                        .post(one.feedbackPath(), "application/x-www-form-urlencoded", "note=4&ouvert=1")
                        .status())
                .as("outside the frame, a token is asked for")
                .isEqualTo(403);
    }

    @Test
    void theQrCodeIsADrawingOfTheLink() {
        Experimentation one = open(products.product("Affiché"));
        Visit.Page qr = people.visitor().get(one.feedbackPath() + "/qr.svg");
        assertThat(qr.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(qr.body()).startsWith("<svg").contains("viewBox");
        Visit.Page page = people.signedIn(products.officer()).get(one.path());
        assertThat(page.html().select("img.t-qr").attr("alt")).contains(one.feedbackPath());
        assertThat(page.html().select("a[href=" + one.feedbackPath() + "]").text())
                .contains(one.feedbackPath());
    }

    @Test
    void feedbackIsRefusedWithoutARatingFromRobotsAndWhenItIsClosed() {
        ProductId product = products.product("Fermé");
        Experimentation one = open(product);
        Visit visitor = people.visitor();
        String path = one.feedbackPath();
        Visit.Page refused =
                visitor.form(visitor.get(path), path).with("ouvert", "1").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choisissez une note");
        assertThat(feedback(visitor, path, 5, "", false)
                        .with("site", "robot")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(feedback(visitor, path, 5, "", true).send().errorOf("temoignage"))
                .contains("Écrivez la phrase");
        experimentations.edit(
                product,
                one.id(),
                new Experimentations.Terms("", "", "", one.start(), null, "", "", "", null, "", false),
                one.version(),
                products.officer());
        assertThat(visitor.get(path).text()).contains("ne reçoit pas de retours");
        assertThat(visitor.get(path).html().select("form[action=" + path + "]")).isEmpty();
        assertThat(visitor.get("/retours/aaaaaaaaaaaaaaaaaaaaaaaaaaaa").status())
                .isEqualTo(404);
    }

    @Test
    void aFloodOfFeedbackIsStopped() {
        Experimentation one = open(products.product("Submergé"));
        Feedbacks.New said = new Feedbacks.New(3, "", "", "", "", false);
        for (int time = 0; time < 20; time++) feedbacks.receive(one.token(), said, List.of(), "lien", "10.9.8.7");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> feedbacks.receive(one.token(), said, List.of(), "lien", "10.9.8.7"))
                .isInstanceOf(org.terreau.shared.Refused.class);
    }

    @Test
    void whatWasNotPublishedIsForgottenTwoYearsAfterTheEnd() {
        ProductId product = products.product("Effacé");
        Experimentation one = open(product);
        experimentations.edit(
                product,
                one.id(),
                new Experimentations.Terms(
                        "Yann",
                        "yann@efface.test",
                        "",
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2020, 6, 1),
                        "",
                        "",
                        "",
                        null,
                        "",
                        true),
                one.version(),
                products.officer());
        feedbacks.receive(
                one.token(),
                new Feedbacks.New(2, "Rien", "Tout", "Secret", "agent", false),
                List.of(),
                "qr",
                "10.1.1.1");
        retention.run();
        assertThat(jdbc.sql(
                                "select rating || worked || lacking || verbatim from experimentation_feedback where experimentation_id = :id")
                        .param("id", one.id())
                        .query(String.class)
                        .list())
                .containsExactly("2");
        assertThat(experimentations.read(product, one.id(), products.officer()).referent())
                .isEmpty();
    }
}
