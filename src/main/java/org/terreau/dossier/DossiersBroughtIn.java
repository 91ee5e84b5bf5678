package org.terreau.dossier;

import java.util.List;

/** Dossiers that an incubator kept elsewhere until now came in; published in their transaction. */
public record DossiersBroughtIn(List<BroughtIn> dossiers) {

    public DossiersBroughtIn {
        dossiers = List.copyOf(dossiers);
    }

    /**
     * One of them.
     *
     * @param submitted a committee may decide on the brief, or did
     */
    public record BroughtIn(DossierId id, Brief brief, Author author, boolean submitted) {}
}
