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
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

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
    void aReaderSeesTheCoverageOfARegionOrADepartementOverTime() {
        ProductId product = products.product("Territoires");
        use(product, LocalDate.of(2024, 2, 10), "commune:35238", "commune:97411");
        use(product, LocalDate.of(2024, 8, 1), "commune:29019");
        plans.save(
                product,
                new Plans.Plan(EnumSet.of(Stratum.COMMUNE_METROPOLIS, Stratum.COMMUNE_CITY), Set.of(), null, 0),
                products.officer());
        Coverage brittany = coverages.of(product, coverages.territory("region:53"));
        assertThat(brittany.quarters().stream()
                        .limit(3)
                        .map(quarter -> quarter.first() + " " + quarter.share().uses()))
                .containsExactly("2024-01-01 1", "2024-04-01 1", "2024-07-01 2");
        assertThat(brittany.departements())
                .extracting(zone -> zone.place().id().code())
                .isSubsetOf("22", "29", "35", "56");
        Coverage.Quarter last = brittany.quarters().get(brittany.quarters().size() - 1);
        assertThat(last.share()).isEqualTo(brittany.total());
        assertThat(last.share().reached()).isEqualTo(inhabitants("commune:35238") + inhabitants("commune:29019"));
        assertThat(last.share().inhabitantsPercent()).isBetween(50.0, 100.0);
        Coverage finistere = coverages.of(product, coverages.territory("departement:29"));
        assertThat(finistere.quarters().get(0).first()).isEqualTo(LocalDate.of(2024, 7, 1));
        assertThat(finistere.total().uses()).isEqualTo(1);
        assertThat(coverages
                        .of(product, coverages.territory("departement:974"))
                        .total()
                        .uses())
                .as("overseas too")
                .isEqualTo(1);

        Visit visitor = people.visitor();
        String path = product.path() + "/couverture";
        Visit.Page page = visitor.get(path + "?territoire=departement:29");
        assertThat(page.html().select("h1").text()).isEqualTo("Couverture de Territoires : Finistère");
        assertThat(page.html().select("option[selected]").attr("value")).isEqualTo("departement:29");
        assertThat(page.html().select("optgroup[label=Régions] option")).hasSizeGreaterThan(12);
        assertThat(page.html().select("optgroup option[value=departement:974]").text())
                .isEqualTo("974 La Réunion");
        assertThat(page.html().select("svg.t-chart")).hasSize(2);
        assertThat(page.html().select("details tbody tr:first-child").text()).startsWith("T3 2024 1 ");
        assertThat(page.html().select("a[href$=trimestres.csv?territoire=departement:29]"))
                .hasSize(1);
        assertThat(visitor.get(path + "/trimestres.csv?territoire=region:53").body())
                .startsWith("\ufeffterritoire;trimestre;cibles;usages;part;")
                .contains("region:53;2024-07-01;")
                .doesNotContain("2023");
        assertThat(visitor.get("/api" + path + "?territoire=departement:29").body())
                .contains("\"trimestre\":\"2024-07-01\"", "\"habitantsCouverts\":" + inhabitants("commune:29019"))
                .doesNotContain("\"code\":\"35\"");
        assertThat(visitor.get(path + ".csv?territoire=departement:29").body())
                .contains("departement;29;")
                .doesNotContain("departement;35;");
        for (String nowhere : List.of("departement:99", "region:999", "commune:29019", "29"))
            assertThat(visitor.get(path + "?territoire=" + nowhere).status())
                    .as(nowhere)
                    .isEqualTo(404);
        assertThat(visitor.get(path + "?territoire=departement:976").html().text())
                .as("a territory of the target that nobody uses the product in")
                .contains("Aucune collectivité ne l’utilise encore.");
    }

    private long inhabitants(String code) {
        return Stratum.inhabitants(
                collectivities.find(CollectivityId.parse(code).orElseThrow()).orElseThrow());
    }

    private Coverage.Quarter cantal(LocalDate first) {
        return coverages.everywhere(coverages.territory("departement:15")).quarters().stream()
                .filter(quarter -> quarter.first().equals(first))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allServicesTogetherCountACommuneOnceAsLongAsItUsesOne() {
        ProductId one = products.product("Premier du Cantal");
        ProductId other = products.product("Second du Cantal");
        LocalDate winter = LocalDate.of(2022, 1, 1);
        use(one, winter.plusDays(9), "commune:15014", "epci:241500230");
        use(other, winter.plusMonths(7), "commune:15014");
        assertThat(cantal(winter).share().uses()).isEqualTo(1);
        assertThat(cantal(winter).uses()).as("with the EPCI").isEqualTo(2);
        assertThat(cantal(winter).share().targets())
                .isEqualTo(collectivities
                        .communesOf(CollectivityId.parse("departement:15").orElseThrow())
                        .size());
        assertThat(cantal(winter.plusMonths(6)).share().uses()).isEqualTo(1);
        assertThat(cantal(winter.plusMonths(6)).uses()).isEqualTo(3);
        leave(one, winter.plusMonths(10));
        assertThat(cantal(winter.plusMonths(9)).share().uses())
                .as("the other one stays")
                .isEqualTo(1);
        leave(other, winter.plusMonths(13));
        assertThat(cantal(winter.plusMonths(9)).share().reached()).isEqualTo(inhabitants("commune:15014"));
        assertThat(cantal(winter.plusMonths(12)).share().uses()).isZero();
        assertThat(cantal(winter.plusMonths(12)).share().reached()).isZero();

        Visit visitor = people.visitor();
        Visit.Page page = visitor.get("/couverture?territoire=departement:15");
        assertThat(page.html().select("h1").text()).isEqualTo("Les services dans les territoires : Cantal");
        assertThat(page.html().select("details tbody tr:first-child").text()).startsWith("T1 2022 2 1 ");
        assertThat(visitor.get("/couverture/trimestres.csv?territoire=departement:15")
                        .body())
                .contains(
                        "departement:15;2022-01-01;2;" + cantal(winter).share().targets() + ";1;");
        assertThat(visitor.get("/api/couverture?territoire=region:84").body())
                .contains("\"code\":\"15\"")
                .doesNotContain("\"code\":\"29\"");
        assertThat(visitor.get("/couverture?territoire=commune:15014").status()).isEqualTo(404);
    }

    private void leave(ProductId product, LocalDate on) {
        CollectivityId aurillac = CollectivityId.parse("commune:15014").orElseThrow();
        deployments.move(
                product,
                aurillac,
                DeploymentState.LEFT,
                on,
                "La commune a choisi un autre outil.",
                deployments.read(product, aurillac, products.officer()).version(),
                products.officer());
    }

    @Test
    void theMapLeadsThePointerToEachDepartementAndSaysWhatTheTableSays() {
        ProductId product = products.product("Cartes");
        use(product, LocalDate.of(2025, 2, 10), "commune:29019", "commune:29232", "commune:97411");
        Visit visitor = people.visitor();
        Visit.Page page = visitor.get(product.path() + "/couverture");
        assertThat(page.html().select("svg.t-map a")).hasSize(101);
        assertThat(page.html()
                        .select("svg.t-map a[href$=/departements/29] title")
                        .text())
                .isEqualTo("Finistère : 2 collectivités");
        assertThat(page.html()
                        .select("svg.t-map a[href$=/departements/974] title")
                        .text())
                .contains("La Réunion")
                .contains("une collectivité");
        assertThat(page.html()
                        .select("table a[href$=/departements/29]")
                        .parents()
                        .select("tr")
                        .text())
                .contains("29 Finistère");
        assertThat(page.html()
                        .select("h2:contains(Par département) ~ .fr-table tbody th")
                        .eachText())
                .as("where it is used comes first")
                .containsExactly("29 Finistère", "974 La Réunion");
        assertThat(page.html().select("details:not([open]) > summary").eachText())
                .contains("105 départements de la cible où il n’est pas encore utilisé");
        assertThat(page.html()
                        .select("details:contains(pas encore utilisé) tbody a")
                        .eachText())
                .hasSize(105)
                .startsWith("01 Ain");
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
        assertThat(visitor.get("/collectivites/departement:29")
                        .html()
                        .select("main a[href=/couverture/departements/29]")
                        .text())
                .isEqualTo("Les communes du département");
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
                product.path() + "/couverture?territoire=region:53",
                "/couverture",
                "/couverture?territoire=departement:974",
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
