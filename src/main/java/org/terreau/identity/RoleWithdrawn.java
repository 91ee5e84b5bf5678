package org.terreau.identity;

/** An account holds a role no more. */
public record RoleWithdrawn(AccountId account, Grant grant) {}
