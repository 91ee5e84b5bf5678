package org.terreau.dossier;

/**
 * A dossier was opened, with a first draft of its brief. Published in its transaction.
 *
 * @param author the applicant, in whose name the draft begins
 */
public record DossierOpened(DossierId id, Brief draft, Author author) {}
