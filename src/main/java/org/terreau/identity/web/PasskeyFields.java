package org.terreau.identity.web;

import java.util.Arrays;
import org.terreau.identity.MadePasskey;
import org.terreau.web.Form;

/** What a browser writes into the hidden fields of a form that makes a passkey. */
final class PasskeyFields {

    private static final int MOST_TRANSPORTS = 10;

    private PasskeyFields() {}

    static MadePasskey made(Form form) {
        return new MadePasskey(
                form.text("defi"),
                form.text("cle"),
                form.text("client"),
                form.text("attestation"),
                Arrays.stream(form.text("transports").split(","))
                        .filter(written -> written.matches("[a-z-]{1,20}"))
                        .limit(MOST_TRANSPORTS)
                        .toList());
    }
}
