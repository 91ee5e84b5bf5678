package org.terreau.investigation;

import java.util.List;
import java.util.Optional;
import org.terreau.dossier.DossierId;

/** What other modules read of investigations: figures, hypotheses and what was published, never a note. */
public interface Investigations {

    /** How far the investigation of this dossier has come. */
    InvestigationProgress progress(DossierId id);

    /** What is believed, and what the field says of it so far. */
    List<Hypothesis> hypotheses(DossierId id);

    /** What the dossier's people published of it; empty when they published nothing. */
    Optional<InvestigationSummary> published(DossierId id);

    /** Takes what was published in memory, in one statement, until something public changes. */
    void hold();
}
