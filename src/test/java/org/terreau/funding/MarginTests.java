package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Money;

/** The margin of a holder, told on what it pays or on what it asks for. */
class MarginTests {

    @ParameterizedTest(name = "{0} of the price is {1} of the cost")
    @CsvSource({"1175, 1331", "0, 0", "2000, 2500", "5000, 10000"})
    void theSameMarginIsToldOnThePriceOrOnTheCost(long onPrice, long onCost) {
        assertThat(Margin.ofPrice(onPrice)).isEqualTo(new Margin(onCost));
        assertThat(new Margin(onCost).onPrice()).isEqualTo(onPrice);
    }

    @Test
    void aPriceThatIsAllMarginHasNoCost() {
        assertThatThrownBy(() -> Margin.ofPrice(10_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Margin(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Six months of construction as FIELD 1.10 counts them: 143,187 € without taxes, 171,824 € with them. */
    @Test
    void sixMonthsOfConstructionCostWhatTheFieldCounts() {
        Money services = Money.euros(112 * 560 + 40 * 700 + 50 * 430 + 25 * 460);
        Money tools = Money.euros(3_000);
        Margin margin = MoneyNorms.USUAL.margin();
        assertThat(services.plus(tools)).isEqualTo(Money.euros(126_720));
        assertThat(margin.of(services)).isEqualTo(new Money(1_646_713));
        Money untaxed = margin.price(services).plus(tools);
        assertThat(untaxed).isEqualTo(new Money(14_318_713));
        Money taxed = new Vat(Regime.UNTAXED, 2000).taxed(untaxed).orElseThrow();
        assertThat(taxed).isEqualTo(new Money(17_182_456));
        assertThat(Money.euros(200_000).minus(taxed).wholeEuros())
                .as("not engaged")
                .isEqualTo(28_175);
    }

    @Property(tries = 300)
    void aMarginToldBothWaysIsTheSameWithinItsRounding(@ForAll @LongRange(max = 9_000) long onPrice) {
        assertThat(Margin.ofPrice(onPrice).onPrice()).isBetween(onPrice - 1, onPrice + 1);
    }

    @Property(tries = 300)
    void whatHasItsTaxesTakenAwayHasThemAgain(@ForAll @LongRange(max = 10_000_000_000L) long cents) {
        Money taxed = new Money(cents);
        Vat vat = Vat.INCLUDED;
        Money untaxed = vat.untaxed(taxed);
        assertThat(new Vat(Regime.UNTAXED, vat.rate())
                        .taxed(untaxed)
                        .orElseThrow()
                        .cents())
                .isBetween(cents - 1, cents + 1);
    }
}
