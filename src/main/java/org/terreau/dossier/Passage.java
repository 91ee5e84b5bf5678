package org.terreau.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;

/**
 * A line of a dossier's history: from where to where, who, when, why.
 *
 * @param since when it had come to the step that it left; null for the opening
 * @param by null for what the program did, or what is not known
 * @param reassigned it was given to somebody else
 * @param assignee to whom it belonged from then on
 */
public record Passage(
        Instant at,
        @Nullable Instant since,
        @Nullable DossierState from,
        @Nullable DossierStep fromStep,
        DossierState to,
        DossierStep toStep,
        @Nullable AccountId by,
        String reason,
        boolean reassigned,
        @Nullable AccountId assignee) {

    /**
     * Where a dossier that sleeps goes when it is reopened: where it was before. Coming back from the archives to
     * "withdrawn" does not count, for what came before that is what was withdrawn.
     *
     * @param history the oldest first; empty when the dossier does not sleep
     */
    public static Optional<DossierState> reopenedTo(List<Passage> history) {
        if (history.isEmpty()) return Optional.empty();
        DossierState now = history.get(history.size() - 1).to();
        if (!now.asleep()) return Optional.empty();
        for (int line = history.size() - 1; line >= 0; line--) {
            Passage passage = history.get(line);
            DossierState from = passage.from();
            if (from == null || passage.to() != now || from == now) continue;
            if (now == DossierState.WITHDRAWN && from == DossierState.ARCHIVED) continue;
            return Optional.of(from);
        }
        return Optional.empty();
    }
}
