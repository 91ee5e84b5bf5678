package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

@ApplicationTest
class ApiKeyTests {

    private static final IncubatorId INCUBATOR = new IncubatorId("cles.essai");

    private final People people;
    private final ProductCatalogue catalogue;
    private final JdbcClient jdbc;
    private final OwnData ownData;
    private final EndingKeys ending;
    private final Teams teams;
    private final Accounts accounts;
    private final Scheduler scheduler;

    ApiKeyTests(
            People people,
            ProductCatalogue catalogue,
            JdbcClient jdbc,
            OwnData ownData,
            EndingKeys ending,
            Teams teams,
            Accounts accounts,
            Scheduler scheduler) {
        this.ending = ending;
        this.scheduler = scheduler;
        this.teams = teams;
        this.accounts = accounts;
        this.people = people;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.ownData = ownData;
    }

    private String product(String id) {
        SomeProduct.named(id).in(INCUBATOR).saying("Un texte.").storedIn(catalogue);
        return "/produits/" + id;
    }

    private Actor staff(String email) {
        return people.someone(email, "Sacha Clé", new Grant(Role.STAFF, INCUBATOR.value()));
    }

    private static String today() {
        return Present.today().toString();
    }

    private static Visit.Page make(Visit visit, String path, String name, String lastDay) {
        return visit.form(visit.get(path + "/cles"), path + "/cles")
                .with("nom", name)
                .with("fin", lastDay)
                .send();
    }

    private static String key(Visit.Page made) {
        assertThat(made.status()).isEqualTo(200);
        return made.html().select("code.t-key").text();
    }

    private HttpResponse<String> put(String id, String key, String file, String... headers) {
        return put(id, key, file, false, headers);
    }

