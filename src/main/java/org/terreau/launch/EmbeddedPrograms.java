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

/** The programs of the PostgreSQL that comes with this one, and the folder where they are unpacked. */
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
