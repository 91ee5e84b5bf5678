package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Receipt;
import org.terreau.impact.Series;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

@ApplicationTest
class FeedsTests {

    private static final YearMonth NOW = Present.month();

    private final People people;
    private final SurveyedProducts products;
    private final Feeds feeds;
    private final AnswerFiles files;
    private final AnswerBatches batches;
    private final Impact impact;

    FeedsTests(
            People people,
            ProductCatalogue catalogue,
            Feeds feeds,
            AnswerFiles files,
            AnswerBatches batches,
            Impact impact) {
        this.people = people;
        this.products = new SurveyedProducts(catalogue, people);
        this.feeds = feeds;
        this.files = files;
        this.batches = batches;
        this.impact = impact;
    }

    private String define(ProductId product, String name, String unit, Cell cell) {
        return impact.define(
                product,
                Impact.Draft.plain(name, "Combien ?", unit, true, cell, Aggregation.RATIO, Periodicity.MONTH),
                products.staff());
    }

    /** Answers of the middle of a month: ease, satisfaction and recommendation of each. */
    private long answer(ProductId product, YearMonth month, int[]... scores) {
        StringBuilder csv = new StringBuilder("date;facilite;satisfaction;recommandation\n");
        for (int[] one : scores)
            csv.append(month.atDay(15))
                    .append(';')
                    .append(one[0])
                    .append(';')
                    .append(one[1])
                    .append(';')
                    .append(one[2])
                    .append('\n');
        long id = files.keep(
                product,
                "avis",
                new ByteArrayResource(csv.toString().getBytes(StandardCharsets.UTF_8)),
                products.staff());
        return files.take(
                        product,
                        id,
                        Map.of(0, "date", 1, "facilite", 2, "satisfaction", 3, "recommandation"),
                        true,
                        products.staff())
                .id();
    }

    private Series.Point point(ProductId product, String code, YearMonth month) {
        return impact.one(product, code, Periodicity.MONTH, month.atDay(1))
                .at(month.atDay(1))
                .orElseThrow();
    }

    @Test
    void endedMonthsReachTheChosenIndicatorsWithNumeratorAndDenominator() {
        ProductId product = products.product("Nourri");
        String ease = define(product, "Facilité", "sur 5", Cell.USABLE);
        String satisfied = define(product, "Satisfaits", "%", Cell.USEFUL);
        String nps = define(product, "Recommandation", "points", Cell.USEFUL);
        YearMonth last = NOW.minusMonths(1);
        answer(product, last, new int[][] {{5, 5, 10}, {4, 5, 9}, {3, 3, 8}, {2, 1, 3}, {1, 4, 9}});
        answer(product, last.minusMonths(1), new int[][] {{5, 5, 10}});
        answer(product, NOW.minusMonths(3), new int[][] {{5, 5, 9}, {5, 5, 9}, {5, 5, 9}, {5, 5, 9}, {5, 5, 9}});
        Visit staff = people.signedIn(products.staff());
        String path = Survey.deskPath(product) + "/indicateurs";
        Visit.Page twice = staff.form(staff.get(path), path)
                .with("facilite", ease)
                .with("satisfaits", satisfied)
                .with("nps", satisfied)
                .send();
        assertThat(twice.errorOf("nps")).contains("qu’un seul chiffre");
        Visit.Page chosen = staff.form(twice, path).with("nps", nps).send();
        assertThat(chosen.text()).contains("Les indicateurs sont choisis");
        assertThat(staff.form(chosen, path + "/envoi").send().text()).contains("6 mois sont ajoutés");
        Series.Point mean = point(product, ease, last);
        assertThat(mean.numerator()).isEqualByComparingTo("15");
        assertThat(mean.denominator()).isEqualByComparingTo("5");
        assertThat(point(product, satisfied, last).value()).isEqualByComparingTo("60");
        assertThat(point(product, nps, last).value()).isEqualByComparingTo("40");
        assertThat(impact.one(
                                product,
                                ease,
                                Periodicity.MONTH,
                                NOW.minusMonths(6).atDay(1))
                        .points())
                .as("a month of one answer tells what one person said")
                .hasSize(2);
        assertThat(people.visitor().get(product.path() + "/stats").text()).contains("enquête de satisfaction");
    }

    @Test
    void sentAgainNothingChangesAndLateAnswersCorrectTheirMonth() {
        ProductId product = products.product("Corrigé");
        String ease = define(product, "Facilité", "sur 5", Cell.USABLE);
        YearMonth last = NOW.minusMonths(1);
        int[][] five = {{4, 4, 8}, {4, 4, 8}, {4, 4, 8}, {4, 4, 8}, {4, 4, 8}};
        long batch = answer(product, last, five);
        feeds.choose(product, Map.of(FedMeasure.EASE, ease), products.staff());
        feeds.sendAll();
        assertThat(point(product, ease, last).value()).isEqualByComparingTo("4");
        Receipt again = feeds.send(product, products.staff());
        assertThat(again.added() + again.corrected()).isZero();
        answer(product, last, new int[][] {{1, 1, 1}});
        Receipt late = feeds.send(product, products.staff());
        assertThat(late.corrected()).isEqualTo(1);
        assertThat(point(product, ease, last).numerator()).isEqualByComparingTo("21");
        assertThat(point(product, ease, last).corrected()).isTrue();
        batches.undo(product, batch, products.staff());
        feeds.send(product, products.staff());
        assertThat(impact.one(product, ease, Periodicity.MONTH, last.atDay(1)).points())
                .as("one answer is left: the month says nothing any more")
                .isEmpty();
    }

    @Test
    void anIndicatorThatDoesNotFitIsRefused() {
        ProductId product = products.product("Inadapté");
        String used = define(product, "Usage", "%", Cell.USED);
        assertThatThrownBy(() -> feeds.choose(product, Map.of(FedMeasure.EASE, used), products.staff()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> feeds.send(product, products.staff())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> feeds.choose(product, Map.of(), products.stranger()))
                .isInstanceOf(NotAllowed.class);
        assertThat(people.signedIn(products.staff())
                        .get(Survey.deskPath(product) + "/indicateurs")
                        .text())
                .contains("Il faut d’abord un indicateur mensuel");
    }
}
