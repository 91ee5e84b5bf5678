package org.terreau.identity;

/**
 * What a device answers when somebody signs in with a passkey: each text in base64url, as the browser gave it.
 *
 * @param challenge what it was asked to sign
 * @param credential names the passkey
 * @param client what the browser says of where and for what it was used
 * @param authenticator what the device says of itself
 * @param holder whose passkey the device says that it is
 */
public record UsedPasskey(
        String challenge, String credential, String client, String authenticator, String signature, String holder) {}
