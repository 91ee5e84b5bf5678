package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.terreau.identity.SignInLinks;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.survey.Answer;
import org.terreau.survey.AnswerFiles;
import org.terreau.survey.Answers;
import org.terreau.survey.Survey;
import org.terreau.survey.SurveyedProducts;
import org.terreau.survey.Surveys;
import org.terreau.survey.Themes;
import org.terreau.survey.Verbatim;
import org.terreau.survey.Verbatims;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

@ApplicationTest
class SurveyPagesTests {

    private static final String CSV = "date;satisfaction\n2026-10-01;Bien\n2026-10-02;Jamais\n";

    private final People people;
    private final SignInLinks links;
    private final SurveyedProducts products;
    private final Surveys surveys;
    private final Answers answers;
    private final Verbatims verbatims;
    private final Themes themes;
    private final AnswerFiles files;

    SurveyPagesTests(
            People people,
            SignInLinks links,
            ProductCatalogue catalogue,
            Surveys surveys,
            Answers answers,
            Verbatims verbatims,
            Themes themes,
            AnswerFiles files) {
        this.people = people;
        this.links = links;
        this.products = new SurveyedProducts(catalogue, people);
        this.surveys = surveys;
        this.answers = answers;
        this.verbatims = verbatims;
        this.themes = themes;
        this.files = files;
    }

    @Test
    void aSurveyIsAnsweredReadAndPublishedComfortablyAtBothWidths() {
        ProductId product = products.product("Salles à louer");
        surveys.open(product, new Surveys.Terms("", null, null, ""), products.staff());
        themes.add(product, "Lenteur", false, products.staff());
        for (int one = 0; one < 6; one++)
            answers.receive(
                    product,
                    SurveyedProducts.saying(
                            1 + one % 5, 5, 10 - one, "Appelez Mme Guéguen au 06 39 98 00 1" + one + ".", true),
                    List.of(),
                    Answer.Channel.LINK,
                    "pages " + one);
        Verbatim said =
                verbatims.all(product, Verbatim.Choice.ALL, products.staff()).get(0);
        long shown = files.keep(
                product, "avis.csv", new ByteArrayResource(CSV.getBytes(StandardCharsets.UTF_8)), products.staff());
        long taken = files.take(
                        product,
                        files.keep(
                                product,
                                "avis.csv",
                                new ByteArrayResource(CSV.getBytes(StandardCharsets.UTF_8)),
                                products.staff()),
                        Map.of(0, "date", 1, "satisfaction"),
                        false,
                        products.staff())
                .id();
        Map<String, List<String>> faults = new LinkedHashMap<>();
        String desk = Survey.deskPath(product);
        try (Browser browser = new Browser(people.port())) {
            Browser.Window window = browser.window(Browser.DESK);
            window.open(Survey.formPath(product));
            window.page().locator("main form button").click();
            look(window, "survey-refused", faults);
            window.page().locator("label[for=facilite-5]").click();
            window.page().locator("label[for=utilite-4]").click();
            window.page().locator("label[for=recommandation-9]").click();
            window.page().locator("[name=commentaire]").fill("Rien à redire.");
            window.page().locator("label[for=accord]").click();
            look(window, "survey-form", faults);
            window.page().locator("[name=ouvert]").evaluate("field => { field.value = '1' }");
            window.page().locator("main form button").click();
            assertThat(window.page().locator("h1").innerText()).contains("Merci");
            look(window, "survey-thanks", faults);
            window.open(Survey.formPath(product) + "/cadre");
            look(window, "survey-frame", faults);
            window.open(product.path() + "/stats");
            look(window, "survey-stats", faults);
            String link = links.issue(products.staff().id(), SignInLinks.SHORT, "/");
            window.open(link.substring(link.indexOf("/connexion")));
            window.page().locator("main form button").click();
            for (String page : List.of("", "/verbatims", "/themes", "/import", "/indicateurs", "/reglages")) {
                window.open(desk + page);
                look(window, "survey-desk" + page.replace('/', '-'), faults);
            }
            window.open(said.path());
            look(window, "survey-verbatim", faults);
            window.open(desk + "/import/" + shown);
            look(window, "survey-import-shown", faults);
            window.open(desk + "/imports/" + taken);
            look(window, "survey-import-taken", faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void look(Browser.Window window, String name, Map<String, List<String>> faults) {
        window.picture(name);
        List<String> found = window.faultsAtBothWidths().stream()
                .filter(fault -> !fault.contains("422"))
                .toList();
        if (!found.isEmpty()) faults.merge(name, found, (one, other) -> one);
    }
}
