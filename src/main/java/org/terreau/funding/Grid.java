package org.terreau.funding;

/**
 * What a grid holds: the amounts of a year that are all foreseen, or all happened, all with taxes, or all without.
 *
 * @param zone whose rate of value added tax holds for what is typed
 */
public record Grid(int year, Nature nature, Regime regime, VatZone zone) {

    boolean holds(BudgetLine line) {
        return of(line.slot()) && line.vat().regime() == regime;
    }

    /** The same cells, whatever the regime. */
    boolean of(BudgetLine.Slot slot) {
        return slot.plain() && slot.years().first() == year && slot.nature() == nature;
    }

    BudgetLine line(GridCell cell, BudgetLine.Amounts amounts, boolean alone) {
        BudgetLine.Slot slot =
                new BudgetLine.Slot(Years.of(year), "", cell.activity(), cell.resource(), nature, cell.agents(), "");
        boolean rated = regime == Regime.TAXED || regime == Regime.UNTAXED;
        return new BudgetLine(slot, amounts, new Vat(regime, rated ? zone.rate(year) : 0), alone, "");
    }
}
