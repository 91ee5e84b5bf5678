package org.terreau.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.document.DocumentId;
import org.terreau.document.FileKind;
import org.terreau.document.Vault;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Undoable;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Undo;

/** The documents of a dossier: added, replaced with their history, deleted with thirty days to change one's mind. */
@Service
public class Documents implements Undoable {

    /** How many documents a dossier holds at most. */
    public static final int MOST = 50;

    /** What they weigh at most, versions included, in bytes. */
    public static final long HEAVIEST = 200L << 20;

    /** How long a deleted document can be taken back. */
    public static final Duration BIN = Duration.ofDays(30);

    private static final int DESCRIPTION = 300;

    private static final String DOCUMENT = "exchange.document";

    private final JdbcDossierDocuments documents;
    private final Applications applications;
    private final Vault vault;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Undo undo;
    private final Clock clock;

    Documents(
            JdbcDossierDocuments documents,
            Applications applications,
            Vault vault,
            Audit audit,
            TransactionTemplate transaction,
            Undo undo,
            Clock clock) {
        this.documents = documents;
        this.applications = applications;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.undo = undo;
        this.clock = clock;
    }

    /**
     * A document with its last version.
     *
     * @param message the message that it came with, if it did
     * @param internal read by the staff only
     * @param weight of all its versions
     * @param firstAt when its first version was added
     * @param deletedAt null unless it waits in the bin
     */
    public record Line(
            long id,
            @Nullable Long message,
            Support support,
            String description,
            boolean internal,
            int version,
            DocumentId stored,
            String name,
            FileKind kind,
            long size,
            long weight,
            @Nullable AccountId authorId,
            String author,
            Instant firstAt,
            Instant at,
            @Nullable Instant deletedAt,
            @Nullable String deletedBy) {}

    public record Version(
            int number, DocumentId stored, String name, FileKind kind, long size, String author, Instant at) {}

    /** What is said of a document when it is added. */
    public record About(Support support, String description, boolean internal) {

        public static final About NOTHING = new About(Support.NONE, "", false);
        static final About INTERNAL = new About(Support.NONE, "", true);
    }

    /** What a dossier holds already. */
    public record Room(int count, long weight) {}

    /** A dossier's documents, the newest first, and those that wait in the bin. */
    public record Shelf(List<Line> lines, List<Line> bin) {

        public Shelf {
            lines = List.copyOf(lines);
            bin = List.copyOf(bin);
        }

        public Room room() {
            return new Room(lines.size(), lines.stream().mapToLong(Line::weight).sum());
        }
    }

    @Transactional(readOnly = true)
    public Shelf shelf(DossierId id, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        List<Line> all = documents.lines(id, applications.staff(dossier, actor));
        return new Shelf(
                all.stream().filter(line -> line.deletedAt() == null).toList(),
                all.stream().filter(line -> line.deletedAt() != null).toList());
    }

    /** Those of a dossier, internal ones too: for the pages of its staff. */
    @Transactional(readOnly = true)
    public List<Line> all(DossierRecord dossier) {
        return documents.lines(dossier.id(), true).stream()
                .filter(line -> line.deletedAt() == null)
                .toList();
    }

    /** The document, deleted or not, for those who may read the dossier (the staff only when it is internal). */
    @Transactional(readOnly = true)
    public Line read(DossierId id, long document, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        return documents
                .find(id, document, applications.staff(dossier, actor))
                .orElseThrow(() -> new NotFound("dossier document", document));
    }

    /** The versions of a document, the last one first. */
    @Transactional(readOnly = true)
    public List<Version> versions(DossierId id, long document, Actor actor) {
        read(id, document, actor);
        return documents.versions(document);
    }

    /** Who read which document of the dossier, the newest first. */
    @Transactional(readOnly = true)
    public List<Vault.Reading> readings(DossierId id, long document, Actor actor) {
        read(id, document, actor);
        return vault.readings(owner(document));
    }

    /** Opens one of the versions, and notes who reads it. */
    @Transactional
    public Vault.Stored open(DossierId id, long document, int version, Actor actor) {
        Version found = version(id, document, version, actor);
        return vault.open(found.stored(), owner(document), found.name(), actor);
    }

    @Transactional(readOnly = true)
    public Version version(DossierId id, long document, int version, Actor actor) {
        Line line = read(id, document, actor);
        if (line.deletedAt() != null) throw new NotFound("dossier document", document);
        return documents.versions(document).stream()
                .filter(each -> each.number() == version)
                .findFirst()
                .orElseThrow(() -> new NotFound("version", version));
    }

    /**
     * Adds a document.
     *
     * @throws Refused when the file is refused, the dossier is full, or holds these bytes already
     */
    public long add(DossierId id, String name, InputStream bytes, About about, Actor actor) {
        checked(about, applications.mustAct(id, actor), actor);
        checkRoom(documents.room(id), 0, true);
        Vault.Arrival arrival = vault.receive(name, bytes);
        return inTransaction(() -> keep(id, null, arrival, about, actor));
    }

