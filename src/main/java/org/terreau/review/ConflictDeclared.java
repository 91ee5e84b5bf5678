package org.terreau.review;

import org.terreau.identity.AccountId;

/**
 * Somebody who works for the incubator declared a conflict of interest on a subject. Published in its transaction.
 *
 * @param name of that person
 */
public record ConflictDeclared(ReviewSubject subject, AccountId account, String name) {}
