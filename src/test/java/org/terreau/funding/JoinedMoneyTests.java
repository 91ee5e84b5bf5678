package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.Product;
import org.terreau.shared.Money;
import org.terreau.testing.SomeProduct;

/** Totals without and with the services that go on in a product (FIELD 1.3, F18). */
class JoinedMoneyTests {

    private static List<ProductYear> years(Product product, @Nullable String amounts) {
        List<ProductYear> years = new ArrayList<>();
        if (amounts == null) return years;
        for (String one : amounts.split(" "))
            years.add(new ProductYear(
                    product,
                    2024 + years.size(),
                    List.of(new ProductYear.Part("Région", Money.euros(Long.parseLong(one)))),
                    List.of(),
                    List.of(new ProductYear.Part("support", Money.euros(Long.parseLong(one)))),
                    new BudgetTable.Column(Nature.REALISED, true),
                    Money.ZERO));
        return years;
    }

    @ParameterizedTest(name = "{0} with {1}: {2}, {3} together")
    @CsvSource(nullValues = "nothing", textBlock = """
            100 50,  30 20,   150, 200
            100,     nothing, 100, 100
            nothing, 30,        0,  30
            nothing, nothing,   0,   0
            """)
    void eachTotalSaysWhetherItHoldsWhatJoined(
            @Nullable String own, @Nullable String joined, long alone, long together) {
        Product gone = SomeProduct.named("reuni").described();
        JoinedMoney.Whole whole = JoinedMoney.Whole.of(
                List.of(gone), years(SomeProduct.named("suite").described(), own), years(gone, joined));
        assertThat(whole.alone().realised()).isEqualTo(Money.euros(alone));
        assertThat(whole.alone().brought()).isEqualTo(Money.euros(alone));
        assertThat(whole.together().realised()).isEqualTo(Money.euros(together));
        assertThat(whole.together().brought()).isEqualTo(Money.euros(together));
    }
}
