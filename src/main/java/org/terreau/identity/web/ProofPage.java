package org.terreau.identity.web;

import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in proves again who they are.
 *
 * @param email of their account
 * @param next the page to which they come back, a path of this site
 * @param provider what the button of the identity provider calls it; null when there is none
 * @param links whether one may ask for a link by e-mail
 * @param minutes for which the proof holds
 */
public record ProofPage(String email, String next, @Nullable String provider, boolean links, long minutes) {}
