package org.terreau.exchange;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.document.Vault;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.UnreadMessages;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;

/** What the applicant and the staff write to each other in a dossier, and what the staff write for themselves. */
@Service
public class Conversation implements UnreadMessages {

    /** The longest message, in characters. */
    public static final int LONGEST = 8000;

    /** How long a message can be changed by its author. */
    public static final Duration CHANGEABLE = Duration.ofMinutes(15);

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    private final JdbcMessages messages;
    private final JdbcDossierDocuments documentRows;
    private final Documents documents;
    private final Applications applications;
    private final Accounts accounts;
    private final Vault vault;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Conversation(
            JdbcMessages messages,
            JdbcDossierDocuments documentRows,
            Documents documents,
            Applications applications,
            Accounts accounts,
            Vault vault,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.messages = messages;
        this.documentRows = documentRows;
        this.documents = documents;
        this.applications = applications;
        this.accounts = accounts;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A message, or the trace of one that was deleted.
     *
     * @param internal read by the staff only
     * @param authorId null when the author asked to be erased
     * @param staff its author worked for the incubator
     * @param text Markdown; empty once deleted
     */
    public record Entry(
            long id,
            boolean internal,
            @Nullable AccountId authorId,
            String author,
            boolean staff,
            String text,
            Instant at,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            @Nullable String deletedBy) {}

    /** A file that comes with a message. */
    public record Attached(String name, InputStream bytes) {}

    /**
     * A page of the conversation, the newest message first.
     *
     * @param readUpTo the last message that the reader had read before
     * @param mailed the reader is told of new messages
     * @param attached the documents that came with messages, by message
     */
    public record Thread(
            Slice<Entry> entries, long readUpTo, boolean mailed, Map<Long, List<Documents.Line>> attached) {

        public Thread {
            attached = Map.copyOf(attached);
        }
    }

    /** Reads the conversation; what is on its first page counts as read from then on. */
    @Transactional
    public Thread read(DossierId id, int page, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        boolean staff = applications.staff(dossier, actor);
        Slice<Entry> entries = messages.page(id, staff, page);
        JdbcMessages.Reader reader = messages.reader(id, actor.id());
        if (entries.number() == 1 && !entries.items().isEmpty())
            messages.read(id, actor.id(), entries.items().get(0).id());
        Map<Long, List<Documents.Line>> attached = documentRows.lines(id, staff).stream()
                .filter(line -> line.message() != null && line.deletedAt() == null)
                .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.message())));
        return new Thread(entries, reader.readUpTo(), mailed(dossier, reader, opener(dossier)), attached);
    }

    /** The applicant and who opened the dossier are told unless they chose otherwise; others, once they wrote or chose it. */
    private static boolean mailed(DossierRecord dossier, JdbcMessages.Reader reader, @Nullable AccountId opener) {
        Boolean chosen = reader.mailed();
        if (chosen != null) return chosen;
        return reader.account().equals(dossier.applicantId())
                || reader.account().equals(opener);
    }

    private @Nullable AccountId opener(DossierRecord dossier) {
        return audit.lines(new Audit.Filter("dossier.opened", "dossier:" + dossier.id(), null), 1).items().stream()
                .map(line -> line.who().accountId())
                .filter(Objects::nonNull)
                .map(AccountId::new)
                .findFirst()
                .orElse(null);
    }

    /**
     * Writes a message, to everybody in the dossier or, internal, to the staff only.
     *
     * @throws Refused when there is neither text nor file, the text is too long, or a file is refused
     */
    public long write(DossierId id, String text, boolean internal, List<Attached> files, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        boolean staff = applications.staff(dossier, actor);
        if (internal && !staff) throw new NotAllowed("internal note asked of account " + actor.id());
        if (text.isEmpty() && files.isEmpty()) throw new Refused("message", "exchange.messages.needed");
        checkLength(text);
        List<Vault.Arrival> arrivals = new ArrayList<>();
        for (Attached file : files) arrivals.add(received(file));
        Long written = transaction.execute(status -> {
            long message = messages.insert(id, text, internal, staff, actor, clock.instant());
            for (Vault.Arrival arrival : arrivals)
                documents.keep(
                        id, message, arrival, internal ? Documents.About.INTERNAL : Documents.About.NOTHING, actor);
            messages.wrote(id, actor.id(), message);
            messages.await(id, concerned(dossier, internal, actor), clock.instant());
            audit.record(
                    actor.who(),
                    internal ? "dossier.noted" : "dossier.message-written",
                    "dossier:" + id,
                    Map.of("message", Long.toString(message)));
            return message;
        });
        return Objects.requireNonNull(written);
    }

    private Vault.Arrival received(Attached file) {
        try {
            return vault.receive(file.name(), file.bytes());
        } catch (Refused refusal) {
            throw new Refused(refusal.problems().stream()
                    .map(problem -> new Refused.Problem("fichiers", problem.key(), problem.arguments()))
                    .toList());
        }
    }

    private static void checkLength(String text) {
        if (text.length() > LONGEST) throw new Refused("message", "exchange.messages.long", LONGEST);
    }

    /** Who is told: the applicant, the staff who follow the dossier; the leads when nobody of the staff does. */
    private Set<AccountId> concerned(DossierRecord dossier, boolean internal, Actor author) {
        Map<AccountId, JdbcMessages.Reader> readers = messages.readers(dossier.id()).stream()
                .collect(Collectors.toMap(JdbcMessages.Reader::account, reader -> reader));
        AccountId opener = opener(dossier);
        Set<AccountId> concerned = new LinkedHashSet<>();
        for (Accounts.Account colleague : applications.colleagues(dossier))
            if (mailed(dossier, reader(readers, colleague.id()), opener)) concerned.add(colleague.id());
        if (concerned.isEmpty())
            for (Accounts.Account lead : applications.holding(dossier, Role.LEAD))
                if (reader(readers, lead.id()).mailed() == null) concerned.add(lead.id());
        AccountId applicant = dossier.applicantId();
        if (!internal && mailed(dossier, reader(readers, applicant), opener)) concerned.add(applicant);
        concerned.remove(author.id());
        return concerned;
    }

    private static JdbcMessages.Reader reader(Map<AccountId, JdbcMessages.Reader> readers, AccountId account) {
        return readers.getOrDefault(account, JdbcMessages.Reader.none(account));
    }

    @Transactional(readOnly = true)
    public Entry entry(DossierId id, long message, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        return messages.find(id, message, applications.staff(dossier, actor))
                .orElseThrow(() -> new NotFound("message", message));
    }

    /** One's own message, for a quarter of an hour. */
    public boolean mayChange(Entry entry, Actor actor) {
        return entry.deletedAt() == null
                && actor.id().equals(entry.authorId())
                && entry.at().plus(CHANGEABLE).isAfter(clock.instant());
    }

    /**
     * Changes the text of one's own message.
     *
     * @throws Refused when it is too late, or the text is empty or too long
     */
    @Transactional
    public void change(DossierId id, long message, String text, Actor actor) {
        applications.mustAct(id, actor);
        Entry entry = entry(id, message, actor);
        if (!actor.id().equals(entry.authorId()))
            throw new NotAllowed("message " + message + " changed by account " + actor.id());
        if (text.isEmpty()) throw new Refused("message", "exchange.messages.needed");
        checkLength(text);
        Instant now = clock.instant();
        if (!messages.edit(message, text, now, now.minus(CHANGEABLE)))
            throw new Refused("", "exchange.messages.too-late");
    }

    /** One's own message; the lead of the incubator, any. */
    public boolean mayDelete(DossierRecord dossier, Entry entry, Access access, Actor actor) {
        if (entry.deletedAt() != null || !access.acts()) return false;
        return actor.id().equals(entry.authorId())
                || access.staff() && actor.has(dossier.incubator().value(), Role.LEAD);
    }

    /** Deletes a message: its text goes, the documents that came with it go to the bin, a trace stays. */
    @Transactional
    public void delete(DossierId id, long message, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        Entry entry = entry(id, message, actor);
        if (!mayDelete(dossier, entry, applications.access(dossier, actor), actor))
            throw new NotAllowed("message " + message + " deleted by account " + actor.id());
        if (!messages.delete(message, actor, clock.instant())) return;
        documentRows.deleteOf(message, actor, clock.instant());
        audit.record(
                actor.who(), "dossier.message-deleted", "dossier:" + id, Map.of("message", Long.toString(message)));
    }

    /** Chooses to be told of this dossier's messages by e-mail, or not. */
    @Transactional
    public void follow(DossierId id, boolean mailed, Actor actor) {
        applications.mustAct(id, actor);
        messages.choose(id, actor.id(), mailed);
    }

    /** How many messages wait to be read in each of these dossiers, for those who are part of their conversation. */
    @Override
    @Transactional(readOnly = true)
    public Map<DossierId, Integer> unread(Collection<DossierId> dossiers, Actor actor) {
        Map<DossierId, Integer> unread = new HashMap<>();
        messages.unread(dossiers.stream().map(DossierId::value).toList(), actor.id(), actor.scopes(STAFF))
                .forEach((dossier, count) -> unread.put(new DossierId(dossier), count));
        return unread;
    }
}
