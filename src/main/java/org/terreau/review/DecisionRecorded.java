package org.terreau.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.shared.Money;

/**
 * A committee decided. Published in the transaction that records it, and heard in the same one: what follows from a
 * decision happens with it or not at all.
 *
 * @param decisionId the decision's number in review
 * @param amount granted, including tax; null when the decision stops
 * @param until the end date of what is granted; null when the decision stops
 */
public record DecisionRecorded(
        long decisionId,
        ReviewSubject subject,
        Outcome outcome,
        String reason,
        @Nullable Money amount,
        @Nullable LocalDate until,
        LocalDate decidedOn,
        AccountId decidedBy) {}
