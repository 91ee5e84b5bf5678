package org.terreau.sharing;

import java.math.BigDecimal;
import java.util.List;
import org.terreau.shared.Money;

/**
 * What the methods are set with.
 *
 * @param fixed the percentage that is the same for each, by {@link SharingMethod#FIXED_AND_VARIABLE}
 * @param byUnits its rest goes by unit, otherwise by inhabitant
 * @param strata by {@link SharingMethod#STRATA}, from the smallest size, 0, up
 */
public record Parameters(BigDecimal fixed, boolean byUnits, List<Stratum> strata) {

    public Parameters {
        strata = List.copyOf(strata);
    }

    /** The tariff of a member of this size. */
    Money tariff(long inhabitants) {
        Money tariff = Money.ZERO;
        for (Stratum stratum : strata) if (stratum.from() <= inhabitants) tariff = stratum.tariff();
        return tariff;
    }
}
