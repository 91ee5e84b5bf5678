package org.terreau.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.shared.EmailAddress;

/**
 * Somebody invited to a dossier.
 *
 * @param invitedById null when who did was erased
 */
public record Member(
        AccountId account,
        EmailAddress email,
        String name,
        MemberKind kind,
        @Nullable AccountId invitedById,
        String invitedBy,
        Instant invitedAt) {}
