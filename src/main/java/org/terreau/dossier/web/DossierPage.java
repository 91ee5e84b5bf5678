package org.terreau.dossier.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierRecord;
import org.terreau.review.Reviews;
import org.terreau.review.Syntheses;
import org.terreau.territory.Collectivity;

/**
 * A dossier, or one of the versions of its brief.
 *
 * @param shown the brief to read
 * @param syntheses what the applicant was told, the newest first
 * @param number of the version shown, null for the brief as it stands
 */
public record DossierPage(
        DossierRecord dossier,
        Brief shown,
        @Nullable Integer number,
        @Nullable Collectivity territory,
        List<DossierRecord.Version> versions,
        List<Reviews.Decision> decisions,
        List<Syntheses.Synthesis> syntheses,
        boolean mayWrite,
        boolean staff) {

    public DossierPage {
        versions = List.copyOf(versions);
        decisions = List.copyOf(decisions);
        syntheses = List.copyOf(syntheses);
    }
}
