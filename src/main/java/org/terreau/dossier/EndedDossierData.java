package org.terreau.dossier;

/** What a module keeps of people in a dossier: a bean forgets it once the time that ended dossiers are kept is over. */
public interface EndedDossierData {

    /**
     * Deletes what people wrote to each other, and takes their names off what stays. Runs in the transaction of the job.
     *
     * @return how many things were deleted or made nameless
     */
    int forget(DossierId dossier);
}
