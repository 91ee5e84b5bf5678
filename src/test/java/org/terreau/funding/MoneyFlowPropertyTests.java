package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.shared.Money;
import org.terreau.testing.SomeProduct;

/** Whatever products bring and spend, the picture of their money adds up. */
class MoneyFlowPropertyTests {

    private static final List<Product> PRODUCTS = IntStream.range(0, 20)
            .mapToObj(number -> SomeProduct.named("flux-" + number)
                    .since(PhaseKind.CONSTRUCTION, LocalDate.of(2024, 1, 1))
                    .described())
            .toList();

    private static Arbitrary<List<ProductYear.Part>> parts(int names) {
        Arbitrary<ProductYear.Part> part = Combinators.combine(
                        Arbitraries.integers().between(1, names),
                        Arbitraries.longs().between(-500_000, 5_000_000))
                .as((name, cents) -> new ProductYear.Part("nom " + name, new Money(cents)));
        return part.list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<ProductYear>> years() {
        Arbitrary<BudgetTable.Column> basis = Arbitraries.of(
                new BudgetTable.Column(Nature.REALISED, true), new BudgetTable.Column(Nature.PLANNED, false));
        return Combinators.combine(
                        Arbitraries.of(PRODUCTS),
                        Arbitraries.integers().between(2022, 2026),
                        parts(25),
                        parts(3).map(granted -> granted.stream()
                                .filter(one -> one.amount().cents() > 0)
                                .toList()),
                        parts(13),
                        basis,
                        Arbitraries.of(0L, 0L, 1_000L))
                .as((product, year, brought, granted, spent, what, apart) ->
                        new ProductYear(product, year, brought, granted, spent, what, new Money(apart)))
                .list()
                .ofMaxSize(40);
    }

    private static long sum(List<MoneyFlow.Node> column) {
        return column.stream().mapToLong(one -> one.amount().cents()).sum();
    }

    private static void eachNodeIsItsBands(
            List<MoneyFlow.Node> column, Stream<int[]> places, List<MoneyFlow.Link> bands) {
        long[] sums = new long[column.size()];
        List<int[]> ends = places.toList();
        for (int place = 0; place < ends.size(); place++)
            sums[ends.get(place)[0]] += bands.get(place).amount().cents();
        for (int place = 0; place < sums.length; place++)
            assertThat(sums[place]).isEqualTo(column.get(place).amount().cents());
    }

    @Property
    void theThreeColumnsHaveTheSameTotalAndEachNodeIsTheSumOfItsBands(@ForAll("years") List<ProductYear> years) {
        MoneyFlow flow = MoneyFlow.of(years);
        assertThat(sum(flow.funders())).isEqualTo(sum(flow.products())).isEqualTo(sum(flow.activities()));
        eachNodeIsItsBands(flow.funders(), flow.in().stream().map(one -> new int[] {one.from()}), flow.in());
        eachNodeIsItsBands(flow.products(), flow.in().stream().map(one -> new int[] {one.to()}), flow.in());
        eachNodeIsItsBands(flow.products(), flow.out().stream().map(one -> new int[] {one.from()}), flow.out());
        eachNodeIsItsBands(flow.activities(), flow.out().stream().map(one -> new int[] {one.to()}), flow.out());
    }

    @Property
    void aColumnHasTwelveNodesAtMostAndNoneIsEmpty(@ForAll("years") List<ProductYear> years) {
        MoneyFlow flow = MoneyFlow.of(years);
        for (List<MoneyFlow.Node> column : List.of(flow.funders(), flow.products(), flow.activities())) {
            assertThat(column).hasSizeLessThanOrEqualTo(MoneyFlow.MOST);
            assertThat(column)
                    .allSatisfy(node -> assertThat(node.amount().cents()).isPositive());
        }
    }
}
