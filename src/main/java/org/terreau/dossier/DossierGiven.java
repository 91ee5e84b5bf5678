package org.terreau.dossier;

/**
 * Somebody follows a dossier who did not. Published in its transaction.
 *
 * @param by who gave it
 */
public record DossierGiven(DossierId dossier, Author by) {}
