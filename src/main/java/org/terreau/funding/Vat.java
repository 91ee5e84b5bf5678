package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.terreau.shared.Money;

/**
 * What an amount says of value added tax.
 *
 * @param rate in hundredths of a percent, of the year and the place of the line
 */
public record Vat(Regime regime, int rate) {

    /** Nobody said. */
    public static final Vat UNSAID = new Vat(Regime.UNSAID, 0);

    /** Taxes are in it. */
    public static final Vat INCLUDED = new Vat(Regime.TAXED, VatZone.METROPOLE.rate(2026));

    private static final int WHOLE = 10_000;

    /** The same amount without its taxes; as it was typed when nobody said whether they are in it. */
    public Money untaxed(Money amount) {
        return regime == Regime.TAXED
                ? new Money(BigDecimal.valueOf(amount.cents())
                        .multiply(BigDecimal.valueOf(WHOLE))
                        .divide(BigDecimal.valueOf(WHOLE + rate), 0, RoundingMode.HALF_UP)
                        .longValueExact())
                : amount;
    }

    /** The same amount with its taxes; empty when nobody said whether they are in it. */
    public Optional<Money> taxed(Money amount) {
        return switch (regime) {
            case TAXED, EXEMPT -> Optional.of(amount);
            case UNTAXED ->
                Optional.of(new Money(BigDecimal.valueOf(amount.cents())
                        .multiply(BigDecimal.valueOf(WHOLE + rate))
                        .divide(BigDecimal.valueOf(WHOLE), 0, RoundingMode.HALF_UP)
                        .longValueExact()));
            case UNSAID -> Optional.empty();
        };
    }
}
