package org.terreau.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.TypedMission;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** A tool that speaks SCIM 2.0, against a server of another house. */
@ApplicationTest
class ConnectionTests {

    private final ProductCatalogue products;
    private final Missions missions;
    private final Connections connections;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;
    private ScimServer server = new ScimServer();

    ConnectionTests(
            ProductCatalogue products,
            Missions missions,
            Connections connections,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.products = products;
        this.missions = missions;
        this.connections = connections;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    @BeforeEach
    void open() {
        server.close();
        server = new ScimServer();
    }

    /** The job of another test would read a server that is gone. */
    @AfterEach
    void close() {
        server.close();
        jdbc.sql("delete from access_connection where address = :address")
                .param("address", server.url())
                .update();
    }

    private Actor staff(String incubator) {
        return people.worksFor(incubator, Role.STAFF, "Sacha " + incubator);
    }

    private ProductId product(String id, String incubator) {
        people.incubator(incubator);
        return SomeProduct.named(id).called("Produit " + id).in(incubator).storedIn(products);
    }

    /** @param left days ago; -1 for somebody who is still there */
    private void join(ProductId product, String name, String email, int left, Actor by) {
        missions.join(
                product,
                new Persons.TypedPerson(name, email, true),
                new TypedMission(
                        "design",
                        "",
                        "independant",
                        "",
                        days.today().minusDays(100).toString(),
                        left < 0 ? "" : days.today().minusDays(left).toString(),
                        "3",
                        "employeur"),
                by);
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private static String tool(Visit visit, String incubator) {
        return visit.form(visit.get("/outils/nouveau?incubateur=" + incubator), "/outils/nouveau")
                .with("nom", "Discussion " + incubator)
                .with("genre", "discussion")
                .with("cle", "courriel")
                .with("retrait", "assiste")
                .with("mode-operatoire", "Désactiver le compte.")
                .send()
                .path();
    }

    private Visit.Form typed(Visit visit, String tool, String address, String token) {
        return visit.form(visit.get(tool + "/connexion"), tool + "/connexion")
                .with("adresse", address)
                .with("jeton", token);
    }

    private static Visit.Page read(Visit visit, String tool) {
        return visit.form(visit.get(tool + "/connexion"), tool + "/connexion/lecture")
                .send();
    }

    @Test
    void aToolTellsItsAccountsAndOneOfALeaverIsTriedThenClosed() {
        Actor staff = staff("scim.a");
        ProductId product = product("scim-entier", "scim.a");
        join(product, "Nolwenn Scim", "nolwenn@scim.test", -1, staff);
        join(product, "Erwan Scim", "erwan@scim.test", 30, staff);
        join(product, "Loeiza Scim", "loeiza@scim.test", 30, staff);
        for (int one = 0; one < 90; one++) server.has("id " + one, "m" + one, "m" + one + "@ailleurs.test", "M" + one);
        server.has("n-1", "nolwenn", "nolwenn+chat@scim.test", "Nolwenn");
        server.has("n/2 é", "erwan", "Erwan@scim.test", "Erwan");
        server.has("n-3", "autre", "autre@ailleurs.test", "Loeiza SCIM");
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "scim.a");

        Visit.Page stored =
                typed(visit, tool, server.url() + "/", ScimServer.TOKEN).send();
        assertThat(text(stored)).contains("La connexion est enregistrée", "n’a pas encore été lu", "Essai à blanc");
        assertThat(stored.body()).doesNotContain(ScimServer.TOKEN);
        Visit.Page told = read(visit, tool);
        assertThat(text(told)).contains("93 comptes dits", "erwan@scim.test").doesNotContain("autre@ailleurs.test");
        assertThat(text(told)).as("who works here is not proposed").doesNotContain("nolwenn");
        assertThat(text(visit.get(tool + "/ecarts")))
                .contains("93 comptes", "Identité douteuse", "Parti, et toujours là");
        assertThat(Statements.during(() -> visit.get(tool + "/connexion"))).isLessThanOrEqualTo(23);

        Visit.Page confirming = visit.get(tool + "/fermeture?compte=erwan@scim.test");
        assertThat(text(confirming)).contains("Erwan Scim", "rien n’est fermé");
        Visit.Page unsure = visit.form(confirming, tool + "/fermeture").send();
        assertThat(unsure.errorOf("confirmer")).contains("Cochez la case");
        Visit.Page tried = visit.form(confirming, tool + "/fermeture")
                .with("confirmer", "oui")
                .send();
        assertThat(text(tried)).contains("bien celui qui serait fermé", "Essai à blanc : serait fermé");
        assertThat(server.active("n/2 é")).isTrue();
        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));

