package org.terreau.launch;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.terreau.shared.Unusable;

/**
 * The programs of the PostgreSQL that `bin/run` lays beside this one, for the system of the machine alone, and the folder
 * where they are unpacked. The jar that is installed has none.
 */
final class EmbeddedPrograms implements PgBinaryResolver {

    private final Path folder;
    private final MessageDigest digest;

    EmbeddedPrograms(Path folder) {
        this.folder = folder;
        try {
            this.digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Asked for before anything is written in the folder of the data.
     *
     * @throws Unusable when there are none for this machine
     */
    static void mustBeThere() {
        String system = System.getProperty("os.name", "").startsWith("Mac") ? "Darwin" : "Linux";
        try (InputStream found =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
            if (found.read() >= 0) return;
        } catch (IOException | IllegalStateException none) {
            // Said below, as for programs that are empty.
        }
        throw new Unusable(
                "Ce programme ne porte pas de PostgreSQL pour cette machine : donnez l’adresse du vôtre avec TERREAU_DATABASE_URL (par exemple postgresql://utilisateur:mot-de-passe@serveur:5432/terreau), ou démarrez avec bin/run, qui apporte le sien.");
    }

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        return new DigestInputStream(DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine), digest);
    }

    /** The command line of one of them, once they are unpacked: the administrator of the machine may not run it as such. */
    List<String> commandLine(String program, String... arguments) {
        List<String> line = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) line.addAll(List.of("unshare", "-U"));
        line.add(folder.resolve("PG-" + HexFormat.of().formatHex(digest.digest()))
                .resolve("bin")
                .resolve(program)
                .toString());
        line.addAll(List.of(arguments));
        return line;
    }
}
