package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programme;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class SurveyTests {

    private final People people;
    private final SurveyedProducts products;
    private final Surveys surveys;
    private final Answers answers;
    private final Products catalogue;
    private final Catalogue incubators;
    private final PublicResults results;

    SurveyTests(
            People people,
            ProductCatalogue catalogue,
            Products catalogued,
            Catalogue incubators,
            Surveys surveys,
            Answers answers,
            PublicResults results) {
        this.people = people;
        this.catalogue = catalogued;
        this.incubators = incubators;
        this.results = results;
        this.products = new SurveyedProducts(catalogue, people);
        this.surveys = surveys;
        this.answers = answers;
    }

    private ProductId open(String name) {
        ProductId product = products.product(name);
        surveys.open(product, new Surveys.Terms("", null, null, ""), products.staff());
        return product;
    }

    @Test
    void aTeamOpensASurveyPausesItResumesItAndClosesIt() {
        ProductId product = products.product("Ouvert");
        Visit staff = people.signedIn(products.staff());
        String desk = Survey.deskPath(product);
        assertThat(staff.get(desk).text()).contains("Aucune enquête n’est ouverte");
        assertThat(people.visitor().get(Survey.formPath(product)).status()).isEqualTo(404);
        Visit.Page refused = staff.form(staff.get(desk + "/reglages"), desk + "/reglages")
                .with("debut", "2026-03-01")
                .with("fin", "2026-02-01")
                .with("sites", "pas un site")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("fin")).contains("précéder");
        assertThat(refused.errorOf("sites")).contains("pas un site");
        Visit.Page opened = staff.form(refused, desk + "/reglages")
                .with("fin", "")
                .with("sites", "https://mairie.example/service")
                .with("introduction", "Deux minutes pour nous aider.")
                .send();
        assertThat(opened.text()).contains("L’enquête est ouverte").contains("https://mairie.example");
        assertThat(people.visitor().get(Survey.formPath(product)).text()).contains("Deux minutes pour nous aider.");
        for (String[] step : new String[][] {{"en-pause", "en pause"}, {"ouverte", "reçoit"}, {"fermee", "fermée"}}) {
            assertThat(staff.form(staff.get(desk), desk + "/etat")
                            .forged("etat", step[0])
                            .send()
                            .text())
                    .contains("L’enquête ")
                    .contains(step[1]);
            assertThat(people.visitor()
                            .get(Survey.formPath(product))
                            .html()
                            .select("form[action$=/avis]")
                            .isEmpty())
                    .as(step[0])
                    .isEqualTo(!step[0].equals("ouverte"));
        }
        assertThat(staff.form(staff.get(desk), desk + "/etat")
                        .forged("etat", "en-pause")
                        .send()
                        .text())
                .as("a closed survey is not paused")
                .contains("avait déjà changé d’état");
    }

    @Test
    void aVisitorAnswersWithoutScriptAndIsThankedWithAPrivateLink() {
        ProductId product = open("Répondu");
        String path = Survey.formPath(product);
        Visit visitor = people.visitor();
        Visit.Page refused =
                visitor.form(visitor.get(path), path).with("ouvert", "1").send();
        assertThat(refused.status()).isEqualTo(422);
        for (String field : List.of("facilite", "utilite", "recommandation"))
            assertThat(refused.html().select("#" + field + "-messages").text())
                    .as(field)
                    .contains("Donnez une note");
        Visit.Page again = SurveyedProducts.answered(visitor, path, 5, 4, 9)
                .with("accord", "oui")
                .send();
        assertThat(again.errorOf("commentaire")).contains("Écrivez les mots");
        Visit.Page thanks = visitor.form(again, path)
                .with("commentaire", "Tout est clair.")
                .with("lieu-recherche", "Quimper (29)")
                .with("role", "agente d’accueil")
                .send();
        assertThat(thanks.status()).isEqualTo(200);
        assertThat(thanks.path()).startsWith("/mon-avis/");
        assertThat(thanks.text()).contains("Merci de votre réponse").contains("Gardez cette adresse");
        assertThat(thanks.header("Referrer-Policy")).isEqualTo("no-referrer");
        Visit.Page results = people.signedIn(products.staff()).get(Survey.deskPath(product));
        assertThat(results.text())
                .contains("Une réponse")
                .contains("NPS de 100")
                .contains("Un verbatim attend d’être lu");
    }

    @Test
    void robotsAndFloodsAreStopped() {
        ProductId product = open("Assailli");
        String path = Survey.formPath(product);
        assertThat(SurveyedProducts.answered(people.visitor(), path, 1, 1, 1)
                        .with("site", "robot")
                        .send()
                        .status())
                .isEqualTo(422);
        Answer.New said = SurveyedProducts.saying(3, 3, 3, "", false);
        for (int time = 0; time < 20; time++)
            answers.receive(product, said, List.of(), Answer.Channel.LINK, "10.9.8.1");
        assertThatThrownBy(() -> answers.receive(product, said, List.of(), Answer.Channel.LINK, "10.9.8.1"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theFormIsFramedByTheNamedSitesAloneAndWorksThereWithoutACookie() {
        ProductId product = open("Encadré");
        String path = Survey.formPath(product) + "/cadre";
        Visit.Page framed = people.visitor().get(path);
        assertThat(framed.header("Content-Security-Policy"))
                .contains("frame-ancestors 'self' https://service.example")
                .doesNotContain("*");
        assertThat(framed.header("X-Frame-Options")).isEmpty();
        assertThat(framed.header("Set-Cookie")).isEmpty();
        Visit.Page thanks = SurveyedProducts.answered(people.visitor(), path, 4, 4, 8)
                .with("commentaire", "Bien.")
                .send();
        assertThat(thanks.text()).contains("Merci de votre réponse");
        String link = thanks.html().select("a[href*=/mon-avis/]").attr("href");
        assertThat(people.visitor().get(link).text()).contains("Bien.");
        assertThat(people.visitor()
                        .post(
                                Survey.formPath(product),
                                "application/x-www-form-urlencoded",
                                "facilite=4&utilite=4&recommandation=8&ouvert=1")
                        .status())
                .as("outside the frame, a token is asked for")
                .isEqualTo(403);
        Visit.Page whole = people.visitor().get(Survey.formPath(product));
        assertThat(whole.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(people.visitor().get(Survey.formPath(product) + "/qr.svg").body())
                .startsWith("<svg");
    }

    @Test
    void resultsAreCountedByMonthFilteredInTheAddressAndTakenAway() {
        ProductId product = open("Compté");
        for (int[] scores : new int[][] {{5, 5, 10}, {4, 3, 9}, {3, 4, 7}, {2, 1, 2}})
            answers.receive(
                    product,
                    SurveyedProducts.saying(scores[0], scores[1], scores[2], "", false),
                    List.of(),
                    scores[0] == 5 ? Answer.Channel.QR : Answer.Channel.LINK,
                    "10.2.0." + scores[0]);
        Visit staff = people.signedIn(products.staff());
        String desk = Survey.deskPath(product);
        Visit.Page all = staff.get(desk);
        assertThat(all.text())
                .contains("4 réponses")
                .contains("3,5 sur 5")
                .contains("NPS de 25")
                .contains("moins le pourcentage de ceux qui donnent de 0 à 6");
        assertThat(staff.get(desk + "?canal=qr").text()).contains("Une réponse").contains("NPS de 100");
        assertThat(staff.get(desk + "?depuis=2099-01-01").text()).contains("Aucune réponse ne correspond");
        String month = Present.month().toString();
        assertThat(staff.get(desk + "/resultats.csv").body()).contains(month + ";facilite;5;1");
        assertThat(staff.get("/api" + desk + "?canal=lien").body())
                .contains("\"reponses\":3")
                .contains("\"nps\":0")
                .contains("\"mois\":\"" + month + "\"");
        assertThat(Statements.during(() -> staff.get(desk + "?canal=qr"))).isBetween(1, 16);
    }

    @Test
    void figuresArePublicFromEnoughAnswersOn() {
        ProductId product = open("Discret");
        String stats = product.path() + "/stats";
        for (int answer = 1; answer <= Programme.USUAL.surveyAnswers(); answer++) {
            assertThat(people.visitor().get(stats + "?x=" + answer).text())
                    .contains("Donner votre avis")
                    .doesNotContain("sur 5");
            answers.receive(
                    product,
                    SurveyedProducts.saying(4, 5, 9, "", false),
                    List.of(),
                    Answer.Channel.LINK,
                    "10.3.0." + answer);
        }
        assertThat(people.visitor().get(stats).text())
                .contains("5 réponses à l’enquête")
                .contains("4 sur 5")
                .contains("NPS de 100");
        people.visitor().get(stats + "?x=a");
        assertThat(Statements.during(() -> people.visitor().get(stats + "?x=b")))
                .isBetween(1, 6);
    }

    /** Five answers, which are enough. */
    private ProductId answered(String name, String network) {
        ProductId product = open(name);
        for (int answer = 1; answer <= Programme.USUAL.surveyAnswers(); answer++)
            answers.receive(
                    product,
                    SurveyedProducts.saying(4, 5, 9, "", false),
                    List.of(),
                    Answer.Channel.LINK,
                    network + answer);
        return product;
    }

    @Test
    void whatUsersSayIsPrintedAndInTheOpenDataFromEnoughAnswersOn() throws Exception {
        ProductId product = answered("Imprimé", "10.4.0.");
        ProductId few = open("Presque muet");
        answers.receive(few, SurveyedProducts.saying(1, 1, 1, "", false), List.of(), Answer.Channel.LINK, "10.4.1.1");
        assertThat(people.visitor().get("/api/surveys.csv").body())
                .contains(product + ";facilite;12;5;5;4.0;5;100;")
                .contains(product + ";recommandation;12;5;5;9.0;10;;100")
                .doesNotContain(few.value());
        assertThat(people.visitor().get("/donnees").html().select("a[href=/api/surveys.csv]"))
                .isNotEmpty();
        try (PDDocument file = Loader.loadPDF(people.visitor().bytes(product.path() + "/stats.pdf"))) {
            assertThat(new PDFTextStripper().getText(file))
                    .contains("5 réponses à l’enquête")
                    .containsPattern("100\\h% de satisfaits")
                    .contains("NPS de 100");
        }
        try (PDDocument file = Loader.loadPDF(people.visitor().bytes(few.path() + "/stats.pdf"))) {
            assertThat(new PDFTextStripper().getText(file)).doesNotContain("réponses à l’enquête");
        }
    }

    @Test
    void theLeadOfTheIncubatorAsksForMoreAnswersBeforeAFigureIsPublicAndNeverForFewerThanFive() {
        IncubatorId incubator = new IncubatorId("enquetes.essai");
        incubators.store(new Incubator(incubator, "Enquêtes", null, null, null, null, null, null, "", false), "{}");
        ProductId product = answered("Plus discret", "10.5.0.");
        String stats = product.path() + "/stats";
        assertThat(people.visitor().get(stats).text()).contains("4 sur 5");
        Visit lead = people.signedIn(
                people.someone("cheffe@enquetes.test", "Lou Mène", new Grant(Role.LEAD, incubator.value())));
        String settings = "/reglages/enquetes.essai";
        Visit.Page refused =
                lead.form(lead.get(settings), settings).with("seuil-avis", "4").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("seuil-avis")).contains("entre 5 et 100");
        try {
            Visit.Page saved = lead.form(lead.get(settings), settings)
                    .with("seuil-avis", "6")
                    .send();
            assertThat(saved.text()).contains("Réglages enregistrés").contains("5 → 6");
            assertThat(people.visitor().get(stats).text()).doesNotContain("4 sur 5");
            assertThat(people.visitor()
                            .get("/api/v1/products/" + product + "/survey")
                            .body())
                    .contains("\"threshold\":6")
                    .contains("\"answers\":null");
            answers.receive(
                    product, SurveyedProducts.saying(4, 5, 9, "", false), List.of(), Answer.Channel.LINK, "10.5.1.1");
            assertThat(people.visitor().get(stats).text()).contains("6 réponses à l’enquête");
        } finally {
            lead.form(lead.get(settings), settings).with("seuil-avis", "5").send();
        }
    }

    @Test
    void aPublicChangeReadsAnewOnlyTheProductsWhoseUsersSaidSomething() {
        ProductId product = answered("Relu", "10.6.0.");
        ProductId other = answered("Tranquille", "10.6.1.");
        PublicResults.Shown before = results.of(catalogue.read(other));
        answers.receive(
                product, SurveyedProducts.saying(4, 5, 9, "", false), List.of(), Answer.Channel.LINK, "10.6.2.1");
        assertThat(results.of(catalogue.read(product)).results())
                .extracting(Results::answers)
                .isEqualTo(6L);
        assertThat(results.of(catalogue.read(other)).results())
                .as("the very same, not read again")
                .isSameAs(before.results());
    }

    @Test
    void aSurveyReceivesFromItsFirstDayToItsLast() {
        LocalDate today = LocalDate.of(2026, 11, 25);
        Survey survey = new Survey(new ProductId("p"), Survey.State.OPEN, today, today.plusDays(1), "", "", 1);
        assertThat(survey.receives(today.minusDays(1))).isFalse();
        assertThat(survey.receives(today)).isTrue();
        assertThat(survey.receives(today.plusDays(1))).isTrue();
        assertThat(survey.receives(today.plusDays(2))).isFalse();
    }

    @Test
    void onlyThoseWhoWorkOnTheProductReadItsAnswers() {
        ProductId product = open("Réservé");
        String desk = Survey.deskPath(product);
        Visit stranger = people.signedIn(products.stranger());
        for (String page : List.of("", "/reglages", "/verbatims", "/themes", "/resultats.csv", "/verbatims.csv")) {
            assertThat(people.visitor().get(desk + page).path()).as(page).startsWith("/connexion");
            assertThat(stranger.get(desk + page).status()).as(page).isEqualTo(403);
        }
        for (String page : List.of("", "/verbatims"))
            assertThat(stranger.get("/api" + desk + page).status()).as(page).isEqualTo(403);
        assertThat(stranger.get("/produits/enquete.inconnue/enquete").status()).isEqualTo(404);
    }
}
