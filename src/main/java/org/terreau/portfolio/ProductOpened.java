package org.terreau.portfolio;

import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;

/**
 * A committee's decision opened a product: once in its life. Published and heard in the decision's transaction: the team
 * to fill comes with the product or not at all. What it is granted is told by {@link IncrementGranted}.
 *
 * @param phase the one that it begins with
 */
public record ProductOpened(
        ProductId product, IncubatorId incubator, PhaseKind phase, AccountId applicant, long decisionId) {}
