package org.terreau.document;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Unavailable;
import org.terreau.web.Budget;
import org.terreau.web.ReadingRoom;

/**
 * Keeps files for other modules. A file is received first (checked, noted in the database, its bytes written to the
 * store), then kept by its owner in the transaction that needs it; what is received and never kept goes away by itself.
 */
@Service
public class Vault {

    private static final Logger log = LoggerFactory.getLogger(Vault.class);
    private static final String READ = "document.read";
    private static final Duration LONGEST_ARRIVAL = Duration.ofHours(1);
    private static final int AT_ONCE = 500;

    /** What opening a document may cost, to see what it is. */
    static final Budget OPENING = new Budget(112, 256L << 20, 3_000_000, 200, Duration.ofSeconds(10));

    private final Stores stores;
    private final JdbcDocuments documents;
    private final Settings settings;
    private final Inspection inspection;
    private final ReadingRoom room;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Vault(
            Stores stores,
            JdbcDocuments documents,
            Settings settings,
            ReadingRoom room,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.stores = stores;
        this.documents = documents;
        this.settings = settings;
        this.inspection = new Inspection(settings.accepted());
        this.room = room;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A file that was received and is not kept yet.
     *
     * @param digest SHA-256 of the bytes, in hexadecimal
     */
    public record Arrival(DocumentId id, FileName name, FileKind kind, long size, String digest) {}

    /** Somebody read a file. */
    public record Reading(AccountId who, Instant at) {}

    /** A file that may be read now. */
    public final class Stored {

        private final JdbcDocuments.Row row;

        private Stored(JdbcDocuments.Row row) {
            this.row = row;
        }

        public FileKind kind() {
            return row.kind();
        }

        public long size() {
            return row.size();
        }

        /**
         * The bytes as they were received.
         *
         * @throws Unavailable when the store does not answer, or gives others
         */
        public Whole whole() throws IOException {
            try {
                return Whole.of(stores.of(row.store()), row);
            } catch (StoreUnavailable unavailable) {
                log.error("Document {} not read: {}", row.id(), unavailable.getMessage());
                throw new Unavailable("document.unreadable", unavailable);
            } catch (Whole.Altered altered) {
                log.error(altered.getMessage());
                throw new Unavailable("document.altered", altered);
            }
        }
    }

    /** The size of the largest file, in bytes. */
    public long largest() {
        return settings.largest().toBytes();
    }

    /** The kinds accepted, as a person reads them: "PDF, ODT…". */
    public String acceptedLabels() {
        return inspection.acceptedLabels();
    }

    /** The endings accepted, as a file field takes them: ".pdf,.odt…". */
    public String acceptedEndings() {
        return settings.accepted().stream().sorted().map(FileKind::endings).collect(Collectors.joining(","));
    }

    /**
     * Receives a file: its name is cleaned, its bytes are checked and written to the store. Not to be called within a
     * transaction that waits for the upload.
     *
     * @throws Refused when it is empty, too large, of a kind that is not accepted, or not what its name says
     * @throws Unavailable when the store does not answer, or does not give back what it was given
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Arrival receive(String typedName, InputStream bytes) {
        FileName name = FileName.of(typedName);
        Path file = null;
        try {
            file = Files.createTempFile("terreau-", ".arriving");
            String digest = copy(name, bytes, file);
            FileKind kind = inspected(name, file);
            Store store = stores.chosen();
            JdbcDocuments.Row row =
                    new JdbcDocuments.Row(DocumentId.draw(), kind, Files.size(file), digest, store.code());
            documents.insertArriving(row, clock.instant());
            put(store, row, file);
            return new Arrival(row.id(), name, kind, row.size(), digest);
        } catch (StoreUnavailable | Whole.Altered unavailable) {
            log.error("Document not kept: {}", unavailable.getMessage());
            throw new Unavailable("document.refused.unavailable", unavailable, name.value());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            delete(file);
        }
    }

    /**
     * Receives a file that the program made itself: neither its size nor its content is checked. Not to be called within
     * a transaction that waits for the upload.
     *
     * @throws IOException when it can't be read, or the store does not answer
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Arrival made(String name, FileKind kind, Path file) throws IOException {
        MessageDigest digest = Whole.sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        Store store = stores.chosen();
        JdbcDocuments.Row row = new JdbcDocuments.Row(
                DocumentId.draw(), kind, Files.size(file), HexFormat.of().formatHex(digest.digest()), store.code());
        documents.insertArriving(row, clock.instant());
        put(store, row, file);
        return new Arrival(row.id(), FileName.of(name), kind, row.size(), row.digest());
    }

    /** Writes the bytes to the store, and reads them back: what it acknowledges is not always what it keeps. */
    static void put(Store store, JdbcDocuments.Row row, Path file) throws IOException {
        store.put(row.id(), file);
        Whole.of(store, row).close();
    }

    private FileKind inspected(FileName name, Path file) throws IOException {
        try {
            return room.read(OPENING, meter -> inspection.inspect(name, file, meter));
        } catch (Budget.Exceeded tooMuch) {
            if (tooMuch.limit() == Budget.Limit.BUSY) throw tooMuch.on("");
            throw new Refused("", "document.refused.bomb", name.value());
        }
    }

    private String copy(FileName name, InputStream bytes, Path file) throws IOException {
        DigestInputStream read = new DigestInputStream(bytes, Whole.sha256());
        long largest = largest();
        byte[] block = new byte[1 << 16];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int length = read.read(block); length >= 0; length = read.read(block)) {
                size += length;
                if (size > largest)
                    throw new Refused("", "document.refused.large", name.value(), largest / (1024 * 1024));
                out.write(block, 0, length);
            }
        }
        return HexFormat.of().formatHex(read.getMessageDigest().digest());
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException stays) {
            log.warn("Temporary file {} could not be deleted", file);
        }
    }

    /**
     * Keeps what was received, in the owner's transaction.
     *
     * @param owner whose it is, such as "dossier-document:12"; asked for again at each reading
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Arrival arrival, String owner, Actor actor) {
        keep(arrival, owner, actor.who());
    }

    /** The same, by the program itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Arrival arrival, String owner, Audit.Who who) {
        if (!documents.keep(arrival.id(), owner))
            throw new IllegalStateException("Document " + arrival.id() + " is not waiting to be kept");
        audit.record(who, "document.kept", owner, Map.of("name", arrival.name().value(), "sha256", arrival.digest()));
    }

    /** Opens a file for somebody whose right the owner checked, and notes who reads it. */
    @Transactional
    public Stored open(DocumentId id, String owner, String name, Actor actor) {
        JdbcDocuments.Row row = documents.find(id, owner).orElseThrow(() -> new NotFound("document", id));
        audit.record(actor.who(), READ, owner, Map.of("name", name, "file", id.toString()));
        return new Stored(row);
    }

    /** Opens a file that everybody may read: nobody notes who does. */
    @Transactional(readOnly = true)
    public Stored openPublic(DocumentId id, String owner) {
        return new Stored(documents.find(id, owner).orElseThrow(() -> new NotFound("document", id)));
    }

    /** The last fifty readings of what this owner keeps, the newest first. */
    @Transactional(readOnly = true)
    public List<Reading> readings(String owner) {
        return audit.lines(new Audit.Filter(READ, owner, null), 1).items().stream()
                .filter(line -> line.who().accountId() != null)
                .map(line -> new Reading(
                        new AccountId(Objects.requireNonNull(line.who().accountId())), line.at()))
                .toList();
    }

    /** Forgets a file in the owner's transaction; its bytes go once that is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(DocumentId id) {
        documents.forget(id);
    }

    /** Deletes the bytes that nothing names any more: forgotten, moved, or left by an upload that did not end. */
    int clear() {
        transaction.executeWithoutResult(
                status -> documents.abandonArrivals(clock.instant().minus(LONGEST_ARRIVAL)));
        int cleared = 0;
        for (JdbcDocuments.Leftover leftover : documents.leftovers(AT_ONCE)) {
            Store store = stores.find(leftover.store()).orElse(null);
            if (store == null) {
                log.warn("Document {} waits in {}, which is not set", leftover.id(), leftover.store());
                continue;
            }
            try {
                store.delete(leftover.id());
                documents.cleared(leftover);
                cleared++;
            } catch (IOException unavailable) {
                log.warn("Document {} not cleared yet: {}", leftover.id(), unavailable.getMessage());
            }
        }
        return cleared;
    }

    @Configuration
    static class Housekeeping {

        @Bean
        RecurringTask<Void> clearDocuments(Vault vault) {
            return Tasks.recurring("clear-documents", FixedDelay.ofMinutes(10))
                    .execute((instance, context) -> vault.clear());
        }
    }
}