    private void checked(About about, DossierRecord dossier, Actor actor) {
        if (about.description().length() > DESCRIPTION)
            throw new Refused("description", "exchange.documents.description.long", DESCRIPTION);
        if (about.internal() && !applications.staff(dossier, actor))
            throw new Refused("", "exchange.documents.internal.refused");
    }

    /** Keeps a file that was received, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long keep(DossierId id, @Nullable Long message, Vault.Arrival arrival, About about, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        documents.lock(id);
        checkRoom(documents.room(id), arrival.size(), true);
        checkNew(dossier, arrival, actor);
        long document = documents.insert(id, message, about);
        documents.insertVersion(document, arrival, actor, clock.instant());
        vault.keep(arrival, owner(document), actor);
        return document;
    }

    /**
     * Replaces a document by a new version; those before stay readable.
     *
     * @throws Refused as {@link #add}
     */
    public void replace(DossierId id, long document, String name, InputStream bytes, Actor actor) {
        applications.mustAct(id, actor);
        Line line = read(id, document, actor);
        if (line.deletedAt() != null) throw new Refused("", "exchange.documents.gone");
        checkRoom(documents.room(id), 0, false);
        Vault.Arrival arrival = vault.receive(name, bytes);
        inTransaction(() -> {
            documents.lock(id);
            checkRoom(documents.room(id), arrival.size(), false);
            checkNew(applications.mustAct(id, actor), arrival, actor);
            documents.insertVersion(document, arrival, actor, clock.instant());
            vault.keep(arrival, owner(document), actor);
            return document;
        });
    }

    private static void checkRoom(Room room, long more, boolean another) {
        if (another && room.count() >= MOST) throw new Refused("", "exchange.documents.full.count", MOST);
        if (room.weight() + more > HEAVIEST) throw new Refused("", "exchange.documents.full.weight", HEAVIEST >> 20);
    }

    private void checkNew(DossierRecord dossier, Vault.Arrival arrival, Actor actor) {
        documents
                .sameBytes(dossier.id(), arrival.digest(), applications.staff(dossier, actor))
                .ifPresent(same -> {
                    throw new Refused(
                            "", "exchange.documents.same", arrival.name().value(), same);
                });
    }

    private long inTransaction(java.util.function.Supplier<Long> action) {
        Long done = transaction.execute(status -> action.get());
        return java.util.Objects.requireNonNull(done);
    }

    /** One's own documents; the staff of the incubator, any. */
    public boolean mayDelete(Line line, Access access, Actor actor) {
        return access.staff() || access.acts() && actor.id().equals(line.authorId());
    }

    /** Puts the document in the bin, from where it can be taken back for thirty days. */
    @Transactional
    public void delete(DossierId id, long document, Actor actor) {
        Line line = mine(id, document, actor);
        if (!documents.delete(document, actor, clock.instant())) return;
        undo.offer(DOCUMENT, id, document);
        audit.record(actor.who(), "document.deleted", owner(document), java.util.Map.of("name", line.name()));
    }

    @Override
    public String undoes() {
        return DOCUMENT;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        restore(new DossierId(Long.parseLong(what.get(0))), Long.parseLong(what.get(1)), actor);
    }

    /** Takes the document back from the bin. */
    @Transactional
    public void restore(DossierId id, long document, Actor actor) {
        Line line = mine(id, document, actor);
        documents.lock(id);
        checkRoom(documents.room(id), line.weight(), true);
        documents.restore(document);
        audit.record(actor.who(), "document.restored", owner(document), java.util.Map.of("name", line.name()));
    }

    private Line mine(DossierId id, long document, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        Line line = read(id, document, actor);
        if (!mayDelete(line, applications.access(dossier, actor), actor))
            throw new org.terreau.shared.NotAllowed("document " + document + " deleted by account " + actor.id());
        return line;
    }

    /** Forgets for good what waited thirty days in the bin. */
    @Transactional
    int empty(Instant now) {
        List<Long> gone = documents.deletedBefore(now.minus(BIN));
        gone.forEach(this::forget);
        return gone.size();
    }

    /** Forgets a document and all its versions. */
    void forget(long document) {
        documents.versions(document).forEach(version -> vault.forget(version.stored()));
        documents.purge(document);
    }

    private static String owner(long document) {
        return "dossier-document:" + document;
    }

    @Configuration
    static class Bin {

        @Bean
        RecurringTask<Void> emptyDocumentBin(Documents documents, Clock clock) {
            return Tasks.recurring("empty-document-bin", Schedules.daily(Paris.ZONE, LocalTime.of(3, 40)))
                    .execute((instance, context) -> documents.empty(clock.instant()));
        }
    }
}
