package org.terreau.dossier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Decision;

/**
 * Where a dossier stands, what was decided on it last, and what comes next.
 *
 * @param since the day on which it came to its step
 * @param decision the last one; null before there is one
 * @param specified its applicant declared, in the self-assessment, that a cahier des charges exists
 */
public record Outlook(
        DossierStep step,
        LocalDate since,
        @Nullable Decision decision,
        NextStep next,
        boolean late,
        boolean specified) {}
