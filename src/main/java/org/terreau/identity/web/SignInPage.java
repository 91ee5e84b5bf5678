package org.terreau.identity.web;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.web.Form;

/**
 * @param form the address, and where to go once signed in
 * @param hours for which one stays signed in after one's last page
 * @param minutes to wait before a link may be asked for again
 * @param provider what the button of the identity provider calls it; null when there is none
 * @param links whether one may ask for a link by e-mail
 */
public record SignInPage(
        Form form, Failure failure, @Nullable String provider, boolean links, long hours, int minutes) {

    /** Why the sign-in that was tried did not work, with the word of the address that says so. */
    public enum Failure {
        NONE(""),
        /** The link is no longer good. */
        LINK("echec"),
        /** Too many links were asked for. */
        TOO_MANY("attente"),
        /** The passkey is not known here, or what the device answered is not good. */
        PASSKEY("cle"),
        /** The provider does not answer. */
        PROVIDER("fournisseur"),
        /** The person changed their mind there. */
        CANCELLED("annulee"),
        /** The provider did not sign in as surely as was asked. */
        LEVEL("niveau"),
        /** The provider says nothing sure of the address, or answers what it should not. */
        REFUSED("refus");

        private final String word;

        Failure(String word) {
            this.word = word;
        }

        /** Of the sentence that says it. */
        public String key() {
            return "identity.signin.failure." + word;
        }

        /** The address of the sign-in page that says it. */
        String path() {
            return "/connexion?" + word;
        }

        static Failure of(Set<String> words, boolean provider) {
            return Arrays.stream(values())
                    .filter(failure -> words.contains(failure.word)
                            && (provider || failure == LINK || failure == TOO_MANY || failure == PASSKEY))
                    .findFirst()
                    .orElse(NONE);
        }
    }
}
