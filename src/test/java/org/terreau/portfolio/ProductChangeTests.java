package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.terreau.testing.SomeProduct;

class ProductChangeTests {

    @Provide
    Arbitrary<List<Product.Phase>> phases() {
        Arbitrary<LocalDate> days = Arbitraries.integers()
                .between(0, 3000)
                .map(day -> LocalDate.of(2018, 1, 1).plusDays(day));
        return Combinators.combine(Arbitraries.of(PhaseKind.values()), days)
                .as((kind, day) -> new Product.Phase(kind, kind.code(), day, null, null))
                .list()
                .ofMaxSize(6);
    }

    private static Product product(String name, List<Product.Phase> phases) {
        return SomeProduct.named("p").called(name).phases(phases).described();
    }

    @Property(tries = 200)
    void whatDidNotChangeLeavesNoTrace(@ForAll("phases") List<Product.Phase> phases) {
        assertThat(ProductChange.between(product("n", phases), product("n", phases)))
                .isEmpty();
    }

    @Property(tries = 200)
    void theTraceLeadsFromTheListBeforeToTheListAfter(
            @ForAll("phases") List<Product.Phase> before, @ForAll("phases") List<Product.Phase> after) {
        List<String> known =
                new ArrayList<>(before.stream().map(ProductChange::words).toList());
        for (ProductChange change : ProductChange.between(product("n", before), product("n", after))) {
            if (change.before() != null)
                assertThat(known.remove(change.before())).isTrue();
            if (change.after() != null) known.add(change.after());
        }
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(
                        after.stream().map(ProductChange::words).toList());
    }
}
