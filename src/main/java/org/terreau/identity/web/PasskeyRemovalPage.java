package org.terreau.identity.web;

import org.terreau.identity.Passkeys;
import org.terreau.web.Form;

/** Is somebody sure that they want to remove this passkey. */
public record PasskeyRemovalPage(Form form, Passkeys.Line passkey) {

    public String path() {
        return "/mes-cles-d-acces/" + passkey.id() + "/retrait";
    }
}
