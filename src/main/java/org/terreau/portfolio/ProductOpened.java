package org.terreau.portfolio;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;
import org.terreau.territory.CollectivityId;

/**
 * A committee's decision opened a product, or an existing one's next step. Published and heard in the decision's
 * transaction: the envelope and the team to fill come with the product or not at all.
 *
 * @param amount granted for the increment, including tax
 * @param until last day of what is granted
 * @param carrier the carrying administration, as the brief names it
 * @param territory of experimentation, when the brief names one
 * @param teamWish what the brief says of the team
 */
public record ProductOpened(
        ProductId product,
        IncubatorId incubator,
        PhaseKind phase,
        Increment increment,
        @Nullable Money amount,
        LocalDate until,
        String carrier,
        AccountId applicant,
        @Nullable CollectivityId territory,
        String teamWish,
        long decisionId) {}
