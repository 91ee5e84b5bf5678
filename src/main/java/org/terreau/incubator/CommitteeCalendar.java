package org.terreau.incubator;

/**
 * The days on which committees may decide something that can be ordered.
 *
 * @param daysApart days between two committees of a product, below which somebody says why; 0 to ask nothing
 */
public record CommitteeCalendar(int daysApart, BudgetClosure closure) {

    public static final CommitteeCalendar USUAL = new CommitteeCalendar(30, BudgetClosure.USUAL);
}
