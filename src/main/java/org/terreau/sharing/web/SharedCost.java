package org.terreau.sharing.web;

import java.math.BigDecimal;
import java.util.List;
import org.terreau.sharing.Outcome;
import org.terreau.sharing.Scenario;

/**
 * A result for programs.
 *
 * @param lien the page that shows it; "" when it is too long for an address
 */
record SharedCost(
        String nom,
        BigDecimal cout,
        String regime,
        int annee,
        String methode,
        BigDecimal total,
        List<ShareLine> parts,
        String lien) {

    SharedCost {
        parts = List.copyOf(parts);
    }

    static SharedCost of(Outcome outcome, String written) {
        Scenario scenario = outcome.scenario();
        return new SharedCost(
                scenario.name(),
                scenario.cost().amount().inEuros(),
                scenario.cost().regime().code(),
                scenario.cost().year(),
                scenario.method().code(),
                outcome.total().inEuros(),
                ShareLine.of(outcome),
                SimulatorPage.fits(written) ? SimulatorPage.address(written, "", null) : "");
    }
}
