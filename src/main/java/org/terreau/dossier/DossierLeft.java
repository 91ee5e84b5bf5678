package org.terreau.dossier;

import org.terreau.identity.Accounts;

/**
 * The one who followed a dossier was taken off it. Published in its transaction.
 *
 * @param by who left it
 * @param next who is to give it to somebody else
 */
public record DossierLeft(DossierRecord dossier, Author by, Accounts.Account next) {}
