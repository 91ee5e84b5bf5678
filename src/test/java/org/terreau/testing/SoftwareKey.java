package org.terreau.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A device that makes and uses one passkey, and answers what a test asks it to, truthfully or not.
 *
 * <p>Source: W3C, Web Authentication level 3, 6.1, 6.5 and 5.8.1; RFC 9052 and 9053 for its key.
 */
public final class SoftwareKey {

    /** Somebody is there, and was verified. */
    private static final int PRESENT_AND_VERIFIED = 0x05;

    private static final int PRESENT = 0x01;
    private static final int HOLDS_KEY = 0x40;

    private final byte[] id = new byte[32];
    private final KeyPair pair;
    private final String host;
    private final String origin;
    private int signatures = 1;

    /** @param origin of the site as its browser would tell it */
    public SoftwareKey(String host, String origin) {
        this.host = host;
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The fields of the form that makes it, in answer to this challenge. */
    public Map<String, String> made(String challenge) {
        return made(challenge, origin, PRESENT_AND_VERIFIED);
    }

    /** The same, made at another site. */
    public Map<String, String> madeAt(String elsewhere, String challenge) {
        return made(challenge, elsewhere, PRESENT_AND_VERIFIED);
    }

    /** The same, without having verified who touched it. */
    public Map<String, String> madeUnverified(String challenge) {
        return made(challenge, origin, PRESENT);
    }

    private Map<String, String> made(String challenge, String at, int flags) {
        byte[] data = data(flags | HOLDS_KEY, key());
        Bytes attestation = new Bytes()
                .with(0xA3)
                .text("fmt")
                .text("none")
                .text("attStmt")
                .with(0xA0)
                .text("authData")
                .string(data);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("defi", challenge);
        fields.put("cle", encoded(id));
        fields.put("client", encoded(client("webauthn.create", challenge, at)));
        fields.put("attestation", encoded(attestation.all()));
        fields.put("transports", "internal,hybrid");
        return fields;
    }

    /** The fields of the form that signs in, in answer to this challenge. */
    public Map<String, String> used(String challenge, String holder) {
        return used(challenge, holder, origin, PRESENT_AND_VERIFIED);
    }

    /** The same, asked by another site. */
    public Map<String, String> usedAt(String elsewhere, String challenge, String holder) {
        return used(challenge, holder, elsewhere, PRESENT_AND_VERIFIED);
    }

    /** The same, without having verified who touched it. */
    public Map<String, String> usedUnverified(String challenge, String holder) {
        return used(challenge, holder, origin, PRESENT);
    }

    /** Forgets its last signatures, as a copy of it that was made before them. */
    public void copiedBefore(int last) {
        signatures -= last;
    }

    private Map<String, String> used(String challenge, String holder, String at, int flags) {
        byte[] data = data(flags, new byte[0]);
        byte[] client = client("webauthn.get", challenge, at);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("defi", challenge);
        fields.put("cle", encoded(id));
        fields.put("client", encoded(client));
        fields.put("appareil", encoded(data));
        fields.put("signature", encoded(signed(data, digest(client))));
        fields.put("titulaire", holder);
        return fields;
    }

    private byte[] signed(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(client);
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] data(int flags, byte[] held) {
        return ByteBuffer.allocate(37 + held.length)
                .put(digest(host.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(signatures++)
                .put(held)
                .array();
    }

    private byte[] key() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] cose = new Bytes()
                .with(0xA5)
                .with(0x01, 0x02)
                .with(0x03, 0x26)
                .with(0x20, 0x01)
                .with(0x21)
                .string(coordinate(key.getW().getAffineX()))
                .with(0x22)
                .string(coordinate(key.getW().getAffineY()))
                .all();
        return ByteBuffer.allocate(16 + 2 + id.length + cose.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] written = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(written.length, fixed.length);
        System.arraycopy(written, written.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] client(String type, String challenge, String origin) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Written in CBOR, the little that is needed of it. */
    private static final class Bytes {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        Bytes with(int... bytes) {
            Arrays.stream(bytes).forEach(written::write);
            return this;
        }

        Bytes text(String text) {
            return with(0x60 + text.length()).raw(text.getBytes(StandardCharsets.US_ASCII));
        }

        Bytes string(byte[] bytes) {
            return (bytes.length < 256 ? with(0x58, bytes.length) : with(0x59, bytes.length >> 8, bytes.length & 0xFF))
                    .raw(bytes);
        }

        private Bytes raw(byte[] bytes) {
            written.writeBytes(bytes);
            return this;
        }

        byte[] all() {
            return written.toByteArray();
        }
    }
}