    private HttpResponse<String> put(String id, String key, String file, boolean confirmed, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + people.port()
                        + "/api/v1/products/" + id + "/file" + (confirmed ? "?confirmed=true" : "")))
                .header("Content-Type", "text/markdown")
                .PUT(HttpRequest.BodyPublishers.ofString(file));
        if (!key.isEmpty()) request.header("Authorization", "Bearer " + key);
        if (headers.length > 0) request.headers(headers);
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static String file(String mission) {
        return """
                ---
                title: Produit écrit par un programme
                mission: %s
                incubator: cles.essai
                contact: equipe@essai.test
                thematiques:
                  - Santé
                phases:
                  - name: construction
                    start: 2024-01-01
                ---
                Un texte.
                """.formatted(mission);
    }

    @Test
    void aProgramIsToldOnceOfWhatTellsWhoSomebodyIs() {
        String path = product("cle.masque");
        Visit visit = people.signedIn(staff("masque@cles.test"));
        String key =
                key(make(visit, path, "Masque", Present.today().plusDays(60).toString()));
        String file = file("Appelez le 06/12/34/56/78");
        HttpResponse<String> told = put("cle.masque", key, file);
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("\"mission\"", "06/12/34/56/78", "confirmed=true");
        assertThat(people.visitor().get(path).text()).doesNotContain("06/12/34/56/78");
        assertThat(put("cle.masque", key, file, true).statusCode()).isEqualTo(200);
        assertThat(put("cle.masque", key, file.replace("Un texte", "Un autre texte"))
                        .statusCode())
                .as("what was said may be said again")
                .isEqualTo(200);
    }

    @Test
    void whoMadeAKeyIsToldOnceThatItEnds() {
        String path = product("cle.finit");
        Visit visit = people.signedIn(staff("finit@cles.test"));
        make(visit, path, "Collecte", Present.today().plusDays(5).toString());
        make(visit, path, "Longue", Present.today().plusDays(60).toString());
        ending.tell();
        ending.tell();
        assertThat(jdbc.sql(
                                "select body from mail_outbox where recipient = 'finit@cles.test' and kind = 'api-key-ends'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("Collecte")
                .contains("Produit cle.finit")
                .contains(path + "/cles");
        assertThat(visit.get("/mes-produits?q=cle.finit").text()).contains("Une clé finit bientôt");
    }

    @Test
    void aKeyEndsWhenWhoMadeItLeavesTheTeamAndThoseWhoStayAreTold() {
        String path = product("cle.depart");
        ProductId product = new ProductId("cle.depart");
        Actor lead = people.someone(
                "responsable.depart@cles.test", "Léa Responsable", new Grant(Role.LEAD, INCUBATOR.value()));
        teams.join(product, Trade.DEVELOPMENT, "Paul Part", "paul.part@cles.test", "", lead);
        teams.join(product, Trade.INTRAPRENEUR, "Rita Reste", "rita.reste@cles.test", "", lead);
        Visit leaving = people.signedIn(people.actor("paul.part@cles.test"));
        String left = key(make(leaving, path, "Collecte", today()));
        String stays = key(make(people.signedIn(people.actor("rita.reste@cles.test")), path, "Autre", today()));
        assertThat(put("cle.depart", left, file("Avant")).statusCode()).isEqualTo(200);
        Visit visit = people.signedIn(lead);
        long role = jdbc.sql(
                        "select m.id from mission m join team_person p on p.id = m.person_id where m.product_id = 'cle.depart' and p.name = 'Paul Part'")
                .query(Long.class)
                .single();
        teams.leave(product, role, lead);
        assertThat(put("cle.depart", left, file("Après")).statusCode()).isEqualTo(401);
        assertThat(put("cle.depart", stays, file("Toujours")).statusCode()).isEqualTo(200);
        assertThat(visit.get(path + "/cles").text()).containsOnlyOnce("Révoquée");
        for (String told : List.of("rita.reste@cles.test", "responsable.depart@cles.test"))
            assertThat(jdbc.sql("select body from mail_outbox where recipient = :told and kind = 'api-key-ended'")
                            .param("told", told)
                            .query(String.class)
                            .list())
                    .as(told)
                    .singleElement()
                    .asString()
                    .contains("Collecte", "Paul Part", path + "/cles");
    }

    /** No message says that a product changed incubator: the job finds out. */
    @Test
    void theNightlyJobEndsTheKeysOfThoseWhoWorkOnTheProductNoMoreAndNoOther() {
        String path = product("cle.change");
        String moved = key(make(people.signedIn(staff("change@cles.test")), path, "Collecte", today()));
        String stays = key(make(people.signedIn(people.administrator()), path, "Autre", today()));
        SomeProduct.named("cle.change").in("cles.ailleurs").saying("Un texte.").storedIn(catalogue);
        Actor lead = people.someone("lea.ailleurs@cles.test", "Léa Ailleurs", new Grant(Role.LEAD, "cles.ailleurs"));
        assertThat(put("cle.change", moved, "").statusCode()).isEqualTo(400);
        scheduler.reschedule(TaskInstanceId.of("opendata-keys-of-the-departed", RecurringTask.INSTANCE), Instant.EPOCH);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(put("cle.change", moved, "").statusCode()).isEqualTo(401));
        assertThat(put("cle.change", stays, "").statusCode()).isEqualTo(400);
        assertThat(jdbc.sql("select body from mail_outbox where recipient = :told and kind = 'api-key-ended'")
                        .param("told", lead.email().value())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("Collecte", path + "/cles");
    }

    @Test
    void aKeyEndsWithTheRoleThatLetItsMakerWorkOnTheProductAndNotBefore() {
        String path = product("cle.role");
        Grant coach = new Grant(Role.COACH, INCUBATOR.value());
        Actor maker = people.someone("deux.roles@cles.test", "Dana Deux", coach);
        accounts.grant(maker.id(), new Grant(Role.STAFF, INCUBATOR.value()), null);
        String key = key(make(people.signedIn(maker), path, "Collecte", today()));
        accounts.revoke(maker.id(), coach, null);
        assertThat(put("cle.role", key, file("Encore")).statusCode()).isEqualTo(200);
        accounts.revoke(maker.id(), new Grant(Role.STAFF, INCUBATOR.value()), null);
        assertThat(put("cle.role", key, file("Trop tard")).statusCode()).isEqualTo(401);
    }

    @Test
    void aProgramWritesWithItsKeyOnItsProductAlone() {
        String path = product("cles-un");
        product("cles-autre");
        Visit visit = people.signedIn(staff("un@cles.test"));
        String key = key(make(visit, path, "Intégration continue", today()));
        HttpResponse<String> written = put("cles-un", key, file("Écrire par programme"));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(written.body()).contains("mission: Écrire par programme");
        assertThat(people.visitor().get(path).text()).contains("Écrire par programme");
        assertThat(put("cles-autre", key, file("Déborder")).statusCode()).isEqualTo(403);
        Visit.Page list = visit.get(path + "/cles");
        assertThat(list.text()).contains("Intégration continue").contains("Utilisée la dernière fois");
        assertThat(list.body()).doesNotContain(key).contains(key.substring(key.length() - 4));
    }

    @Test
    void theDatabaseNeverHoldsTheKeyAndTheJournalSaysWhoWrote() {
        String path = product("cles-journal");
        String key = key(make(people.signedIn(staff("journal@cles.test")), path, "Journal", today()));
        put("cles-journal", key, file("Laisser une trace"));
        assertThat(jdbc.sql("select count(*) from api_key where digest = :key or ending = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select who_name from audit_line where subject = 'product:cles-journal' order by id")
                        .query(String.class)
                        .list())
                .satisfiesExactly(
                        made -> assertThat(made).isEqualTo("journal@cles.test"),
                        wrote -> assertThat(wrote).matches("clé \\d+ « Journal »"));
    }

    @Test
    void withoutAValidKeyNothingIsWritten() {
        String path = product("cles-refus");
        Visit visit = people.signedIn(staff("refus@cles.test"));
        String key = key(make(visit, path, "Refus", today()));
        for (String wrong : List.of("", key + "x", "terreau_", key.substring(1))) {
            HttpResponse<String> refused = put("cles-refus", wrong, file("Forcer"));
            assertThat(refused.statusCode()).as(wrong).isIn(wrong.isEmpty() ? List.of(401, 403) : List.of(401));
        }
        assertThat(put("cles-refus", key + "x", file("Forcer")).headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer");
        assertThat(people.visitor().get(path).text()).doesNotContain("Forcer");
    }

    @Test
    void aRevokedKeyWritesNoMore() {
        String path = product("cles-fin");
        Visit visit = people.signedIn(staff("fin@cles.test"));
        String key = key(make(visit, path, "Fin", today()));
        Visit.Page list = visit.get(path + "/cles");
        String revocation = list.html().select("a[href$=/revocation]").attr("href");
        Visit.Page after = visit.form(visit.get(revocation), revocation).send();
        assertThat(after.text()).contains("La clé est révoquée.").contains("Révoquée");
        assertThat(put("cles-fin", key, file("Trop tard")).statusCode()).isEqualTo(401);
        assertThat(visit.get(revocation).status()).isEqualTo(404);
    }

    @Test
    void anExpiredKeyWritesNoMore() {
        String path = product("cles-expire");
        String key = key(make(people.signedIn(staff("expire@cles.test")), path, "Expire", today()));
        jdbc.sql("update api_key set expires_at = " + Present.SQL
                        + " - interval '1 second' where scope = 'product:cles-expire'")
                .update();
        assertThat(put("cles-expire", key, file("Trop tard")).statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyOpensNothingElseThanItsWriting() {
        String path = product("cles-reste");
        Actor staff = staff("reste@cles.test");
        String key = key(make(people.signedIn(staff), path, "Reste", today()));
        for (String closed : List.of("/api/dossiers", "/api/demandes", "/api/taches", path + "/cles")) {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + closed))
                            .header("Authorization", "Bearer " + key)
                            .build());
            assertThat(answer.statusCode()).as(closed).isIn(303, 403);
        }
    }

    @Test
    void onlyThoseWhoWorkOnAProductSeeAndMakeItsKeys() {
        String path = product("cles-droits");
        assertThat(people.visitor().get(path + "/cles").path()).startsWith("/connexion");
        Visit stranger = people.signedIn(people.someone("autre@cles.test", "Alix Ailleurs"));
        assertThat(stranger.get(path + "/cles").status()).isEqualTo(403);
        assertThat(stranger.get("/produits/cles-inconnu/cles").status()).isEqualTo(404);
    }

    @Test
    void aKeyNeedsANameOfItsOwnAndAnEndWithinAYear() {
        String path = product("cles-forme");
        Visit visit = people.signedIn(staff("forme@cles.test"));
        Visit.Page refused = make(visit, path, "", Present.today().minusDays(1).toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("nom")).contains("Donnez un nom");
        assertThat(refused.errorOf("fin")).contains("dernier jour");
        assertThat(make(visit, path, "Longue", Present.today().plusYears(2).toString())
                        .status())
                .isEqualTo(422);
        key(make(visit, path, "Même nom", today()));
        assertThat(make(visit, path, "Même nom", today()).errorOf("nom")).contains("porte déjà ce nom");
    }

    @Test
    void theKeysOfSomebodyErasedGoWithThem() {
        String path = product("cles-efface");
        Actor staff = staff("efface@cles.test");
        String key = key(make(people.signedIn(staff), path, "Efface", today()));
        assertThat(ownData.held(ownData.person(staff.email())).modules().get("identity"))
                .anyMatch(thing -> "Efface".equals(thing.get("cle")));
        ownData.erase(ownData.person(staff.email()));
        assertThat(put("cles-efface", key, file("Encore")).statusCode()).isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from api_key where created_by = :id")
                        .param("id", new AccountId(staff.id().value()).value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileThatDoesNotReadIsRefusedWithItsPlaceAndReason() {
        String path = product("cles-lecture");
        String key = key(make(people.signedIn(staff("lecture@cles.test")), path, "Lecture", today()));
        HttpResponse<String> refused = put("cles-lecture", key, file("Lire").replace("2024-01-01", "hier"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("phases[0].start")
                .contains("n’est pas une date")
                .doesNotContain("contact");
        HttpResponse<String> decided =
                put("cles-lecture", key, file("Décider").replace("name: construction", "name: acceleration"));
        assertThat(decided.statusCode()).isEqualTo(422);
        assertThat(decided.body()).contains("\"phases\"");
    }

    @Test
    void aFileReadBeforeSomebodyElseWroteIsRefused() {
        String path = product("cles-version");
        String key = key(make(people.signedIn(staff("version@cles.test")), path, "Version", today()));
        String read = people.visitor().get("/api/v1/products/cles-version/file").header("ETag");
        assertThat(put("cles-version", key, file("Première"), "If-Match", read).statusCode())
                .isEqualTo(200);
        assertThat(put("cles-version", key, file("Seconde"), "If-Match", read).statusCode())
                .isEqualTo(412);
        assertThat(people.visitor().get(path).text()).contains("Première");
    }
}
