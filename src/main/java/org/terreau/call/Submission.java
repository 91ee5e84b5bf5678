package org.terreau.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Statement;
import org.terreau.territory.CollectivityId;

/**
 * A problem submitted to a call.
 *
 * @param organisation on whose behalf
 * @param submittedAt the last time it was, null when it never was
 * @param reason what its author was told with the results
 * @param problem the problem of the registry that it became, null until then
 */
public record Submission(
        SubmissionId id,
        CallId call,
        AccountId account,
        String author,
        String organisation,
        @Nullable CollectivityId collectivity,
        Statement statement,
        SubmissionState state,
        long version,
        Instant savedAt,
        @Nullable Instant submittedAt,
        String reason,
        @Nullable ProblemId problem) {}
