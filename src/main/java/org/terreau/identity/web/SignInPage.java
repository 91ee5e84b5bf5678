package org.terreau.identity.web;

import org.jspecify.annotations.Nullable;
import org.terreau.web.Form;

/**
 * @param form the address, and where to go once signed in
 * @param provider what the button of the identity provider calls it; null when there is none
 */
public record SignInPage(
        Form form, boolean failed, @Nullable String provider) {}
