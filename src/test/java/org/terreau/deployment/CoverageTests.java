package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.problem.Problems;
import org.terreau.support.ApplicationTest;
import org.terreau.support.People;
import org.terreau.support.Statements;
import org.terreau.support.Visit;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

@ApplicationTest
class CoverageTests {

    private final People people;
    private final DeployedProducts products;
    private final Deployments deployments;
    private final Coverages coverages;
    private final Plans plans;
    private final Collectivities collectivities;
    private final Problems problems;

    CoverageTests(
            People people,
            ProductCatalogue catalogue,
            Incubators incubators,
            Deployments deployments,
            Coverages coverages,
            Plans plans,
            Collectivities collectivities,
            Problems problems) {
        this.people = people;
        this.products = new DeployedProducts(catalogue, incubators, people);
        this.deployments = deployments;
        this.coverages = coverages;
        this.plans = plans;
        this.collectivities = collectivities;
        this.problems = problems;
    }

    private void use(ProductId product, LocalDate on, String... codes) {
        List<Collectivity> places = new ArrayList<>();
        for (String code : codes)
            places.add(collectivities
                    .find(CollectivityId.parse(code).orElseThrow())
                    .orElseThrow());
        deployments.add(
                product,
                places,
                new Deployments.Adding(
                        DeploymentState.ACTIVE, on, Deployment.Origin.TEAM, null, "Décidé par le comité."),
                products.officer());
    }

    @Test
    void theShareOfTheTargetIsCountedByTerritorySizeAndQuarter() {
        ProductId product = products.product("Couvertures");
        use(product, LocalDate.of(2025, 2, 10), "commune:35238", "commune:29019");
        use(product, LocalDate.of(2025, 8, 1), "commune:29151", "commune:75056", "epci:243500139");
        plans.save(
                product,
                new Plans.Plan(EnumSet.of(Stratum.COMMUNE_METROPOLIS, Stratum.COMMUNE_MIDDLE), Set.of("53"), null, 0),
                products.officer());
        Coverage coverage = coverages.of(product);
        assertThat(coverage.total().uses()).as("Rennes, Brest and Morlaix").isEqualTo(3);
        assertThat(coverage.elsewhere()).as("Paris and an EPCI").isEqualTo(2);
        assertThat(coverage.total().targets())
                .isEqualTo(collectivities
                        .communesOf(CollectivityId.parse("region:53").orElseThrow())
                        .stream()
                        .filter(place -> Stratum.of(place) == Stratum.COMMUNE_METROPOLIS
                                || Stratum.of(place) == Stratum.COMMUNE_MIDDLE)
                        .count());
        long inhabitants = List.of("commune:35238", "commune:29019", "commune:29151").stream()
                .mapToLong(code -> Stratum.inhabitants(collectivities
                        .find(CollectivityId.parse(code).orElseThrow())
                        .orElseThrow()))
                .sum();
        assertThat(coverage.total().reached()).isEqualTo(inhabitants);
        assertThat(coverage.regions()).singleElement().satisfies(zone -> {
            assertThat(zone.place().name()).isEqualTo("Bretagne");
            assertThat(zone.share().uses()).isEqualTo(3);
        });
        assertThat(coverage.counts())
                .containsEntry("29", 2L)
                .containsEntry("35", 1L)
                .hasSize(2);
        assertThat(coverage.strata())
                .hasEntrySatisfying(
                        Stratum.COMMUNE_METROPOLIS,
                        share -> assertThat(share.uses()).isEqualTo(2));
        assertThat(coverage.quarters().stream().limit(3).map(quarter -> quarter.first() + " " + quarter.uses()))
                .containsExactly("2025-01-01 2", "2025-04-01 2", "2025-07-01 3");
    }

    @Test
    void aUseThatEndsLeavesTheLaterQuartersOnly() {
        ProductId product = products.product("Départs");
        use(product, LocalDate.of(2025, 2, 10), "commune:35238", "commune:29019");
        deployments.move(
                product,
                CollectivityId.parse("commune:29019").orElseThrow(),
                DeploymentState.LEFT,
                LocalDate.of(2025, 7, 2),
                "La commune a choisi un autre outil.",
                1,
                products.officer());
        assertThat(coverages.of(product).quarters().stream().limit(3).map(Coverage.Quarter::uses))
                .containsExactly(2L, 2L, 1L);
    }

