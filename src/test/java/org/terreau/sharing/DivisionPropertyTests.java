package org.terreau.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;
import net.jqwik.api.constraints.Size;
import org.terreau.shared.Money;

/** Whatever is shared, and between whom: the parts make it, to the cent. */
class DivisionPropertyTests {

    private static List<BigInteger> weights(List<Integer> counted) {
        return counted.stream().map(BigInteger::valueOf).toList();
    }

    @Property(tries = 300)
    void thePartsMakeTheAmountAndAreACentAwayAtMost(
            @ForAll @LongRange(min = 1, max = 100_000_000_000L) long cents,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 3_000_000) Integer> counted) {
        List<BigInteger> weights = weights(counted);
        BigInteger sum = Weights.sum(weights);
        if (sum.signum() == 0) return;

        List<Long> parts = Division.byLargestRemainder(cents, weights);

        assertThat(parts.stream().mapToLong(part -> part).sum()).isEqualTo(cents);
        for (int place = 0; place < parts.size(); place++) {
            BigInteger exact = BigInteger.valueOf(cents).multiply(weights.get(place));
            BigInteger given = BigInteger.valueOf(parts.get(place)).multiply(sum);
            assertThat(given.subtract(exact).abs()).isLessThan(sum);
        }
    }

    @Property(tries = 300)
    void floorsAndCapsHoldAndThePartsStillMakeTheAmount(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 100_000) Integer> counted,
            @ForAll @LongRange(max = 5000) long floor,
            @ForAll @LongRange(max = 100_000) long above,
            @ForAll @IntRange(max = 1000) int place) {
        long cap = floor + above;
        long cents = counted.size() * floor + counted.size() * above * place / 1000;
        if (cents == 0) return;

        List<Long> parts = Division.within(cents, weights(counted), new Limits(new Money(floor), new Money(cap)));

        assertThat(parts.stream().mapToLong(part -> part).sum()).isEqualTo(cents);
        assertThat(parts).allSatisfy(part -> assertThat(part).isBetween(floor, cap));
    }

    @Property(tries = 200)
    void whoCountsMorePaysNoLess(
            @ForAll @Positive int cents,
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 1, max = 100_000) Integer> counted) {
        List<Long> parts = Division.byLargestRemainder(cents, weights(counted));

        for (int one = 0; one < parts.size(); one++)
            for (int other = 0; other < parts.size(); other++)
                if (counted.get(one) > counted.get(other))
                    assertThat(parts.get(one)).isGreaterThanOrEqualTo(parts.get(other));
    }
}
