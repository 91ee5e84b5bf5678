package org.terreau.identity.web;

import org.jspecify.annotations.Nullable;

/** @param provider what the button of the identity provider calls it; null when there is none */
public record SignInPage(
        String continueTo,
        boolean failed,
        boolean empty,
        @Nullable String provider) {}
