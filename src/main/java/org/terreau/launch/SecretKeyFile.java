package org.terreau.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that encrypts secrets, for those who set none: drawn once, kept beside the data, for its owner alone. */
final class SecretKeyFile {

    private static final String NAME = "secret.key";
    private static final int BYTES = 32;

    private SecretKeyFile() {}

    /** The key in Base64. */
    static String read(Path data) throws Unusable {
        Path file = data.resolve(NAME);
        try {
            if (!Files.exists(file)) draw(data, file);
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new Unusable("La clé de chiffrement " + file + " ne se lit pas (" + failure.getMessage()
                    + ") : vérifiez les droits sur ce fichier, ou donnez la clé avec TERREAU_SECRET_KEY.");
        }
    }

    private static void draw(Path data, Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = Files.createTempFile(
                data,
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.US_ASCII));
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException drawnByAnother) {
            // A command that started at the same moment: its key is the one.
        } finally {
            Files.delete(fresh);
        }
    }
}
