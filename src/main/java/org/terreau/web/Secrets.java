package org.terreau.web;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what must be kept and never shown, with AES-GCM and 256 bits. The first key of the settings encrypts; each of
 * them decrypts what it encrypted, found by the first bytes of its digest, which stand before the rest. A secret belongs to
 * one thing, such as a product: copied to another one, it can't be read.
 */
@Component
public class Secrets {

    private static final int KEY = 32;
    private static final int NAME = 4;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final List<Key> keys = new ArrayList<>();

    private record Key(byte[] name, Aead cipher) {

        boolean encrypted(byte[] kept) {
            return kept.length >= NAME && Arrays.equals(name, Arrays.copyOf(kept, NAME));
        }
    }

    /** A secret that no key of the settings reads. */
    public static final class Lost extends Exception {
        Lost(String why) {
            super(why);
        }
    }

    public Secrets(@Value("${terreau.sources.keys}") List<String> written) throws GeneralSecurityException {
        AeadConfig.register();
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
            keys.add(new Key(name, cipher(bytes)));
        }
    }

    /** Something may be encrypted. */
    public boolean ready() {
        return !keys.isEmpty();
    }

    /** @param of what it belongs to, such as "product:mes-aides" */
    public byte[] encrypt(String secret, String of) {
        Key key = keys.get(0);
        try {
            byte[] hidden = key.cipher().encrypt(secret.getBytes(StandardCharsets.UTF_8), bound(of));
            return ByteBuffer.allocate(NAME + hidden.length)
                    .put(key.name())
                    .put(hidden)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String decrypt(byte[] kept, String of) throws Lost {
        for (Key key : keys) {
            if (!key.encrypted(kept)) continue;
            try {
                byte[] hidden = Arrays.copyOfRange(kept, NAME, kept.length);
                return new String(key.cipher().decrypt(hidden, bound(of)), StandardCharsets.UTF_8);
            } catch (GeneralSecurityException forged) {
                throw new Lost("Not encrypted by this key for " + of);
            }
        }
        throw new Lost("By a key that is not in the settings");
    }

    /** Encrypted by the key that encrypts today. */
    public boolean current(byte[] kept) {
        return !keys.isEmpty() && keys.get(0).encrypted(kept);
    }

    private static byte[] bound(String of) {
        return of.getBytes(StandardCharsets.UTF_8);
    }

    /** The nonce, what is hidden, the tag, and nothing before them: what was kept before Tink reads on. */
    @AccessesPartialKey
    private static Aead cipher(byte[] key) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY)
                .setIvSizeBytes(NONCE)
                .setTagSizeBytes(TAG)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey read = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(read).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
