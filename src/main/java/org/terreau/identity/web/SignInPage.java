package org.terreau.identity.web;

import org.jspecify.annotations.Nullable;
import org.terreau.web.Form;

/**
 * @param form the address, and where to go once signed in
 * @param hours for which one stays signed in after one's last page
 * @param provider what the button of the identity provider calls it; null when there is none
 */
public record SignInPage(
        Form form, Failure failure, @Nullable String provider, long hours) {

    /** Why the sign-in that was tried did not work. */
    public enum Failure {
        NONE,
        /** The link is no longer good. */
        LINK,
        /** The provider does not answer. */
        PROVIDER
    }
}
