package org.terreau.dossier;

import java.time.Instant;
import org.terreau.identity.AccountId;
import org.terreau.shared.EmailAddress;

/** Somebody invited to a dossier. */
public record Member(
        AccountId account, EmailAddress email, String name, MemberKind kind, String invitedBy, Instant invitedAt) {}
