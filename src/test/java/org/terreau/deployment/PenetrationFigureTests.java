package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Series;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.support.ApplicationTest;
import org.terreau.support.People;
import org.terreau.support.Visit;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Ui;

@ApplicationTest
class PenetrationFigureTests {

    private static final YearMonth NOW = YearMonth.now(Ui.PARIS);

    private final DeployedProducts products;
    private final Deployments deployments;
    private final Plans plans;
    private final Impact impact;
    private final Collectivities collectivities;
    private final People people;

    PenetrationFigureTests(
            ProductCatalogue catalogue,
            Incubators incubators,
            People people,
            Deployments deployments,
            Plans plans,
            Impact impact,
            Collectivities collectivities) {
        this.products = new DeployedProducts(catalogue, incubators, people);
        this.deployments = deployments;
        this.plans = plans;
        this.impact = impact;
        this.collectivities = collectivities;
        this.people = people;
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

    private Series computed(ProductId product, String formula, String unit) {
        Actor officer = products.officer();
        String code = impact.define(
                product,
                Impact.Draft.plain(
                                "Calcul " + formula.hashCode(),
                                "Jusqu’où va le service ?",
                                unit,
                                true,
                                Cell.USED,
                                Aggregation.LAST,
                                Periodicity.MONTH)
                        .computedBy(formula),
                officer);
        return impact.published(product).series().stream()
                .filter(series -> series.indicator().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void penetrationIsKnownMonthByMonthFromWhatWasInUseThen() {
        ProductId product = products.product("Pénétration");
        plans.save(
                product,
                new Plans.Plan(EnumSet.of(Stratum.COMMUNE_METROPOLIS), Set.of("53"), null, 0),
                products.officer());
        use(product, NOW.minusMonths(4).atDay(10), "commune:35238");
        use(product, NOW.minusMonths(2).atDay(1), "commune:29019", "commune:75056");
        CollectivityId rennes = CollectivityId.parse("commune:35238").orElseThrow();
        deployments.move(
                product,
                rennes,
                DeploymentState.PAUSED,
                NOW.minusMonths(1).atDay(3),
                "Le service est en pause.",
                deployments.read(product, rennes, products.officer()).version(),
                products.officer());

        Series active = computed(product, "collectivites-actives", "");
        assertThat(active.points())
                .extracting(point -> YearMonth.from(point.start()) + " " + point.value())
                .containsExactly(
                        NOW.minusMonths(4) + " 1",
                        NOW.minusMonths(3) + " 1",
                        NOW.minusMonths(2) + " 2",
                        NOW.minusMonths(1) + " 1",
                        NOW + " 1");
        Series share = computed(product, "penetration-collectivites", "%");
        assertThat(share.at(NOW.minusMonths(2).atDay(1)).orElseThrow().value()).isEqualByComparingTo("100");
        assertThat(share.last().value()).as("Brest alone, of Rennes and Brest").isEqualByComparingTo("50");
        Series people = computed(product, "penetration-habitants", "%");
        assertThat(people.last().value()).isBetween(BigDecimal.ONE, BigDecimal.valueOf(99));
    }

    @Test
    void theFormulaFormSaysWhatTheyAreAndNothingIsKnownBeforeTheFirstUse() {
        ProductId product = products.product("Sans usage");
        assertThat(computed(product, "penetration-collectivites", "%").empty()).isTrue();
        Visit visit = people.signedIn(products.officer());
        assertThat(visit.get(product.path() + "/mesures/indicateurs/nouveau").text())
                .contains("penetration-collectivites")
                .contains("taux de pénétration")
                .contains("penetration-habitants")
                .contains("collectivites-actives");
    }
}
