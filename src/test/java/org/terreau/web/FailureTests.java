package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class FailureTests {

    private final People people;
    private final JdbcClient jdbc;

    FailureTests(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    @Test
    void anUnknownAddressShowsThe404PageInFrenchWithAWayBack() {
        Visit.Page page = people.visitor().get("/rien/ici");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("Page introuvable", "Revenir à l’accueil");
    }

    @Test
    void everyAnswerHasANameOfItsOwnAPageThatIsKeptToo() {
        Visit visit = people.visitor();
        Set<String> names = new HashSet<>();
        for (String path : List.of("/produits", "/produits", "/rien/ici", "/api/produits", "/actuator/health/liveness"))
            names.add(visit.get(path).header("X-Request-Id"));
        assertThat(names).hasSize(5).allMatch(name -> name.matches("[0-9a-f]{16}"));
        assertThat(visit.get("/rien/ici").text()).as("what is not ours to mend").doesNotContain("Référence");
    }

    @Test
    void aForgedFormTokenIsRefusedWithAnExplanation() {
        Visit.Page page = people.visitor().post("/deconnexion", "application/x-www-form-urlencoded", "_csrf=forged");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Formulaire expiré");
    }

    @Test
    void readingAnAddressThatOnlyTakesAFormLeadsToThePageAboveIt() {
        Visit visit = people.signedIn(people.administrator());
        assertThat(visit.get("/relecteurs/moi/themes").path()).isEqualTo("/relecteurs/moi");
        Visit.Page english = visit.get("/relecteurs/moi/themes?lang=en");
        assertThat(english.path()).startsWith("/relecteurs/moi");
        assertThat(english.html().select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void aWrongMethodThatWritesShowsThe405Page() {
        Visit visit = people.signedIn(people.administrator());
        String token = visit.form(visit.get("/relecteurs/moi"), "/relecteurs/moi/themes")
                .value("_csrf");
        Visit.Page page = visit.post("/offre", "application/x-www-form-urlencoded", "_csrf=" + token);
        assertThat(page.status()).isEqualTo(405);
        assertThat(page.text()).contains("Action impossible à cette adresse");
    }

    @ParameterizedTest
    @CsvSource({"/administration/mentions, 403", "/produits/un-produit-parti/fiche, 404", "/offre, 405"})
    void whateverRefusesAFormGivesBackWhatItHeld(String address, int status) {
        Visit visit = people.signedIn(people.someone("ecrit@mairie.test", "Noa Plume"));
        String token = visit.form(visit.get("/"), "/deconnexion").value("_csrf");
        Visit.Page page = visit.post(
                address,
                "application/x-www-form-urlencoded",
                "_csrf=" + token + "&texte=Une+page+que+je+ne+retaperai+pas+%3Cb%3E");
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.html().select("pre").text()).isEqualTo("Une page que je ne retaperai pas <b>");
    }

    @Test
    void aStrangerIsAskedToSignInAndASignedInPersonWithoutTheRightIsRefused() {
        assertThat(people.visitor().get("/journal").path()).isEqualTo("/connexion?suite=/journal");
        Visit.Page refused = people.signedIn(people.someone("someone@mairie.test", "Someone"))
                .get("/journal");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(people.signedIn(people.administrator()).get("/journal").status())
                .isEqualTo(200);
    }

    @Test
    void pagesForbidInlineScriptAndSpeakEnglishOnRequest() {
        Visit visit = people.visitor();
        Visit.Page french = visit.get("/");
        assertThat(french.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(french.html().select("script:not([src]), [style], [onclick]"))
                .isEmpty();
        assertThat(french.html().select("html").attr("lang")).isEqualTo("fr");
        assertThat(visit.get("/?lang=en").html().select("html").attr("lang")).isEqualTo("en");
        assertThat(visit.get("/").html().select("html").attr("lang"))
                .as("the choice is kept")
                .isEqualTo("en");
    }

    @Test
    void whenTheDatabaseHasNoRoomLeftWhatWasTypedComesBack() {
        jdbc.sql("""
                create function no_room() returns trigger language plpgsql as $$
                begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$
                """).update();
        jdbc.sql("""
                create trigger no_room before insert on call_back_request for each row
                when (new.email = 'sans.place@mairie.test') execute function no_room()
                """).update();
        Visit visit = people.visitor();
        Visit.Page page = visit.form(visit.get("/contact"), "/contact")
                .with("genre", "partenaire")
                .with("organisation", "Association")
                .with("nom", "Sam Place")
                .with("courriel", "sans.place@mairie.test")
                .with("message", "Le gymnase est réservé deux fois.")
                .forged("ouvert", "1")
                .send();
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.text()).contains("momentanément indisponible", "à copier", "Le gymnase est réservé deux fois.");
    }

    @Test
    void whatCannotBeKeptIsGivenBackAndWritesNothingInTheLog(CapturedOutput log) {
        Visit visit = people.visitor();
        String token = visit.form(visit.get("/contact"), "/contact").value("_csrf");
        Visit.Page refused = visit.post(
                "/contact",
                "application/x-www-form-urlencoded",
                "message=Un+texte+assez+long+pour+le+perdre%00&_csrf=" + token);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Un signe ne peut pas être gardé", "Un texte assez long pour le perdre");
        assertThat(visit.get("/produits?q=secret%00tape").status()).isEqualTo(422);
        assertThat(visit.get("/api/produits?q=secret%00tape").status()).isEqualTo(422);
        assertThat(visit.post(
                                "/connexion/lien",
                                "application/x-www-form-urlencoded",
                                "username=a%00b@c.fr&_csrf=" + token)
                        .status())
                .isEqualTo(422);
        assertThat(visit.get("/rien/ici/non+plus").status()).isEqualTo(404);
        assertThat(visit.get("/produits/inconnu").status()).isEqualTo(404);
        assertThat(visit.get("/connexion/jeton").status()).isEqualTo(400);
        assertThat(log.getAll()).doesNotContain("secret", "assez long", "rien/ici/non", "\tat ", "Resolved [");
    }

    @Test
    void aLineBreakInANameOrATitleIsRefusedBesideItsField() {
        Visit visit = people.visitor();
        Visit.Page refused = visit.form(visit.get("/contact"), "/contact")
                .with("genre", "partenaire")
                .forged("organisation", "Une association")
                .forged("ouvert", "1")
                .with("nom", "Ada\nLovelace")
                .with("courriel", "ada@lignes.test")
                .with("message", "Première ligne.\nDeuxième ligne, assez longue.")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("nom")).isNotEmpty();
        assertThat(refused.errorOf("message")).isEmpty();
        assertThat(refused.html().select("[name=nom]").attr("value")).contains("Lovelace");
    }

    @Test
    void whatTheServerCannotReadIsRefusedInFrenchWithAWayBackAndWritesNothingInTheLog(CapturedOutput log) {
        Visit visit = people.visitor();
        Visit.Page undecodable = visit.get("/produits/a%2Fb");
        assertThat(undecodable.status()).isEqualTo(400);
        assertThat(undecodable.text()).contains("n’est pas lisible").contains("Retour à l’accueil");
        Visit.Page large =
                visit.post("/contact", "application/x-www-form-urlencoded", "message=" + "a".repeat(3_000_000));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text()).contains("trop lourd").doesNotContain("Tomcat");
        assertThat(log.getAll()).doesNotContain("InvalidParameterException", "Servlet.service()");
    }

    @Test
    void nobodyIsGivenBackWhatTheirRequestHeld() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + "/"))
                                .method("TRACE", HttpRequest.BodyPublishers.noBody())
                                .header("X-Marque", "marque-de-trace")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).doesNotContain("marque-de-trace");
    }
}
