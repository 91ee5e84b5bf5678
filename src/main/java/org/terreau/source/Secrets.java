package org.terreau.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;

/**
 * Encrypts what must be kept and never shown, with AES-GCM and 256 bits. The first key of the settings encrypts; each of
 * them decrypts what it encrypted, found by the first bytes of its digest, which stand before the rest. A secret belongs to
 * its product: copied to another one, it can't be read.
 */
@Component
class Secrets {

    private static final int KEY = 32;
    private static final int NAME = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final List<Key> keys = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    private record Key(byte[] name, SecretKeySpec key) {}

    /** A secret that no key of the settings reads. */
    static final class Lost extends Exception {
        Lost(String why) {
            super(why);
        }
    }

    Secrets(@Value("${terreau.sources.keys}") List<String> written) throws GeneralSecurityException {
        for (String one : written) {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(one.strip());
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalArgumentException("TERREAU_SECRET_KEY: a key is not Base64", notBase64);
            }
            if (bytes.length != KEY)
                throw new IllegalArgumentException(
                        "TERREAU_SECRET_KEY: a key has " + KEY + " bytes, not " + bytes.length);
            byte[] name = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), NAME);
            keys.add(new Key(name, new SecretKeySpec(bytes, "AES")));
        }
    }

    /** Something may be encrypted. */
    boolean ready() {
        return !keys.isEmpty();
    }

    byte[] encrypt(String secret, ProductId of) {
        Key key = keys.get(0);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] hidden =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, of).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NAME + NONCE + hidden.length)
                    .put(key.name())
                    .put(nonce)
                    .put(hidden)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String decrypt(byte[] kept, ProductId of) throws Lost {
        if (kept.length < NAME + NONCE) throw new Lost("Too short");
        for (Key key : keys) {
            if (!Arrays.equals(key.name(), Arrays.copyOf(kept, NAME))) continue;
            try {
                byte[] nonce = Arrays.copyOfRange(kept, NAME, NAME + NONCE);
                return new String(
                        cipher(Cipher.DECRYPT_MODE, key, nonce, of)
                                .doFinal(kept, NAME + NONCE, kept.length - NAME - NONCE),
                        StandardCharsets.UTF_8);
            } catch (GeneralSecurityException forged) {
                throw new Lost("Not encrypted by this key for " + of);
            }
        }
        throw new Lost("By a key that is not in the settings");
    }

    /** Encrypted by the key that encrypts today. */
    boolean current(byte[] kept) {
        return !keys.isEmpty()
                && kept.length >= NAME
                && Arrays.equals(keys.get(0).name(), Arrays.copyOf(kept, NAME));
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, ProductId of) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(of.keyScope().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
