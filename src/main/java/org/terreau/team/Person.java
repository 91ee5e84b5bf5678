package org.terreau.team;

import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;

/**
 * Somebody, whatever the products on which they work.
 *
 * @param account theirs; null for somebody who has none
 * @param email kept for whoever has no account; null otherwise
 */
public record Person(
        long id,
        @Nullable AccountId account,
        String name,
        @Nullable String email) {}
