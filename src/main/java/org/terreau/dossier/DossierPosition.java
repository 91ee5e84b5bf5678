package org.terreau.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;

/**
 * Where a dossier stands.
 *
 * @param moves how many times it moved: tells whether it moved since
 */
public record DossierPosition(
        DossierId id,
        String title,
        String organisation,
        String incubator,
        DossierState state,
        DossierStep step,
        Instant since,
        @Nullable AccountId assignee,
        List<String> themes,
        int reviewers,
        int reviewed,
        long moves) {

    public DossierPosition {
        themes = List.copyOf(themes);
    }
}
