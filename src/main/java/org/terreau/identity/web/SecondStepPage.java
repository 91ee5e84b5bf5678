package org.terreau.identity.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.terreau.web.Form;

/**
 * What somebody who came by a link has still to do.
 *
 * @param makes they make their first passkey; else they use the one that they have
 * @param asked when they asked to begin anew without; null when they did not
 */
public record SecondStepPage(
        Form form, boolean makes, String email, @Nullable Instant asked) {}
