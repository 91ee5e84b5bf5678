package org.terreau.outreach;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.EmailAddress;
import org.terreau.territory.CollectivityId;

/** What other modules may do with call-back requests. */
public interface CallBackRequests {

    /**
     * A request as it was left.
     *
     * @param collectivity when the organisation was picked from the official code
     * @param organisation the organisation's name, picked or typed
     */
    record Request(
            RequestReference reference,
            IncubatorId incubator,
            String name,
            EmailAddress email,
            String organisation,
            @Nullable CollectivityId collectivity,
            String message,
            @Nullable AssessmentKey assessment,
            Instant receivedAt) {}

    /** The request, for those who work for its incubator; refused with NotAllowed otherwise, NotFound when unknown. */
    Request read(RequestReference reference, Actor actor);

    /** The request if it can still be turned into a dossier (neither answered nor turned already). */
    Optional<Request> open(RequestReference reference, Actor actor);

    /** Closes the request, in the caller's transaction, because a dossier now goes on with it. */
    void turnedIntoDossier(RequestReference reference, String dossierPath, Actor actor);
}
