package org.terreau.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.terreau.shared.Unusable;

/** A secret that nobody has to choose: drawn once, kept beside the data, for its owner alone. */
enum KeptSecret {
    /** Encrypts the tokens of sources, for those who set no key. */
    KEY("secret.key", "La clé de chiffrement", " ou donnez la clé avec TERREAU_SECRET_KEY"),
    /** Opens the embedded database. */
    DATABASE_PASSWORD("database.password", "Le mot de passe de la base de données", "");

    private static final int BYTES = 32;

    private final String file;
    private final String words;
    private final String otherwise;

    KeptSecret(String file, String words, String otherwise) {
        this.file = file;
        this.words = words;
        this.otherwise = otherwise;
    }

    /** The secret in Base64. */
    String read(Path data) {
        Path kept = data.resolve(file);
        try {
            if (!Files.exists(kept)) draw(data, kept);
            return Files.readString(kept).strip();
        } catch (IOException failure) {
            throw new Unusable(words + " " + kept + " ne se lit pas (" + failure.getMessage()
                    + ") : vérifiez les droits sur ce fichier" + otherwise + ".");
        }
    }

    boolean drawn(Path data) {
        return Files.exists(data.resolve(file));
    }

    private static void draw(Path data, Path kept) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path fresh = Files.createTempFile(
                data,
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, Base64.getEncoder().encodeToString(secret).getBytes(StandardCharsets.US_ASCII));
            Files.createLink(kept, fresh);
        } catch (FileAlreadyExistsException drawnByAnother) {
            // A command that started at the same moment: its secret is the one.
        } finally {
            Files.delete(fresh);
        }
    }
}
