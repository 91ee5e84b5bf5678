package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.terreau.identity.ApiKeys;
import org.terreau.impact.Impact;
import org.terreau.incubator.Programme;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class SurveyApiTests {

    private final People people;
    private final SurveyedProducts products;
    private final ApiKeys keys;
    private final Answers answers;
    private final Verbatims verbatims;
    private final Impact impact;
    private final JsonMapper json;

    SurveyApiTests(
            People people,
            ProductCatalogue catalogue,
            ApiKeys keys,
            Answers answers,
            Verbatims verbatims,
            Impact impact,
            JsonMapper json) {
        this.people = people;
        this.products = new SurveyedProducts(catalogue, people);
        this.keys = keys;
        this.answers = answers;
        this.verbatims = verbatims;
        this.impact = impact;
        this.json = json;
    }

    private String key(ProductId product) {
        return keys.issue(product.keyScope(), "formulaire", Present.today().plusDays(30), products.staff());
    }

    private HttpResponse<String> call(
            String method, ProductId product, String key, String rest, String type, String body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + "/api/v1/products/"
                                            + product + "/survey/answers" + rest))
                                    .header("Content-Type", type)
                                    .header("Authorization", "Bearer " + key)
                                    .header("Accept-Language", "fr")
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private HttpResponse<String> push(ProductId product, String key, String type, String body) {
        return call("POST", product, key, "", type, body);
    }

    private long count(ProductId product) {
        return answers.results(product, Results.Choice.ALL, products.staff()).answers();
    }

    @Test
    void aServiceSendsTheAnswersOfItsOwnFormAndEachCountsOnce() {
        ProductId product = products.product("Poussé");
        String key = key(product);
        String body = """
                {"answers": [
                  {"id": "f-1", "date": "2026-10-02", "ease": 5, "usefulness": 4, "recommendation": 9,
                   "comment": "Très bien", "consent": true, "role": "secrétaire", "collectivity": "29232"},
                  {"id": "f-2", "ease": 2, "satisfaction": 3}]}
                """;
        HttpResponse<String> first = push(product, key, "application/json", body);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        JsonNode report = json.readTree(first.body());
        assertThat(report.get("added").asInt()).isEqualTo(2);
        JsonNode again =
                json.readTree(push(product, key, "application/json", body).body());
        assertThat(again.get("added").asInt()).isZero();
        assertThat(again.get("known").asInt()).isEqualTo(2);
        assertThat(count(product)).isEqualTo(2);
        Verbatim one =
                verbatims.all(product, Verbatim.Choice.ALL, products.staff()).get(0);
        assertThat(one.consent()).isTrue();
        assertThat(one.collectivity()).isNotNull();
    }

    @Test
    void eachWrongLineIsToldAndTheGoodOnesAreTakenWhenAskedFor() {
        ProductId product = products.product("Signalé");
        String key = key(product);
        String lines = """
                {"id": "1", "ease": 4}
                pas du json
                {"ease": 4}
                {"id": "4", "ease": 8}
                {"id": "5", "ease": 3, "date": "demain"}
                """;
        HttpResponse<String> refused = push(product, key, "application/x-ndjson", lines);
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode faults = json.readTree(refused.body()).get("faults");
        assertThat(faults.size()).isEqualTo(4);
        assertThat(refused.body())
                .contains("\"line\":2")
                .contains("Il manque l’identifiant")
                .contains("«\u00a08\u00a0» n’est pas une note de 1 à 5")
                .contains("«\u00a0demain\u00a0»");
        assertThat(count(product)).isZero();
        HttpResponse<String> partly = call("POST", product, key, "?partial=true", "application/x-ndjson", lines);
        assertThat(partly.statusCode()).isEqualTo(200);
        assertThat(json.readTree(partly.body()).get("added").asInt()).isEqualTo(1);
        assertThat(push(product, key, "application/json", "{\"answers\": 3}").statusCode())
                .isEqualTo(400);
        assertThat(push(product, key, "application/json", "[{").statusCode()).isEqualTo(400);
        assertThat(push(product, key, "text/csv", "a;b").statusCode()).isEqualTo(415);
    }

    @Test
    void aKeyOfAnotherProductOrNoneIsRefused() {
        ProductId product = products.product("Protégé");
        ProductId other = products.product("Autre");
        assertThat(push(product, key(other), "application/json", "[]").statusCode())
                .isEqualTo(403);
        assertThat(push(product, "terreau_faux", "application/json", "[]").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aServiceErasesAnAnswerWhoseAuthorAsksForIt() {
        ProductId product = products.product("Rappelé");
        String key = key(product);
        push(
                product,
                key,
                "application/json",
                "[{\"id\": \"r/1\", \"ease\": 5, \"comment\": \"Merci\", \"consent\": true}]");
        push(
                product,
                key,
                "application/json",
                "[{\"id\": \"r2\", \"ease\": 5, \"comment\": \"Merci bien\", \"consent\": true}]");
        Verbatim one = verbatims
                .all(product, new Verbatim.Choice("bien", "", 0, ""), products.staff())
                .get(0);
        verbatims.publish(
                product,
                one.answer(),
                new Verbatims.Publication("Merci bien", "", null, true, false),
                one.version(),
                products.staff());
        assertThat(impact.published(product).testimonies()).hasSize(1);
        assertThat(call("DELETE", product, key, "/r2", "application/json", "").statusCode())
                .isEqualTo(200);
        assertThat(impact.published(product).testimonies()).isEmpty();
        assertThat(count(product)).isEqualTo(1);
        assertThat(call("DELETE", product, key, "/r2", "application/json", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePublicFiguresAreReadFromEnoughAnswersOn() {
        ProductId product = products.product("Public");
        String key = key(product);
        String path = "/api/v1/products/" + product + "/survey";
        for (int one = 1; one < Programme.USUAL.surveyAnswers(); one++)
            push(product, key, "application/json", "[{\"id\": \"" + one + "\", \"ease\": 4, \"recommendation\": 10}]");
        assertThat(people.visitor().get(path).body())
                .contains("\"answers\":null")
                .contains("\"questions\":[]");
        push(product, key, "application/json", "[{\"id\": \"last\", \"ease\": 5, \"recommendation\": 9}]");
        assertThat(people.visitor().get(path).body())
                .contains("\"answers\":5")
                .contains("\"question\":\"facilite\"")
                .contains("\"mean\":4.2")
                .contains("\"netPromoterScore\":100")
                .doesNotContain("utilite");
        assertThat(people.visitor()
                        .get("/api/v1/products/enquete.inconnue/survey")
                        .status())
                .isEqualTo(404);
    }
}
