package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.terreau.audit.Audit;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityKind;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two communes of the Finistère and one of the Maine-et-Loire, over two years. */
@ApplicationTest
class TerritoryYearTests {

    private final Impact impact;
    private final Measurements measurements;
    private final ProductCatalogue catalogue;
    private final People people;
    private final JsonMapper json;

    TerritoryYearTests(
            Impact impact, Measurements measurements, ProductCatalogue catalogue, People people, JsonMapper json) {
        this.impact = impact;
        this.measurements = measurements;
        this.catalogue = catalogue;
        this.people = people;
        this.json = json;
    }

    private String measured(String id) {
        ProductId product = SomeProduct.named(id).in("territoires.essai").storedIn(catalogue);
        String code = impact.define(
                product,
                Impact.Draft.plain(
                                "Demandes traitées",
                                "Combien de demandes sont traitées ?",
                                "demandes",
                                true,
                                Cell.USED,
                                Aggregation.SUM,
                                Periodicity.MONTH)
                        .by(CollectivityKind.COMMUNE),
                people.administrator());
        measurements.take(
                product,
                new Batch(Batch.Kind.CONNECTOR, "essai", true, null, sink -> {
                    sink.line(new Batch.Line(1, code, "2024-11", "1", "", "", "29232", ""));
                    sink.line(new Batch.Line(2, code, "2025-01", "10", "", "", "29232", ""));
                    sink.line(new Batch.Line(3, code, "2025-01", "5", "", "", "29019", ""));
                    sink.line(new Batch.Line(4, code, "2025-03", "2.5", "", "", "29019", ""));
                    sink.line(new Batch.Line(5, code, "2025-03", "40", "", "", "49007", ""));
                }),
                Audit.Who.PROGRAM);
        return "/produits/" + id + "/indicateurs/" + code;
    }

    @Test
    void theLatestYearIsReadByDepartementTheLargestFirstAndAMonthWithoutMeasureIsNotZero() {
        String chart = measured("territoires-page");
        Visit visit = new Visit(people.port());
        assertThat(visit.get(chart).body()).contains(chart + "/territoires");
        Visit.Page page = visit.get(chart + "/territoires");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Demandes traitées par département", "Valeurs de 2025")
                .containsSubsequence("Maine-et-Loire 40", "Finistère 17,5 15", "pas de mesure", "2,5");
        assertThat(visit.get(chart + "/territoires?tri=nom").text())
                .containsSubsequence("Finistère 17,5", "Maine-et-Loire 40");
        assertThat(visit.get(chart + "/territoires?annee=2024").text())
                .contains("Valeurs de 2024", "Finistère 1")
                .doesNotContain("Maine-et-Loire");
        assertThat(visit.get(chart + "/territoires?niveau=region&annee=1800").text())
                .contains("par région", "Valeurs de 2025")
                .containsSubsequence("Pays de la Loire 40", "Bretagne 17,5");
        assertThat(visit.get(chart + "-inconnu/territoires").status()).isEqualTo(404);
        assertThat(visit.get("/produits/inconnu/indicateurs/x/territoires").status())
                .isEqualTo(404);
    }

    @Test
    void theSameIsATableAndData() {
        String chart = measured("territoires-table");
        Visit visit = new Visit(people.port());
        assertThat(visit.get(chart + "/territoires.csv?annee=2025").body().lines())
                .anySatisfy(line -> assertThat(line).contains("2025-01-01").contains("annee_2025"))
                .anySatisfy(line -> assertThat(line).contains("Finistère").contains("17.5"));
        JsonNode read = json.readTree(
                visit.get(chart.replace("/indicateurs/", "/indicators/") + "/api/territories?level=region&year=2025")
                        .body());
        assertThat(read.get("years").toString()).isEqualTo("[2025,2024]");
        assertThat(read.get("territories").get(1).toString())
                .isEqualTo(
                        "{\"code\":\"53\",\"name\":\"Bretagne\",\"value\":17.5,\"values\":{\"2025-01-01\":15,\"2025-03-01\":2.5}}");
    }

    @Test
    void anIndicatorWithoutTerritoriesSaysWhereTheyWouldComeFrom() {
        measured("territoires-sans");
        String code = impact.define(
                new ProductId("territoires-sans"),
                Impact.Draft.plain(
                        "Sans lieu", "Combien ?", "usages", true, Cell.USED, Aggregation.SUM, Periodicity.YEAR),
                people.administrator());
        assertThat(new Visit(people.port())
                        .get("/produits/territoires-sans/indicateurs/" + code + "/territoires")
                        .text())
                .contains("Aucune valeur n’est connue par territoire");
    }

    @Test
    void aYearTakesFourStatementsHoweverManyTerritoriesItHas() {
        String chart = measured("territoires-peu");
        Visit visit = new Visit(people.port());
        visit.get(chart + "/territoires?chauffe=1");
        assertThat(Statements.during(() -> visit.get(chart + "/territoires?annee=2025")))
                .isLessThanOrEqualTo(4);
    }
}
