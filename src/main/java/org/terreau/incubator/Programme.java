package org.terreau.incubator;

import org.terreau.shared.Money;

/**
 * The settings of an incubator's programme: facts of the field, changed by its lead, never constants of the code.
 *
 * @param replyDays working days within which a call-back request is promised an answer
 * @param investigationWeeksMin shortest usual investigation
 * @param investigationWeeksMax longest usual investigation
 * @param investigationBudget usual cost of an investigation, including tax
 * @param entryCost average cost of the first six months, including tax
 * @param incrementMonths length of an increment, whose end date cannot move
 * @param committeeMonths longest time between two committees on a product
 * @param interviews interviews expected of an investigation
 * @param agentShare floor of the public agent's time, in percent of full time
 * @param collectivitiesToShare distinct collectivities that make a problem a shared one
 */
public record Programme(
        int replyDays,
        int investigationWeeksMin,
        int investigationWeeksMax,
        Money investigationBudget,
        Money entryCost,
        int incrementMonths,
        int committeeMonths,
        int interviews,
        int agentShare,
        int collectivitiesToShare) {

    /** What the incubator's own offer page and committees use, until the lead changes it. */
    public static final Programme USUAL =
            new Programme(5, 6, 12, Money.euros(15_000), Money.euros(200_000), 6, 6, 30, 60, 2);
}
