package org.terreau.brief;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;
import org.terreau.territory.CollectivityId;

/** What other modules read of briefs. */
public interface Proposals {

    /** What the committee decided on, as the last submitted version of the brief has it. */
    record Proposal(
            DossierId id,
            IncubatorId incubator,
            AccountId applicant,
            String organisation,
            String title,
            String problem,
            String solutionLead,
            String successCriterion,
            @Nullable CollectivityId experimentationTerritory,
            String team,
            @Nullable Money envelope) {}

    Optional<Proposal> proposal(DossierId id);
}
