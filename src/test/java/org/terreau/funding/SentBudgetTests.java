package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.opendata.ProductKeys;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;

/** Versions of budgets that programs send with the key of a product (FIELD 1.6). */
@ApplicationTest
class SentBudgetTests {

    private static final int YEAR = Present.today().getYear();

    private static final String LINES = """
            {"lignes": [
              {"annee": "%d", "activite": "Développeur", "ressource": "Prestations externes", "ae": 120000, "cp": 60000.5,
               "nature": "révisé", "agentsPublics": false, "tva": "TTC"},
              {"annee": "%d", "activite": "Support", "ae": "12 000 €", "nature": "révisé", "tva": "TTC"}]}
            """.formatted(YEAR, YEAR);

    private final People people;
    private final ProductCatalogue catalogue;
    private final ProductKeys keys;
    private final BudgetSheets sheets;

    SentBudgetTests(People people, ProductCatalogue catalogue, ProductKeys keys, BudgetSheets sheets) {
        this.people = people;
        this.catalogue = catalogue;
        this.keys = keys;
        this.sheets = sheets;
    }

    private Actor staff() {
        return people.someone("staff@envoi.test", "Sacha Envoi", new Grant(Role.STAFF, "envoi.essai"));
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).in("envoi.essai").storedIn(catalogue);
    }

    private String key(ProductId product) {
        return keys.issue(product, "robot " + product, Present.today().plusDays(30), staff());
    }

    private HttpResponse<String> put(
            ProductId product, String version, String key, String type, String body, String read)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + people.port() + "/api/v1/products/" + product + "/budget/" + version))
                .header("Content-Type", type)
                .header("Accept-Language", "fr")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) request.header("Authorization", "Bearer " + key);
        if (!read.isEmpty()) request.header("If-Match", read);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(ProductId product, String key, String body) throws Exception {
        return put(product, YEAR + "/juin", key, "application/json", body, "");
    }

    @Test
    void aVersionIsPublishedOnceHoweverOftenItIsSent() throws Exception {
        ProductId product = product("envoi-une-fois");
        String key = key(product);
        HttpResponse<String> first = put(product, key, LINES);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.body()).contains("\"numero\":1", "\"tour\":\"juin\"", "\"publiee\":true");
        HttpResponse<String> again = put(product, key, LINES);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"numero\":1", "\"publiee\":false");
        String published =
                people.visitor().get("/api/v1/products/" + product + "/budget").body();
        assertThat(published).contains("\"ae\":120000.00", "\"cp\":60000.50", "\"ae\":12000.00");
        HttpResponse<String> back = put(product, key, published);
        assertThat(back.statusCode())
                .as("what is read is sent back: " + back.body())
                .isEqualTo(200);
        HttpResponse<String> changed = put(product, key, LINES.replace("12 000 €", "15 000 €"));
        assertThat(changed.statusCode()).isEqualTo(201);
        assertThat(changed.body()).contains("\"numero\":2");
        assertThat(sheets.of(product, staff()).versions()).hasSize(2);
        assertThat(sheets.of(product, staff()).lines())
                .extracting(line -> line.amount().inEuros().toPlainString())
                .containsExactlyInAnyOrder("120000.00", "15000.00");
    }

    @Test
    void whatCameOutAsAFileIsSentAsItIs() throws Exception {
        ProductId product = product("envoi-csv");
        String key = key(product);
        assertThat(put(product, key, LINES).statusCode()).isEqualTo(201);
        String csv = people.signedIn(staff())
                .get(product.path() + "/gestion-budget/lignes.csv")
                .body();
        assertThat(put(product, YEAR + "/juin", key, "text/csv", csv, "").statusCode())
                .isEqualTo(200);
        HttpResponse<String> wrong = put(
                product,
                YEAR + "/juin",
                key,
                "text/csv",
                "annee;activite;ae\n" + YEAR + ";Support;10\n" + YEAR + ";Goûter;5",
                "");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"ligne\":3", "Goûter");
    }

    @Test
    void aFaultyLineIsToldByItsNumberAndNothingIsWritten() throws Exception {
        ProductId product = product("envoi-fautif");
        String key = key(product);
        HttpResponse<String> refused = put(product, key, LINES.replace("12 000 €", "1.234"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"ligne\":2", "se lit de deux façons");
        HttpResponse<String> overpaid = put(product, key, LINES.replace("60000.5", "600000"));
        assertThat(overpaid.statusCode()).isEqualTo(422);
        assertThat(overpaid.body()).contains("\"field\":\"lignes\"", "dépasseraient les engagements");
        for (String body : new String[] {"", "{", "[1]", "{\"lignes\":7}", "[]", "[{\"annee\":\"2026\"}]"})
            assertThat(put(product, key, body).statusCode()).as(body).isEqualTo(422);
        assertThat(put(product, key, LINES.replaceFirst("\\{\"annee", "{\"produit\": \"autre\", \"annee"))
                        .body())
                .contains("d’un autre produit");
        assertThat(put(product, "1999/juin", key, "application/json", LINES, "").body())
                .contains("version-annee");
        assertThat(sheets.of(product, staff()).lines()).isEmpty();
        assertThat(sheets.of(product, staff()).versions()).isEmpty();
    }

    @Test
    void whoReadAnOlderVersionIsToldAndAnotherKeyOrNoneWritesNothing() throws Exception {
        ProductId product = product("envoi-verrou");
        String key = key(product);
        assertThat(put(product, YEAR + "/juin", key, "application/json", LINES, "\"3\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(put(product, YEAR + "/juin", key, "application/json", LINES, "\"0\"")
                        .headers()
                        .firstValue("ETag"))
                .contains("\"1\"");
        assertThat(put(product, YEAR + "/juin", key, "application/json", LINES, "\"0\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(put(product, key(product("envoi-autre")), LINES).statusCode())
                .isEqualTo(403);
        assertThat(put(product, "faux", LINES).statusCode()).isEqualTo(401);
        assertThat(put(product, "", LINES).statusCode()).isEqualTo(403);
        assertThat(put(product, YEAR + "/mars", key, "application/json", LINES, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(put(product, "demain/juin", key, "application/json", LINES, "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aClosedYearChangesOnlyWithItsReason() throws Exception {
        ProductId product = product("envoi-clos");
        String key = key(product);
        String before =
                LINES.replace("\"" + YEAR + "\"", "\"" + (YEAR - 1) + "\"").replace("révisé", "réalisé");
        assertThat(put(product, YEAR + "/janvier", key, "application/json", before, "")
                        .statusCode())
                .isEqualTo(201);
        String corrected = before.replace("12 000 €", "13 000 €");
        HttpResponse<String> refused = put(product, YEAR + "/janvier", key, "application/json", corrected, "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"justification\"");
        assertThat(put(
                                product,
                                YEAR + "/janvier?justification=Facture%20retrouv%C3%A9e",
                                key,
                                "application/json",
                                corrected,
                                "")
                        .statusCode())
                .isEqualTo(201);
    }
}
