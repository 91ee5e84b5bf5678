package org.terreau.web;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.terreau.shared.SecretToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record as the database keeps it: readable to whoever brings the secret again. The secret is random, and kept by
 * nobody but its bearer; its digest, which names what is kept, opens nothing.
 */
final class Sealed {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Sealed() {}

    static byte[] seal(Object content, String secret) {
        return cipher(secret).encrypt(JSON.writeValueAsBytes(content));
    }

    static <T> T open(byte[] kept, String secret, Class<T> type) {
        return JSON.readValue(cipher(secret).decrypt(kept), type);
    }

    private static BytesEncryptor cipher(String secret) {
        byte[] key = HexFormat.of().parseHex(new SecretToken("sealed with " + secret).digest());
        return AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key, "AES")).build();
    }
}
