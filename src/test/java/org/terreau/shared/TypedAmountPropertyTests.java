package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class TypedAmountPropertyTests {

    private static String grouped(long cents, char group) {
        DecimalFormatSymbols signs = new DecimalFormatSymbols(Locale.ROOT);
        signs.setDecimalSeparator(',');
        signs.setGroupingSeparator(group);
        return new DecimalFormat("#,##0.00", signs).format(BigDecimal.valueOf(cents, 2));
    }

    @Property(tries = 500)
    void anyAmountThatSpreadsheetsWriteIsReadToTheCent(
            @ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long cents, @ForAll @IntRange(max = 3) int way) {
        String written = grouped(cents, new char[] {' ', '\u00a0', '\u202f', '.'}[way]) + (cents % 2 == 0 ? " €" : "");
        assertThat(TypedAmount.read(written)).isEqualTo(new TypedAmount.Exact(new Money(cents), ""));
        assertThat(Money.parse(written)).contains(new Money(cents));
        if (cents > 0)
            assertThat(TypedAmount.read("(" + written + ")")).isEqualTo(new TypedAmount.Exact(new Money(-cents), ""));
    }

    @Property(tries = 500)
    void whateverIsTypedIsReadOrRefusedAndNothingElseHappens(@ForAll @StringLength(max = 80) String typed) {
        assertThat(TypedAmount.read(typed)).isNotNull();
    }
}
