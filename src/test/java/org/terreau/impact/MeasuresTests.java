package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Grant;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityKind;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.PdfPictures;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.web.Palette;
import org.terreau.web.Picture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class MeasuresTests {

    private static final IncubatorId INCUBATOR = new IncubatorId("mesures.essai");
    private static final YearMonth NOW = Present.month();

    private final People people;
    private final ProductCatalogue catalogue;
    private final ApiKeys keys;
    private final Impact impact;
    private final Measurements measurements;
    private final Reminders reminders;
    private final ImpactPersonalData personal;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    MeasuresTests(
            People people,
            ProductCatalogue catalogue,
            ApiKeys keys,
            Impact impact,
            Measurements measurements,
            Reminders reminders,
            ImpactPersonalData personal,
            JdbcClient jdbc,
            JsonMapper json) {
        this.people = people;
        this.catalogue = catalogue;
        this.keys = keys;
        this.impact = impact;
        this.measurements = measurements;
        this.reminders = reminders;
        this.personal = personal;
        this.jdbc = jdbc;
        this.json = json;
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).in(INCUBATOR).storedIn(catalogue);
    }

    private Actor staff() {
        return people.someone("staff@mesures.test", "Sacha Mesure", new Grant(Role.STAFF, INCUBATOR.value()));
    }

    private String agents(ProductId product, Aggregation aggregation) {
        return impact.define(
                product,
                Impact.Draft.plain(
                        "Agents actifs", "Combien ?", "agents", true, Cell.USED, aggregation, Periodicity.MONTH),
                staff());
    }

    private HttpResponse<String> push(ProductId product, String key, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + people.port()
                        + "/api/v1/products/" + product + "/measurements"
                        + (headers.length % 2 == 1 ? headers[headers.length - 1] : "")))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + key)
                .header("Accept-Language", "fr")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int place = 0; place + 1 < headers.length; place += 2) request.header(headers[place], headers[place + 1]);
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private String key(ProductId product) {
        return keys.issue(
                product.keyScope(), "robot " + product, Present.today().plusDays(30), staff());
    }

    @Test
    void aProgramPushesMeasurementsInThreeFormatsAndIsToldWhatBecameOfEachLine() {
        ProductId product = product("pousse.un");
        String code = agents(product, Aggregation.SUM);
        String key = key(product);
        HttpResponse<String> added = push(product, key, "application/json", """
                {"measurements": [
                  {"indicator": "agents-actifs", "period": "2026-01", "value": 12},
                  {"indicator": "agents-actifs", "period": "2026-02-01", "value": 1.5e1, "extra": {"a": [1]}}]}
                """);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(json.readTree(added.body()).get("added").asInt()).isEqualTo(2);
        HttpResponse<String> refused = push(product, key, "application/x-ndjson", """
                {"indicator": "agents-actifs", "period": "2026-01", "value": 13}
                pas du json
                {"indicator": "inconnu", "period": "2026-01", "value": 13}
                {"indicator": "agents-actifs", "period": "2026", "value": 13}
                {"indicator": "agents-actifs", "period": "2026-01", "value": 14}
                """);
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode report = json.readTree(refused.body());
        assertThat(report.get("faults").size()).isEqualTo(4);
        assertThat(report.get("faults").get(1).get("message").asString()).contains("inconnu");
        assertThat(report.get("faults").get(1).get("line").asInt()).isEqualTo(3);
        assertThat(impact.series(product).get(0).points().get(0).value()).isEqualByComparingTo("12");
        HttpResponse<String> partly = push(
                product,
                key,
                "text/csv; charset=utf-8",
                "\uFEFFIndicateur;Période;Valeur\nagents-actifs;2026-01;\"1 234\"\nrien;2026-01;3\nagents-actifs;2026-02;15\n",
                "?partial=true");
        assertThat(partly.statusCode()).as(partly.body()).isEqualTo(200);
        JsonNode counts = json.readTree(partly.body());
        assertThat(List.of(
                        counts.get("corrected").asInt(),
                        counts.get("unchanged").asInt(),
                        counts.get("faulty").asInt()))
                .containsExactly(1, 1, 1);
        assertThat(impact.one(product, code, Periodicity.QUARTER, LocalDate.parse("2026-01-01"))
                        .last()
                        .value())
                .isEqualByComparingTo("1249");
        assertThat(push(product, key, "application/json", "[{\"indicator\":").statusCode())
                .isEqualTo(400);
        assertThat(push(
                                product,
                                key,
                                "application/json",
                                "[{\"indicator\":\"agents-actifs\",\"period\":\"2026-03\",\"value\":1e999999}]")
                        .statusCode())
                .isEqualTo(422);
        assertThat(push(product, key, "text/plain", "x").statusCode()).isEqualTo(415);
    }

    @Test
    void aSecondSendingWithTheSameKeyDoesNothingAndAnswersTheSame() {
        ProductId product = product("pousse.deux");
        agents(product, Aggregation.SUM);
        String key = key(product);
        String body = "[{\"indicator\":\"agents-actifs\",\"period\":\"2026-01\",\"value\":12}]";
        HttpResponse<String> first = push(product, key, "application/json", body, "Idempotency-Key", "janvier");
        HttpResponse<String> again = push(product, key, "application/json", body, "Idempotency-Key", "janvier");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(push(product, key, "application/json", body.replace("12", "13"), "Idempotency-Key", "janvier")
                        .statusCode())
                .isEqualTo(409);
        assertThat(measurements.receipts(product, 1, staff()).total()).isEqualTo(1);
    }

    @Test
    void onlyAKeyOfTheProductPushes() {
        ProductId product = product("pousse.trois");
        ProductId other = product("pousse.quatre");
        agents(product, Aggregation.SUM);
        String body = "[]";
        assertThat(push(product, key(other), "application/json", body).statusCode())
                .isEqualTo(403);
        assertThat(push(product, "terreau_faux", "application/json", body).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theTerritoryOfAFileIsReadByCodeAndNameAndADoubtIsTold() {
        ProductId product = product("fichier.lieux");
        impact.define(
                product,
                Impact.Draft.plain(
                                "Agents actifs",
                                "Combien ?",
                                "agents",
                                true,
                                Cell.USED,
                                Aggregation.SUM,
                                Periodicity.MONTH)
                        .by(CollectivityKind.COMMUNE),
                staff());
        Visit visit = people.signedIn(staff());
        String path = "/produits/fichier.lieux/mesures/fichier";
        byte[] file =
                "Mois;Agents actifs;Territoire;Commune\n01/2026;12;13001;Marseille\n01/2026;3;06100;\n01/2026;4;29019;Brest\n01/2026;5;;Quimper\n"
                        .getBytes(StandardCharsets.UTF_8);
        Visit.Page preview = visit.form(visit.get(path), path)
                .file("fichier", "lieux.csv", file)
                .send();
        Visit.Form form = visit.form(preview, preview.path());
        assertThat(form.value("colonne-2")).isEqualTo("territory");
        assertThat(form.value("colonne-3")).isEqualTo("territory-name");
        Visit.Page refused = form.send();
        assertThat(refused.text())
                .contains("« 13001 Marseille » peut être : Marseille (13) – commune:13055, Aix-en-Provence (13)")
                .contains("« 06100 » peut être : Revest-les-Roches (06) – commune:06100, Nice (06)");
        assertThat(impact.series(product).get(0).points()).isEmpty();
    }

    @Test
    void aFileIsShownBeforeItIsTakenAndUndoneAsAWhole() throws IOException {
        ProductId product = product("fichier.un");
        agents(product, Aggregation.SUM);
        Visit visit = people.signedIn(staff());
        String path = "/produits/fichier.un/mesures/fichier";
        Visit.Page refused = visit.form(visit.get(path), path)
                .file("fichier", "vide.csv", new byte[0])
                .send();
        assertThat(refused.errorOf("fichier")).contains("Choisissez");
        byte[] old = "Mois;Agents actifs;Remarque\n01/2026;12;\n02/2026;;inconnu\n03/2026;1 015;été\n"
                .getBytes(Charset.forName("windows-1252"));
        Visit.Page preview = visit.form(visit.get(path), path)
                .file("fichier", "agents.csv", old)
                .send();
        assertThat(preview.text()).contains("3 lignes").contains("été").contains("Valeurs de « Agents actifs »");
        Visit.Form form = visit.form(preview, preview.path());
        assertThat(form.value("colonne-0")).isEqualTo("period");
        assertThat(form.value("colonne-1")).isEqualTo("indicateur agents-actifs");
        Visit.Page taken = form.send();
        assertThat(taken.text()).contains("2 valeurs ajoutées");
        assertThat(impact.series(product).get(0).points()).hasSize(2);
        Visit.Page undone = visit.form(taken, taken.path() + "/annulation").send();
        assertThat(undone.text()).contains("2 valeurs retirées");
        assertThat(impact.series(product).get(0).points()).isEmpty();
        assertThat(visit.get("/produits/fichier.un/mesures/lots").text())
                .contains("Annulation")
                .contains("agents.csv");
    }

    @Test
    void aWorkbookIsReadWithItsDatesAndItsFaultsAreTold() throws IOException {
        ProductId product = product("fichier.deux");
        agents(product, Aggregation.SUM);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "essai", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Mesures");
            for (int column = 0; column < 3; column++)
                sheet.value(0, column, List.of("indicateur", "date", "valeur").get(column));
            sheet.value(1, 0, "agents-actifs");
            sheet.value(1, 1, LocalDate.parse("2026-01-15"));
            sheet.style(1, 1).format("dd/mm/yyyy").set();
            sheet.value(1, 2, 12);
            sheet.value(2, 0, "agents-actifs");
            sheet.value(2, 1, "février");
            sheet.value(2, 2, 3);
        }
        Visit visit = people.signedIn(staff());
        String path = "/produits/fichier.deux/mesures/fichier";
        Visit.Page preview = visit.form(visit.get(path), path)
                .file("fichier", "a.xlsx", bytes.toByteArray())
                .send();
        assertThat(preview.text()).contains("2026-01-15");
        Visit.Page refused = visit.form(preview, preview.path()).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("« février » n’est pas un mois").contains("Rien n’est pris");
        Visit.Page taken =
                visit.form(refused, preview.path()).with("partiel", "oui").send();
        assertThat(taken.text()).contains("une valeur ajoutée");
        assertThat(impact.series(product).get(0).points().get(0).start()).isEqualTo("2026-01-01");
        assertThat(people.signedIn(people.someone("passant@mesures.test", "Paul Passe"))
                        .get(path)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aFormulaIsRefusedAtItsCharacterAndComputedWithItsUnit() {
        ProductId product = product("formule.un");
        Visit visit = people.signedIn(staff());
        String code = agents(product, Aggregation.SUM);
        String action = "/produits/formule.un/mesures/indicateurs/nouveau";
        Visit.Page guide = visit.get(action);
        assertThat(guide.text()).contains("Les bonnes questions").contains("obligatoire");
        Visit.Page refused = visit.form(visit.get(action + "?modele=croissance"), action)
                .with("formule", "evolution(agents-actif)")
                .send();
        assertThat(refused.errorOf("formule")).contains("Caractère 11").contains("« agents-actif »");
        Visit.Page units = visit.form(refused, action)
                .with("formule", "evolution(agents-actifs)")
                .with("unite", "euros")
                .send();
        assertThat(units.errorOf("unite")).contains("« % »");
        visit.form(units, action).with("unite", "").send();
        for (int back : List.of(12, 0))
            measurements.enter(
                    product,
                    NOW.minusMonths(back).toString(),
                    List.of(Measurements.Typed.whole(code, back == 0 ? "150" : "100")),
                    "saisie",
                    staff());
        assertThat(people.visitor()
                        .get("/produits/formule.un/indicators/croissance/api/stats?since=1")
                        .body())
                .contains("\"value\":50");
        Visit.Page used = visit.form(
                        visit.get("/produits/formule.un/mesures/indicateurs/agents-actifs"),
                        "/produits/formule.un/mesures/indicateurs/agents-actifs/archivage")
                .send();
        assertThat(used.text()).contains("est calculé à partir de lui");
    }

    @Test
    void aNewDefinitionBreaksTheSeriesVisiblyAndAStaleChangeIsRefused() {
        ProductId product = product("definition.un");
        String code = agents(product, Aggregation.LAST);
        for (int back = 13; back >= 0; back--)
            measurements.enter(
                    product,
                    NOW.minusMonths(back).toString(),
                    List.of(Measurements.Typed.whole(code, String.valueOf(100 + back))),
                    "saisie",
                    staff());
        String stats = "/produits/definition.un/stats";
        assertThat(people.visitor().get(stats).text()).contains("sur un an");
        Visit visit = people.signedIn(staff());
        String action = "/produits/definition.un/mesures/indicateurs/agents-actifs";
        Visit.Page form = visit.get(action);
        Visit.Page changed = visit.form(form, action)
                .with("definition", "Comptés autrement")
                .with("depuis", NOW.minusMonths(3).atDay(1).toString())
                .with("rupture", "oui")
                .send();
        assertThat(changed.text()).contains("Comptés autrement").contains("Ne se compare pas");
        Visit.Page broken = people.visitor().get(stats);
        assertThat(broken.html().select("svg .t-chart__break")).hasSize(1);
        assertThat(broken.html().select("svg polyline")).hasSize(2);
        assertThat(broken.text()).contains("Pas de comparaison").contains("nouvelle définition");
        assertThat(visit.form(form, action).with("nom", "Autre").send().status())
                .isEqualTo(409);
        visit.form(visit.get(action), action + "/archivage").send();
        assertThat(people.visitor()
                        .get("/produits/definition.un/indicateurs/agents-actifs")
                        .status())
                .isEqualTo(404);
        visit.form(visit.get("/produits/definition.un/mesures"), action + "/retour")
                .send();
        assertThat(people.visitor().get(stats).html().select("details tbody tr"))
                .hasSize(14);
    }

    @Test
    void aChartHasItsOwnAddressItsFilesAndAFrameForOtherSites() throws IOException {
        ProductId product = product("carte.un");
        String code = impact.define(
                product,
                Impact.Draft.plain(
                                "Agents actifs",
                                "Combien ?",
                                "agents",
                                true,
                                Cell.USED,
                                Aggregation.SUM,
                                Periodicity.MONTH)
                        .by(CollectivityKind.COMMUNE),
                staff());
        measurements.receive(
                product,
                new Batch(Batch.Kind.PUSH, "essai", true, null, sink -> {
                    sink.line(new Batch.Line(1, code, "2026-01", "12", "", "", "29232", "petites"));
                    sink.line(new Batch.Line(2, code, "2026-01", "8", "", "", "commune:29019", "grandes"));
                    sink.line(new Batch.Line(3, code, "2026-03", "5", "", "", "56260", ""));
                }),
                staff());
        Visit visit = people.visitor();
        String path = "/produits/carte.un/indicateurs/agents-actifs";
        Visit.Page page = visit.get(path);
        assertThat(page.text()).contains("Morbihan").contains("non mesuré").contains("<iframe");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'self'");
        assertThat(visit.get(path + ".csv").body()).contains("agents-actifs;Agents actifs;month;2026-01-01;20;agents");
        Visit.Page svg = visit.get(path + ".svg");
        assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(svg.body()).startsWith("<svg xmlns").contains("Agents actifs, de janvier 2026 à mars 2026");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(visit.bytes(path + ".png")));
        assertThat(picture.getWidth()).isEqualTo(Picture.WIDTH);
        assertThat(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .contains(0xff000000 | Integer.decode(Palette.MEASURE));
        Visit.Page frame = visit.get(path + "/integration");
        assertThat(frame.header("Content-Security-Policy")).contains("frame-ancestors *");
        assertThat(frame.header("X-Frame-Options")).isEmpty();
        assertThat(page.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        String asked = URLEncoder.encode("http://localhost:0" + path, StandardCharsets.UTF_8);
        JsonNode oembed =
                json.readTree(visit.get("/api/oembed?maxwidth=400&url=" + asked).body());
        assertThat(oembed.get("type").asString()).isEqualTo("rich");
        assertThat(oembed.get("width").asInt()).isEqualTo(400);
        assertThat(oembed.get("html").asString()).contains(path + "/integration");
        assertThat(visit.get("/api/oembed?url=https://ailleurs.example" + path).status())
                .isEqualTo(404);

        String stats = "/produits/carte.un/stats";
        assertThat(visit.get(stats).text()).contains("<iframe src=\"http://localhost:0" + stats + "/integration\"");
        Visit.Page whole = visit.get(stats + "/integration");
        assertThat(whole.text()).contains("Agents actifs").contains("non mesuré");
        assertThat(whole.html().select("svg")).hasSize(1);
        assertThat(whole.html().select("form, header, nav")).isEmpty();
        assertThat(whole.header("Content-Security-Policy")).contains("frame-ancestors *");
        assertThat(whole.header("X-Frame-Options")).isEmpty();
        JsonNode held = json.readTree(visit.get("/api/oembed?maxheight=500&url="
                        + URLEncoder.encode("http://localhost:0" + stats, StandardCharsets.UTF_8))
                .body());
        assertThat(held.get("height").asInt()).isEqualTo(500);
        assertThat(held.get("html").asString()).contains(stats + "/integration");
        assertThat(PdfPictures.of(visit.bytes("/produits/carte.un/stats.pdf")))
                .singleElement()
                .asString()
                .contains("Agents actifs, de janvier 2026 à mars 2026");
    }

    @Test
    void theStatsPageOfAMeasuredProductTakesSixStatementsAtMost() {
        ProductId product = product("requetes.un");
        String code = agents(product, Aggregation.SUM);
        impact.define(
                product,
                Impact.Draft.plain(
                                "Coût",
                                "Combien ?",
                                "€ / agent",
                                false,
                                Cell.EFFICIENT,
                                Aggregation.LAST,
                                Periodicity.MONTH)
                        .following(ReadyIndicator.COST_OF_USE, "", "")
                        .computedBy("budget-annuel / agents-actifs"),
                staff());
        measurements.enter(product, NOW.toString(), List.of(Measurements.Typed.whole(code, "12")), "saisie", staff());
        people.visitor().get("/produits/requetes.un/stats?x=1");
        assertThat(Statements.during(() -> people.visitor().get("/produits/requetes.un/stats?x=2")))
                .isBetween(1, 6);
        people.visitor().get("/impact?x=1");
        assertThat(Statements.during(() -> people.visitor().get("/impact?x=2"))).isBetween(1, 6);
    }

    @Test
    void aTeamIsRemindedOnceAMonthUnlessItAskedNotToBe() {
        ProductId product = product("rappel.un");
        agents(product, Aggregation.SUM);
        Actor member = people.someone("membre@mesures.test", "Mo Membre");
        Actor quiet = people.someone("muet@mesures.test", "Lou Muet");
        for (Actor one : List.of(member, quiet))
            jdbc.sql("""
                            with person as (
                                insert into team_person (account_id, name) values (:account, 'x')
                                on conflict (account_id) do update set name = excluded.name returning id)
                            insert into mission (product_id, person_id, trade, since)
                            select 'rappel.un', id, 'developpement', current_date from person
                            """).param("account", one.id().value()).update();
        Visit visit = people.signedIn(quiet);
        visit.form(visit.get("/mesures/rappels"), "/mesures/rappels").send();
        LocalDate day = NOW.atDay(6);
        reminders.remind(NOW.atDay(2));
        assertThat(sent("membre@mesures.test")).isZero();
        reminders.remind(day);
        reminders.remind(day.plusDays(3));
        assertThat(sent("membre@mesures.test")).isEqualTo(1);
        assertThat(sent("muet@mesures.test")).isZero();
        PersonalData.Person person = new PersonalData.Person(member.email(), member.id());
        assertThat(personal.held(person)).anySatisfy(thing -> assertThat(thing).containsEntry("produit", "rappel.un"));
        assertThat(personal.erase(person)).isPositive();
        assertThat(personal.held(person)).isEmpty();
    }

    private int sent(String email) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :email and kind = 'impact-reminder'")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    @Test
    void thePortfolioIsReadByImpactAndSaysWhoShowsNothing() {
        ProductId product = product("ensemble.un");
        product("ensemble.muet");
        String code = impact.define(
                product,
                Impact.Draft.plain(
                                "Impact", "Combien ?", "cas", true, Cell.IMPACTFUL, Aggregation.SUM, Periodicity.MONTH)
                        .following(ReadyIndicator.IMPACT, "", ""),
                staff());
        for (int back = 12; back >= 0; back--)
            measurements.enter(
                    product,
                    NOW.minusMonths(back).toString(),
                    List.of(Measurements.Typed.whole(code, "10")),
                    "saisie",
                    staff());
        Visit visit = people.visitor();
        Visit.Page page = visit.get("/impact?incubateur=" + INCUBATOR.value());
        assertThat(page.text())
                .contains("Produit ensemble.un")
                .contains("Par année de départ")
                .contains("130 cas");
        Visit.Page silent = visit.get("/impact?sans=oui&incubateur=" + INCUBATOR.value());
        assertThat(silent.text()).contains("Produit ensemble.muet").doesNotContain("Produit ensemble.un");
        assertThat(visit.get("/impact.csv?incubateur=" + INCUBATOR.value()).body())
                .contains("ensemble.muet");
        assertThat(visit.get("/api/impact?tri=impact&incubateur=" + INCUBATOR.value())
                        .body())
                .contains("\"id\":\"ensemble.un\"");
    }

    private ProductId usual(String id) {
        ProductId product = product(id);
        String code = agents(product, Aggregation.LAST);
        for (int back = 9; back > 0; back--)
            measurements.enter(
                    product,
                    NOW.minusMonths(back).toString(),
                    List.of(Measurements.Typed.whole(code, String.valueOf(75 + back % 4))),
                    "saisie",
                    staff());
        return product;
    }

    private Visit.Page typed(ProductId product, String value, String... more) {
        String path = "/produits/" + product + "/mesures";
        Visit visit = people.signedIn(staff());
        Visit.Form form = visit.form(visit.get(path), path + "/saisie")
                .with("periode", NOW.toString())
                .with("valeur-agents-actifs", value);
        for (String field : more) form.forged(field, "oui");
        return form.send();
    }

    @Test
    void aValueThatCantBeOrIsFarFromTheOthersIsStoppedByEachDoor() {
        ProductId product = usual("invraisemblable.un");
        assertThat(typed(product, "-50").errorOf("valeur-agents-actifs")).contains("un nombre entier, zéro ou plus");
        assertThat(typed(product, "1234,5").errorOf("valeur-agents-actifs")).contains("un nombre entier");
        Visit.Page asked = typed(product, "9999");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.errorOf("valeur-agents-actifs")).contains("9999 est loin des valeurs précédentes");
        assertThat(asked.html().select("input[type=checkbox][name=confirme-valeur-agents-actifs]"))
                .hasSize(1);
        String line = "[{\"indicator\":\"agents-actifs\",\"period\":\"" + NOW + "\",\"value\":%s}]";
        String key = key(product);
        for (String wrong : List.of("-50", "1234.5", "9999"))
            assertThat(push(product, key, "application/json", line.formatted(wrong))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        Visit visit = people.signedIn(staff());
        String path = "/produits/invraisemblable.un/mesures/fichier";
        Visit.Page shown = visit.form(visit.get(path), path)
                .file(
                        "fichier",
                        "agents.csv",
                        ("periode;Agents actifs\n" + NOW + ";9999\n").getBytes(StandardCharsets.UTF_8))
                .send();
        Visit.Page held = visit.form(shown, shown.path()).send();
        assertThat(held.status()).isEqualTo(422);
        assertThat(held.text()).contains("est loin des valeurs précédentes");
        Visit.Page taken =
                visit.form(held, held.path()).with("inhabituel", "oui").send();
        assertThat(taken.status()).isEqualTo(200);
        assertThat(push(product, key, "application/json", line.formatted("9998"), "?confirmed=true")
                        .statusCode())
                .isEqualTo(200);
        assertThat(typed(product, "9997", "confirme-valeur-agents-actifs").status())
                .as("the person has the last word")
                .isEqualTo(200);
    }

    @Test
    void aSignThatNothingCanKeepIsRefusedInWhateverFormatItCome() {
        ProductId product = usual("signe.un");
        String key = key(product);
        String line =
                "{\"indicator\":\"agents-actifs\",\"period\":\"" + NOW + "\",\"value\":%s,\"segment\":\"a\\u0000\"}";
        for (String value : List.of("78", "\"7\\u00008\""))
            assertThat(push(product, key, "application/json", "[" + line.formatted(value) + "]")
                            .statusCode())
                    .isEqualTo(422);
        assertThat(push(product, key, "application/x-ndjson", line.formatted("78"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(push(product, key, "text/csv", "indicator;period;value;segment\nagents-actifs;" + NOW + ";78;a\0\n")
                        .statusCode())
                .isEqualTo(422);
        assertThat(push(
                                product,
                                key,
                                "application/json",
                                "[" + line.formatted("78").replace("a\\u0000", "06/12/34/56/78") + "]")
                        .body())
                .as("a segment is read by all")
                .contains("06/12/34/56/78");
    }

    @Test
    void aTestimonyThatTellsWhoSomebodyIsIsStoppedOnceAndThePersonHasTheLastWord() {
        ProductId product = product("temoin.masque");
        Visit visit = people.signedIn(staff());
        String path = "/produits/" + product + "/mesures";
        Visit.Form form = visit.form(visit.get(path), path + "/temoignage")
                .with("temoignage", "Appelez M LE GOFF Yann au 06/12/34/56/78, tout est plus simple.")
                .with("role", "Agente d’accueil")
                .with("accord", "oui");
        Visit.Page stopped = form.send();
        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.errorOf("temoignage")).contains("M LE GOFF Yann").contains("06/12/34/56/78");
        assertThat(people.visitor().get("/produits/" + product + "/stats").text())
                .doesNotContain("tout est plus simple");
        Visit.Page published = visit.form(stopped, path + "/temoignage")
                .with("confirme-temoignage", "oui")
                .send();
        assertThat(published.status()).isEqualTo(200);
        assertThat(people.visitor().get("/produits/" + product + "/stats").text())
                .contains("tout est plus simple");
    }

    @Test
    void aMonthIsTypedInWordsWhereTheBrowserHasNoFieldForIt() {
        ProductId product = product("mois.ecrit");
        agents(product, Aggregation.SUM);
        String path = "/produits/" + product + "/mesures";
        Visit visit = people.signedIn(staff());
        Visit.Page page = visit.get(path);
        assertThat(page.html().select("label[for=periode]").text()).contains("octobre 2026 ou 10/2026");
        visit.form(page, path + "/saisie")
                .with("periode", "janvier 2026")
                .with("valeur-agents-actifs", "12")
                .send();
        visit.form(visit.get(path), path + "/saisie")
                .with("periode", "02/2026")
                .with("valeur-agents-actifs", "13")
                .send();
        assertThat(visit.get("/produits/" + product + "/indicators/agents-actifs/api/stats?periodicity=month")
                        .body())
                .contains("2026-01", "12", "2026-02", "13");
        Visit.Page refused = visit.form(visit.get(path), path + "/saisie")
                .with("periode", "bientôt")
                .with("valeur-agents-actifs", "14")
                .send();
        assertThat(refused.errorOf("periode")).contains("bientôt");
        assertThat(visit.form(refused, path + "/saisie").value("valeur-agents-actifs"))
                .isEqualTo("14");
    }
}
