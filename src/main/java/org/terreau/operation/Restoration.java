package org.terreau.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.terreau.operation.Contents.Counter;
import org.terreau.operation.Contents.Part;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a backup: says what it holds, checks it byte for byte, and puts it into an empty database. */
final class Restoration implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern BOUND = Pattern.compile("(FOR VALUES [A-Z0-9'(),\\- ]+|DEFAULT)");
    private static final int LARGEST_CONTENTS = 16 << 20;

    private final ZipFile zip;
    private final Contents contents;

    private Restoration(ZipFile zip, Contents contents) {
        this.zip = zip;
        this.contents = contents;
    }

    /** @throws Damaged when this is no backup, or one that this program does not read */
    static Restoration of(Path file, JsonMapper json) throws IOException, Damaged {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException notOne) {
            throw new Damaged("operation.restore.unreadable");
        }
        try {
            return new Restoration(zip, contents(zip, json));
        } catch (IOException | Damaged | RuntimeException failure) {
            zip.close();
            throw failure;
        }
    }

    private static Contents contents(ZipFile zip, JsonMapper json) throws IOException, Damaged {
        ZipEntry entry = zip.getEntry(Backups.CONTENTS);
        if (entry == null) throw new Damaged("operation.restore.unreadable");
        try (InputStream in = zip.getInputStream(entry)) {
            Contents contents = json.readValue(in.readNBytes(LARGEST_CONTENTS), Contents.class);
            if (contents.format() != Contents.FORMAT) throw new Damaged("operation.restore.format", contents.format());
            for (Part table : contents.tables()) mustBeSound(table);
            return contents;
        } catch (JacksonException broken) {
            throw new Damaged("operation.restore.unreadable");
        }
    }

    /** Names are written into statements. */
    private static void mustBeSound(Part table) throws Damaged {
        boolean sound = NAME.matcher(table.name()).matches()
                && table.columns().stream()
                        .allMatch(column -> NAME.matcher(column).matches())
                && (table.partition() == null
                        || NAME.matcher(table.partition().of()).matches()
                                && BOUND.matcher(table.partition().bound()).matches());
        if (!sound) throw new Damaged("operation.restore.unreadable");
    }

    Contents contents() {
        return contents;
    }

    /** Reads everything and changes nothing. */
    void check() throws IOException, Damaged {
        for (Part table : contents.tables()) {
            try (DigestInputStream in = read(table)) {
                in.transferTo(OutputStream.nullOutputStream());
                mustBeWhole(table, in);
            } catch (ZipException broken) {
                throw new Damaged("operation.restore.damaged", table.name());
            }
        }
    }

    /**
     * Puts everything back, in the caller's transaction; what refers to what is checked by PostgreSQL at the end.
     *
     * @param connection to a database of the same schema
     */
    void into(Connection connection) throws IOException, SQLException, Damaged {
        JdbcTables tables = new JdbcTables(connection);
        for (Part table : contents.tables()) if (table.partition() != null) tables.make(table, table.partition());
        List<String> closing = tables.open();
        for (Part table : contents.tables()) {
            try (DigestInputStream in = read(table)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(JdbcTables.copy(table, "from stdin"), in);
                mustBeWhole(table, in);
            } catch (ZipException broken) {
                throw new Damaged("operation.restore.damaged", table.name());
            }
        }
        for (Counter counter : contents.sequences()) tables.set(counter);
        tables.run(closing);
    }

    private DigestInputStream read(Part table) throws IOException, Damaged {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) throw new Damaged("operation.restore.damaged", table.name());
        return new DigestInputStream(zip.getInputStream(entry), Backups.digest());
    }

    private static void mustBeWhole(Part table, DigestInputStream read) throws Damaged {
        MessageDigest digest = read.getMessageDigest();
        if (!HexFormat.of().formatHex(digest.digest()).equals(table.digest()))
            throw new Damaged("operation.restore.damaged", table.name());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
