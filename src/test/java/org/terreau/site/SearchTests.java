package org.terreau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTests {

    private final People people;
    private final ProductCatalogue catalogue;
    private final JsonMapper json;

    SearchTests(People people, ProductCatalogue catalogue, JsonMapper json) {
        this.people = people;
        this.catalogue = catalogue;
        this.json = json;
    }

    private void product(String id, String name, String mission, String theme, PhaseKind phase) {
        SomeProduct.named(id)
                .called(name)
                .mission(mission)
                .in("recherche.essai")
                .since(phase, LocalDate.parse("2024-01-01"))
                .about(theme)
                .storedIn(catalogue);
    }

    @BeforeAll
    void threeServices() {
        product(
                "recherche.ecole",
                "Périscolix",
                "Inscrire les écoliers à l’étude surveillée",
                "Formation",
                PhaseKind.CONSTRUCTION);
        product(
                "recherche.cantine",
                "Cantinalia",
                "Commander les repas des écoliers",
                "Agriculture",
                PhaseKind.ACCELERATION);
        product("recherche.mer", "Marinavis", "Déclarer les navires de plaisance", "Mer", PhaseKind.CONSTRUCTION);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ask("Marinavis").get("data").size() > 0
                        && ask("Marinavis")
                                .get("data")
                                .get(0)
                                .get("title")
                                .asString()
                                .equals("Marinavis"));
    }

    private JsonNode ask(String words, String... filters) {
        return json.readTree(people.visitor()
                .get("/api/v1/search?q=" + encoded(words) + String.join("", filters))
                .body());
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Périscolix",
                "periscolix",
                "PERISCOLIX",
                "péris",
                "perisclix",
                "l’étude surveillée",
                "l'etude surveillee",
                "études surveillées",
                "inscrire écolier étude"
            })
    void wordsAreFoundAsTheyAreTyped(String words) {
        JsonNode first = ask(words).get("data").get(0);
        assertThat(first.get("title").asString()).isEqualTo("Périscolix");
        assertThat(first.get("type").asString()).isEqualTo("produit");
        assertThat(first.get("url").asString()).endsWith("/produits/recherche.ecole");
    }

    @Test
    void resultsAreNarrowedByThemeAndPhaseAndTheCountsSayWhatEachWouldGive() {
        JsonNode both = ask("écoliers", "&type=produit");
        assertThat(both.get("data").findValuesAsString("title")).contains("Périscolix", "Cantinalia");
        assertThat(both.get("facets").get("theme").get("Formation").asLong()).isPositive();
        assertThat(ask("écoliers", "&type=produit", "&theme=Agriculture")
                        .get("data")
                        .findValuesAsString("title"))
                .contains("Cantinalia")
                .doesNotContain("Périscolix");
        JsonNode building = ask("écoliers", "&type=produit", "&phase=construction");
        assertThat(building.get("data").findValuesAsString("title"))
                .contains("Périscolix")
                .doesNotContain("Cantinalia");
        assertThat(building.get("facets").get("phase").get("acceleration").asLong())
                .isPositive();
    }

    @Test
    void collectivitiesAndPagesAreFoundToo() {
        JsonNode place = ask("Quimper", "&type=collectivite").get("data").get(0);
        assertThat(place.get("title").asString()).isEqualTo("Quimper (29)");
        assertThat(people.visitor().get(place.get("url").asString()).status()).isEqualTo(200);
        assertThat(ask("Quimper", "&departement=29").get("data").findValuesAsString("type"))
                .contains("collectivite");
        Visit visit = people.visitor();
        for (JsonNode page : ask("incubateur", "&type=page").get("data"))
            assertThat(visit.get(page.get("url").asString()).status())
                    .as(page.toString())
                    .isEqualTo(200);
        assertThat(ask("données personnelles", "&type=page")
                        .get("data")
                        .get(0)
                        .get("url")
                        .asString())
                .endsWith("/mes-donnees");
    }

    @ParameterizedTest
    @CsvSource({
        "formation, /offre",
        "outils, /offre",
        "recrutement, /offre",
        "prérequis, /offre",
        "proposer un problème, /problemes/proposer",
        "carte des services, /couverture",
        "coûts des services, /impact",
        "API, /donnees",
        "effacer mes données, /mes-donnees"
    })
    void pagesAreFoundByTheirWords(String words, String path) {
        assertThat(ask(words, "&type=page").get("data").findValuesAsString("url"))
                .anySatisfy(found -> assertThat(found).endsWith(path));
        assertThat(ask(words).get("data").get(0).get("type").asString()).isNotEqualTo("collectivite");
    }

    @Test
    void theAddressKeepsEverythingAndThePageShowsIt() {
        Visit.Page page = people.visitor().get("/recherche?q=%C3%A9coliers&type=produit&theme=Formation");
        assertThat(page.html().select("input#q").val()).isEqualTo("écoliers");
        assertThat(page.html().select("select[name=type] option[selected]").val())
                .isEqualTo("produit");
        assertThat(page.html().select("select[name=theme] option[selected]").val())
                .isEqualTo("Formation");
        assertThat(page.text()).contains("Périscolix").doesNotContain("Cantinalia");
        assertThat(page.html().select("a[href^=/api/v1/search]").attr("href")).contains("theme=Formation");
    }

    @Test
    void everyPageHasTheSearchAndItWorksWithoutScript() {
        Visit visit = people.visitor();
        for (String path : List.of("/", "/produits", "/connexion", "/page-inconnue")) {
            Visit.Page page = visit.get(path);
            assertThat(page.html().select("header form[role=search]")).as(path).hasSize(1);
        }
        Visit.Page found = visit.form(visit.get("/produits"), "/recherche")
                .with("q", "Marinavis")
                .send();
        assertThat(found.path()).startsWith("/recherche?q=Marinavis");
        assertThat(found.text()).contains("Déclarer les navires");
    }

    @Test
    void aStrangeSearchIsAnsweredAndAnEmptyOneSaysWhatToDo() {
        Visit visit = people.visitor();
        assertThat(visit.get("/recherche").text()).contains("tapez ce que vous cherchez");
        assertThat(visit.get("/recherche?q=zzqxwvkj%20wwzqkx").text()).contains("Aucun résultat", "moins de mots");
        for (String strange : List.of("\"", "*", "a:b AND (", "<script>", "'", "’", "le la les", "é".repeat(500)))
            assertThat(visit.get("/recherche?q=" + encoded(strange)).status())
                    .as(strange)
                    .isEqualTo(200);
        assertThat(visit.get("/recherche?q=" + encoded("\u0000")).status())
                .as("a sign that nothing can keep")
                .isEqualTo(422);
        assertThat(visit.get("/recherche?q=a&page=999999&type=inconnu").status())
                .isEqualTo(200);
    }

    @Test
    void aSearchCostsAlmostNoStatement() {
        Visit visit = people.visitor();
        visit.get("/recherche?q=navires");
        assertThat(Statements.during(() -> visit.get("/recherche?q=navires&type=produit")))
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/recherche", "/produits", "/problemes", "/collectivites"})
    void aSearchThatIsTooLongSaysHowMuchOfItWasLookedFor(String path) {
        Visit visitor = people.visitor();
        assertThat(visitor.get(path + "?q=" + "%C3%A9a".repeat(101)).text())
                .contains("seuls ses 200 premiers caractères ont été cherchés");
        assertThat(visitor.get(path + "?q=" + "%C3%A9a".repeat(100)).text()).doesNotContain("ont été cherchés");
        assertThat(visitor.get(path).html().select("[maxlength]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"écolier surveillées", "surveilée", "Perscolix", "études surveillées"})
    void whatTheSearchOfTheSiteFindsTheListOfServicesFindsToo(String words) {
        assertThat(ask(words).toString()).contains("Périscolix");
        for (String filters : List.of("", "&phase=construction&tri=recent", "&incubateur=recherche.essai"))
            assertThat(people.visitor()
                            .get("/produits?q=" + encoded(words) + filters)
                            .text())
                    .as(filters)
                    .contains("Périscolix")
                    .doesNotContain("Marinavis");
        assertThat(people.visitor()
                        .get("/produits?q=" + encoded(words) + "&phase=acceleration")
                        .text())
                .doesNotContain("Périscolix");
        assertThat(people.visitor().get("/produits.csv?q=" + encoded(words)).body())
                .contains("Périscolix");
        assertThat(people.visitor().get("/api/v1/products?q=" + encoded(words)).body())
                .contains("Périscolix");
    }
}
