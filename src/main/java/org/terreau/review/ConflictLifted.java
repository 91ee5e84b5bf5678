package org.terreau.review;

import org.terreau.identity.AccountId;

/** A lead lifted somebody's conflict of interest on a subject. Published in its transaction. */
public record ConflictLifted(ReviewSubject subject, AccountId account) {}