    @Test
    void theMapLeadsToEachDepartementAndSaysWhatTheTableSays() {
        ProductId product = products.product("Cartes");
        use(product, LocalDate.of(2025, 2, 10), "commune:29019", "commune:29232", "commune:97411");
        Visit visitor = people.visitor();
        Visit.Page page = visitor.get(product.path() + "/couverture");
        assertThat(page.html().select("svg.t-map a")).hasSize(101);
        assertThat(page.html().select("svg.t-map a[href$=/departements/29]").attr("aria-label"))
                .isEqualTo("Finistère\u00a0: 2 collectivités");
        assertThat(page.html().select("svg.t-map a[href$=/departements/974]").attr("aria-label"))
                .contains("La Réunion")
                .contains("une collectivité");
        assertThat(page.html()
                        .select("table a[href$=/departements/29]")
                        .parents()
                        .select("tr")
                        .text())
                .contains("29 Finistère");
        Visit.Page zoom = visitor.get(product.path() + "/couverture/departements/29?usage=oui");
        assertThat(zoom.html().select("tbody tr").eachText()).hasSize(2).anyMatch(row -> row.startsWith("Brest"));
        Visit.Page all = visitor.get("/couverture/departements/29");
        assertThat(all.html().select("tbody tr")).hasSize(50);
        assertThat(all.html().select("a[rel=next]")).hasSize(1);
        assertThat(visitor.get("/couverture/departements/29?page=2").html().select("tbody tr"))
                .hasSize(50);
        assertThat(visitor.get("/couverture/departements/29/communes.csv").body())
                .contains("29019;Brest;");
        assertThat(visitor.get("/couverture/departements/xx").status()).isEqualTo(404);
        assertThat(visitor.get(product.path() + "/couverture.csv").body()).contains("departement;29;Finistère;");
        assertThat(visitor.get("/api" + product.path() + "/couverture").body())
                .contains("\"trimestres\"", "\"usages\":3");
        assertThat(visitor.get("/api/couverture").body()).contains("\"code\":\"29\"");
        assertThat(visitor.get("/couverture.csv").body()).contains("29;Finistère;");
        assertThat(visitor.get("/couverture").html().select("svg.t-map a")).hasSize(101);
    }

    @Test
    void aCollectivityReadsWhatItUsesWhatItCouldUseAndWhatItsNeighboursUse() {
        ProductId here = products.product("Ici");
        ProductId near = products.product("Chez la voisine");
        ProductId alike = products.product("Chez une semblable");
        use(here, LocalDate.of(2025, 2, 10), "commune:29151");
        // Plourin-lès-Morlaix, of the same grouping; Vertou, of the same size at most.
        use(near, LocalDate.of(2025, 2, 10), "commune:29207");
        use(alike, LocalDate.of(2025, 2, 10), "commune:44215");
        Visit visitor = people.visitor();
        Visit.Page page = visitor.get("/collectivites/29151");
        assertThat(page.path()).isEqualTo("/collectivites/commune:29151");
        assertThat(page.html().select("h2:contains(Services utilisés) + ul").text())
                .contains("Ici");
        assertThat(page.html().select("h2:contains(voisines) + ul").text())
                .contains("Chez la voisine")
                .contains("Une collectivité de la même intercommunalité l’utilise");
        assertThat(visitor.get("/api/collectivites/commune:29151").body())
                .contains("\"utilise\":[{\"id\":\"" + here + "\"")
                .contains("\"taille\":\"commune-10000\"");
        assertThat(visitor.get("/api/collectivites/29207").body()).contains("\"voisins\":[{");
        assertThat(visitor.get("/collectivites/01018").path())
                .as("a commune of the past leads to the one it joined")
                .isEqualTo("/collectivites/commune:01033");
        for (String path : List.of("departement:29", "region:53", "29", "epci:243500139"))
            assertThat(visitor.get("/collectivites/" + path).status()).as(path).isEqualTo(200);
        assertThat(visitor.get("/collectivites/99999").status()).isEqualTo(404);
        assertThat(visitor.get("/collectivites?q=morlaix")
                        .html()
                        .select("main .t-list a")
                        .eachAttr("href"))
                .contains("/collectivites/commune:29151");
        assertThat(alike).isNotNull();
    }

    @Test
    void publicPagesAskTheDatabaseLittle() {
        ProductId product = products.product("Sobriété");
        use(product, LocalDate.of(2025, 2, 10), "commune:29019", "commune:35238");
        Visit visitor = people.visitor();
        visitor.get("/produits");
        int counter = 0;
        for (String path : List.of(
                product.path(),
                product.path() + "/couverture",
                "/couverture",
                "/couverture/departements/29",
                product.path() + "/couverture/departements/29",
                "/collectivites/commune:29151",
                "/collectivites?q=brest")) {
            String fresh = path + (path.contains("?") ? "&" : "?") + "n=" + counter++;
            assertThat(Statements.during(() -> visitor.get(fresh))).as(path).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void everyNewPageSpeaksEnglishToo() {
        ProductId product = products.product("Langues");
        use(product, LocalDate.of(2025, 2, 10), "commune:29019");
        Visit visitor = people.visitor();
        for (String path : List.of(
                "/couverture",
                product.path() + "/couverture",
                "/collectivites/commune:29019",
                product.path() + "/interet"))
            assertThat(visitor.get(path + "?lang=en").html().select("html").attr("lang"))
                    .isEqualTo(Locale.ENGLISH.getLanguage());
    }
}
