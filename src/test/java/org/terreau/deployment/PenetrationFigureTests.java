package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

@ApplicationTest
class PenetrationFigureTests {

    private static final YearMonth NOW = Present.month();

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
    void aPastPeriodKeepsTheTargetOfItsTimeUnlessTheTargetWasWrittenDownWrong() {
        ProductId product = products.product("Cible qui change");
        Actor officer = products.officer();
        plans.save(product, new Plans.Plan(EnumSet.of(Stratum.COMMUNE_METROPOLIS), Set.of("53"), null, 0), officer);
        use(product, NOW.minusMonths(3).atDay(10), "commune:35238");
        Series before = computed(product, "penetration-collectivites", "%");
        assertThat(before.last().value()).as("Rennes, of Rennes and Brest").isEqualByComparingTo("50");

        Visit visit = people.signedIn(officer);
        String path = product.path() + "/deploiements/cible";
        Visit.Page changed = visit.form(visit.get(path), path)
                .with("cibles", Stratum.COMMUNE_METROPOLIS.code())
                .with("regions", "11")
                .send();
        assertThat(changed.text()).contains("La cible est enregistrée");
        Visit.Page unversioned =
                visit.form(visit.get(path), path).forged("version", "").send();
        assertThat(unversioned.status()).as("a form without its version").isEqualTo(422);
        assertThat(shareOf(product))
                .as("the past as it was, the month in course by the new target, where nothing is in use")
                .containsEntry(NOW.minusMonths(1), "50")
                .doesNotContainKey(NOW);
        assertThat(visit.get(path).text())
                .contains("Depuis le début")
                .contains("Bretagne")
                .contains("Île-de-France");

        plans.save(
                product,
                new Plans.Plan(EnumSet.of(Stratum.COMMUNE_METROPOLIS), Set.of("53", "11"), null, 2),
                true,
                officer);
        assertThat(plans.history(product)).hasSize(2);
        plans.save(
                product, new Plans.Plan(EnumSet.of(Stratum.COMMUNE_METROPOLIS), Set.of("53"), null, 3), true, officer);
        assertThat(shareOf(product)).containsEntry(NOW, "50");
    }

    private Map<YearMonth, String> shareOf(ProductId product) {
        Map<YearMonth, String> shares = new HashMap<>();
        for (Series.Point point : impact.published(product).series().get(0).points())
            shares.put(YearMonth.from(point.start()), point.value().toPlainString());
        return shares;
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
