package org.terreau.identity;

import java.util.List;

/**
 * What a device answers when it made a passkey: each text in base64url, as the browser gave it.
 *
 * @param challenge what it was asked to sign
 * @param credential names the passkey
 * @param client what the browser says of where and for what it was made
 * @param attestation the public key, and what made it
 * @param transports how the device is reached, such as "internal" or "usb"
 */
public record MadePasskey(
        String challenge, String credential, String client, String attestation, List<String> transports) {

    public MadePasskey {
        transports = List.copyOf(transports);
    }
}