        typed(visit, tool, server.url() + "/", "").with("pour-de-vrai", "oui").send();
        Visit.Page closed = visit.form(visit.get(tool + "/fermeture?compte=erwan@scim.test"), tool + "/fermeture")
                .with("confirmer", "oui")
                .send();
        assertThat(text(closed)).contains("Le compte erwan@scim.test est fermé", "Rien n’est à fermer");
        assertThat(server.active("n/2 é")).isFalse();
        assertThat(server.asked()).noneMatch(one -> one.startsWith("DELETE"));
        assertThat(visit.get(tool + "/fermetures.csv").body()).contains("erwan@scim.test;parti-present", ";fermee;0");
        assertThat(visit.get("/api" + tool + "/fermetures").body()).contains("\"suite\":\"essai\"");
        assertThat(text(read(visit, tool))).as("closed accounts are told too").contains("93 comptes dits");
        assertThat(visit.get(tool + "/fermeture?compte=erwan@scim.test").status())
                .isEqualTo(404);
        assertThat(visit.get(tool + "/fermeture?compte=autre@ailleurs.test").status())
                .as("a name alone never acts")
                .isEqualTo(404);
    }

    @Test
    void anAccountThatChangedHandsOrIsGoneIsNotClosed() {
        Actor staff = staff("scim.b");
        ProductId product = product("scim-change", "scim.b");
        join(product, "Riwal Scim", "riwal@scim.test", 30, staff);
        join(product, "Gwenola Scim", "gwenola@scim.test", 30, staff);
        server.has("1", "riwal@scim.test", "", "");
        server.has("2", "gwenola@scim.test", "", "");
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "scim.b");
        typed(visit, tool, server.url(), ScimServer.TOKEN)
                .with("pour-de-vrai", "oui")
                .send();
        read(visit, tool);
        Visit.Page first = visit.get(tool + "/fermeture?compte=riwal@scim.test");
        Visit.Page second = visit.get(tool + "/fermeture?compte=gwenola@scim.test");
        server.rename("1", "quelquun-dautre@scim.test");
        server.lose("2");
        Visit.Page other =
                visit.form(first, tool + "/fermeture").with("confirmer", "oui").send();
        assertThat(text(other)).contains("n’est pas fermé", "Refusé ou sans réponse");
        assertThat(server.active("1")).isTrue();
        Visit.Page gone =
                visit.form(second, tool + "/fermeture").with("confirmer", "oui").send();
        assertThat(text(gone)).contains("réponse 404");
    }

    @Test
    void aFallOfMoreThanAFifthIsSetAsideWhole() {
        Actor staff = staff("scim.c");
        product("scim-chute", "scim.c");
        for (int one = 0; one < 10; one++) server.has("c" + one, "c" + one + "@scim.test", "", "");
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "scim.c");
        typed(visit, tool, server.url(), ScimServer.TOKEN).send();
        assertThat(text(read(visit, tool))).contains("10 comptes dits");
        for (int one = 0; one < 3; one++) server.lose("c" + one);
        Visit.Page aside = read(visit, tool);
        assertThat(text(aside)).contains("Plus d’un cinquième", "10 comptes dits");
        assertThat(text(visit.get(tool + "/ecarts"))).contains("10 comptes");
        assertThat(text(visit.get(tool))).contains("Plus d’un cinquième");
    }

    @Test
    void theNightReadsThemAllAndOneThatRefusesHidesNothing() {
        Actor staff = staff("scim.d");
        product("scim-nuit", "scim.d");
        server.has("d1", "d1@scim.test", "", "");
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "scim.d");
        typed(visit, tool, server.url(), ScimServer.TOKEN).send();
        connections.readAll();
        assertThat(text(visit.get(tool + "/connexion"))).contains("Un compte dit");
        typed(visit, tool, server.url(), "perime").send();
        connections.readAll();
        assertThat(text(visit.get(tool + "/connexion"))).contains("refuse le jeton", "Rien n’est effacé");
        assertThat(text(visit.get(tool + "/ecarts"))).contains("d1@scim.test");
        Visit.Page forgotten = visit.form(visit.get(tool + "/connexion"), tool + "/connexion/oubli")
                .send();
        assertThat(text(forgotten)).contains("son jeton effacé", "Déclarer l’adresse SCIM");
    }

    @ParameterizedTest
    @CsvSource({
        "http://exemple.fr/scim, jeton, adresse, https",
        "exemple, jeton, adresse, https",
        "https://exemple.fr/scim?a=b, jeton, adresse, sans paramètre",
        "https://moi:mdp@exemple.fr/scim, jeton, adresse, https",
        "https://exemple.fr/scim, , jeton, Donnez le jeton",
        "https://exemple.fr/scim, été, jeton, accent",
    })
    void whatIsTypedBadlyIsSaidBesideItsField(String address, String token, String field, String said) {
        Actor staff = staff("scim.e");
        product("scim-saisie", "scim.e");
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "scim.e-" + Math.abs((address + token).hashCode()), "scim.e");
        Visit.Page refused =
                typed(visit, tool, address, token == null ? "" : token).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(field).replaceAll("\\h", " ")).contains(said);
        assertThat(refused.html().select("input[name=adresse]").attr("value")).isEqualTo(address);
        assertThat(refused.html().select("input[name=jeton]").attr("value")).isEmpty();
    }

    private static String tool(Visit visit, String name, String incubator) {
        return visit.form(visit.get("/outils/nouveau?incubateur=" + incubator), "/outils/nouveau")
                .with("nom", name)
                .with("genre", "discussion")
                .with("retrait", "assiste")
                .with("mode-operatoire", "Désactiver le compte.")
                .send()
                .path();
    }

    @Test
    void aTokenDoesNotFollowToAnotherServerAndTwoPeopleDoNotOverwriteEachOther() {
        Actor staff = staff("scim.f");
        product("scim-jeton", "scim.f");
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "scim.f");
        typed(visit, tool, "https://outil.exemple.test/scim", "secret-un").send();
        Visit.Page moved =
                typed(visit, tool, "https://ailleurs.exemple.test/scim", "").send();
        assertThat(moved.errorOf("jeton")).contains("un autre serveur");
        Visit.Form late = typed(visit, tool, "https://outil.exemple.test/v2", "");
        typed(visit, tool, "https://outil.exemple.test/v3", "").send();
        Visit.Page stale = late.send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(jdbc.sql(
                                "select position(convert_to('secret-un', 'UTF8') in secret) from access_connection where address like '%v3'")
                        .query(Integer.class)
                        .single())
                .as("it is kept encrypted")
                .isZero();
        jdbc.sql("delete from access_connection where address like '%exemple.test/v3'")
                .update();
    }

    @Test
    void anotherIncubatorNeitherReadsNorAsks() {
        Actor staff = staff("scim.g");
        product("scim-voisin", "scim.g");
        product("scim-voisine", "scim.h");
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "scim.g");
        Visit.Page page = typed(visit, tool, server.url(), ScimServer.TOKEN).send();
        Visit other = people.signedIn(staff("scim.h"));
        assertThat(other.get(tool + "/connexion").status()).isEqualTo(404);
        assertThat(other.get(tool + "/fermeture?compte=a").status()).isEqualTo(404);
        assertThat(other.get(tool + "/fermetures.csv").status()).isEqualTo(404);
        assertThat(other.get("/api" + tool + "/fermetures").status()).isEqualTo(404);
        assertThat(page.status()).isEqualTo(200);
    }
}
