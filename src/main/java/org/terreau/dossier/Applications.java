package org.terreau.dossier;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.outreach.CallBackRequests;
import org.terreau.outreach.RequestReference;
import org.terreau.review.ConflictKind;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Words;
import org.terreau.web.PublicContent;

/** Dossiers: opened by the staff from a request, written, submitted by the applicant, given back. */
@Service
public class Applications implements Dossiers {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int SHORTEST_REASON = 20;

    private final JdbcDossiers dossiers;
    private final JdbcMembers members;
    private final JdbcReopenings reopenings;
    private final JdbcDossierMoves moves;
    private final ApplicationEventPublisher events;
    private final PublicContent content;
    private final CallBackRequests requests;
    private final DeclaredSpecifications specifications;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;

    Applications(
            JdbcDossiers dossiers,
            JdbcMembers members,
            JdbcReopenings reopenings,
            JdbcDossierMoves moves,
            ApplicationEventPublisher events,
            PublicContent content,
            CallBackRequests requests,
            DeclaredSpecifications specifications,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.dossiers = dossiers;
        this.members = members;
        this.reopenings = reopenings;
        this.moves = moves;
        this.events = events;
        this.content = content;
        this.requests = requests;
        this.specifications = specifications;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * Opens a dossier from a request that waits, closes the request, and invites its author, who signs in by the link.
     *
     * @throws Refused when the request was answered or turned into a dossier before
     */
    @Transactional
    public DossierId open(RequestReference reference, Actor actor) {
        CallBackRequests.Request request =
                requests.open(reference, actor).orElseThrow(() -> new Refused("", "dossier.request.closed"));
        AccountId applicant = accounts.open(request.email(), request.name());
        Brief draft = new Brief(Map.of(Brief.Part.PROBLEM, request.message()));
        DossierId id = dossiers.insert(
                request.incubator(),
                applicant,
                request.name(),
                request.organisation(),
                reference.value(),
                request.assessment(),
                draft,
                clock.instant());
        events.publishEvent(new DossierOpened(id, draft, new Author(applicant, request.name(), clock.instant())));
        moves.opened(id, actor.id(), clock.instant());
        requests.turnedIntoDossier(reference, "/dossiers/" + id, actor);
        audit.record(actor.who(), "dossier.opened", subject(id), Map.of("request", reference.value()));
        Accounts.Account account = account(applicant);
        Words words = languages.in(account.language());
        outbox.send(new Message(
                account.email(),
                "dossier-invitation",
                words.t("dossier.mail.invitation.subject"),
                words.t(
                        specifications.of(request.assessment())
                                ? "dossier.mail.invitation.specified"
                                : "dossier.mail.invitation.text",
                        request.name(),
                        actor.name(),
                        links.leadingTo(applicant, "/dossiers/" + id + "/fiche"))));
        return id;
    }

    @Transactional(readOnly = true)
    public Slice<DossierRecord> list(@Nullable DossierState state, int page, Actor actor) {
        return dossiers.page(actor.id(), actor.scopes(STAFF), state, page);
    }

    /** At most ten thousand, for a file. */
    @Transactional(readOnly = true)
    public List<DossierRecord> export(@Nullable DossierState state, Actor actor) {
        return dossiers.all(actor.id(), actor.scopes(STAFF), state);
    }

    /**
     * The dossier, for its applicant, the people invited to it and the staff of its incubator; nobody else learns that
     * it exists. Holding the record is the proof that its reader was let in: what is only read beside it asks for the
     * record and does not ask again.
     */
    @Transactional(readOnly = true)
    public DossierRecord read(DossierId id, Actor actor) {
        return dossiers.find(id)
                .filter(dossier -> access(dossier, actor) != Access.NONE)
                .orElseThrow(() -> new NotFound("dossier", id));
    }

    /**
     * The dossier, for somebody who does something on it: the one door of every write. Those of the staff who declared a
     * conflict of interest on it are refused, and told why.
     */
    @Transactional(readOnly = true)
    public DossierRecord mustAct(DossierId id, Actor actor) {
        DossierRecord dossier = read(id, actor);
        if (access(dossier, actor) == Access.SET_ASIDE)
            throw new NotAllowed(
                    "dossier " + id + ", conflict of interest of account " + actor.id(), ConflictKind.REFUSAL);
        return dossier;
    }

    /** The same, for what the staff of the incubator alone do. */
    @Transactional(readOnly = true)
    public DossierRecord mustInstruct(DossierId id, Actor actor) {
        DossierRecord dossier = mustAct(id, actor);
        if (!staff(dossier, actor)) throw new NotAllowed("work of the staff on dossier " + id);
        return dossier;
    }

    /** What this person may do with the dossier. */
    @Transactional(readOnly = true)
    public Access access(DossierRecord dossier, Actor actor) {
        boolean applicant = dossier.applicantId().equals(actor.id());
        if (actor.staffOf(dossier.incubator().value())) {
            if (!dossier.setAside().contains(actor.id())) return Access.STAFF;
            return applicant ? Access.APPLICANT : Access.SET_ASIDE;
        }
        if (applicant) return Access.APPLICANT;
        return members.kind(dossier.id(), actor.id()).map(MemberKind::access).orElse(Access.NONE);
    }

    /** The dossiers on which this person declared a conflict of interest. */
    @Transactional(readOnly = true)
    public Set<DossierId> setAsideFrom(AccountId account) {
        return dossiers.setAsideFrom(account);
    }

    /** Those who hold one of the roles for its incubator and declared no conflict of interest on it, by name. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> holding(DossierRecord dossier, Role... roles) {
        return accounts.holding(dossier.incubator().value(), roles).stream()
                .filter(account -> !dossier.setAside().contains(account.id()))
                .toList();
    }

    /** Those who work on it: whom it can be given to, and who is asked for something. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> colleagues(DossierRecord dossier) {
        return holding(dossier, STAFF);
    }

    /** This account may read the dossier, in whatever way. */
    @Transactional(readOnly = true)
    public boolean mayRead(DossierRecord dossier, Accounts.Account account) {
        return access(dossier, Members.as(account)) != Access.NONE;
    }

    /** May write the brief, while it is open, and act for the applicant. */
    @Transactional(readOnly = true)
    public boolean mayWrite(DossierRecord dossier, Actor actor) {
        return access(dossier, actor).writes();
    }

    /** The dossier, for those who may write it; the others who read it are refused. */
    @Transactional(readOnly = true)
    public DossierRecord readToWrite(DossierId id, Actor actor) {
        DossierRecord dossier = mustAct(id, actor);
        if (!mayWrite(dossier, actor)) throw new NotAllowed("writing dossier " + id);
        return dossier;
    }

    /** Works for the incubator, and declared no conflict of interest on the dossier. */
    @Transactional(readOnly = true)
    public boolean staff(DossierRecord dossier, Actor actor) {
        return access(dossier, actor) == Access.STAFF;
    }

    /** Leads the incubator, and declared no conflict of interest on the dossier. */
    @Transactional(readOnly = true)
    public boolean lead(DossierRecord dossier, Actor actor) {
        return actor.has(dossier.incubator().value(), Role.LEAD) && staff(dossier, actor);
    }

    /** The dossier, for those who may write it, that nobody else writes until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DossierRecord lock(DossierId id, Actor actor) {
        readToWrite(id, actor);
        return dossiers.lock(id).orElseThrow(() -> new NotFound("dossier", id));
    }

    /** Writes the draft of a dossier that this transaction has locked; the draft's new version. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long write(DossierId id, Brief draft, Author author) {
        return dossiers.save(id, draft, author);
    }

    /** Takes the name of who wrote last off these drafts; off how many it was. */
    @Transactional
    public int forgetWriter(Collection<DossierId> ids) {
        return dossiers.forgetWriter(ids, PersonalData.NOBODY);
    }

    /**
     * The brief was submitted to the committee: tells the staff and the applicant. It is locked from then on.
     *
     * @param before the dossier as this transaction has locked it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void submitted(DossierRecord before, Actor actor) {
        DossierId id = before.id();
        reopenings.close(id, clock.instant());
        if (before.state() == DossierState.DRAFT) move(id, DossierState.DRAFT, DossierState.SUBMITTED, actor.id(), "");
        audit.record(actor.who(), "dossier.submitted", subject(id), Map.of());
        tellStaff(id, actor);
        acknowledge(id, actor);
    }

    /** A receipt for the applicant: what was received, when, and what comes next. */
    private void acknowledge(DossierId id, Actor actor) {
        DossierRecord dossier = read(id, actor);
        accounts.byId(dossier.applicantId()).ifPresent(applicant -> {
            Words words = languages.in(applicant.language());
            outbox.send(new Message(
                    applicant.email(),
                    "dossier-receipt",
                    words.t("dossier.mail.receipt.subject", oneLine(dossier.title())),
                    words.t(
                            "dossier.mail.receipt.text",
                            dossier.applicant(),
                            oneLine(dossier.title()),
                            id.toString(),
                            words.moment(clock.instant()),
                            words.baseUrl() + dossier.path())));
        });
    }

    private void tellStaff(DossierId id, Actor actor) {
        DossierRecord dossier = read(id, actor);
        for (Accounts.Account colleague : colleagues(dossier)) {
            Words words = languages.in(colleague.language());
            outbox.send(new Message(
                    colleague.email(),
                    "dossier-submitted",
                    words.t("dossier.mail.submitted.subject", oneLine(dossier.title())),
                    words.t(
                            "dossier.mail.submitted.text",
                            colleague.name(),
                            dossier.organisation(),
                            dossier.title(),
                            words.baseUrl() + dossier.path() + "/instruction")));
        }
    }

    /**
     * Lets a submitted brief be written again, with the reason. Before any decision the dossier goes back to its
     * applicant; after one it stays where it is, and the version that was decided on stays the reference until the brief
     * is submitted again.
     */
    @Transactional
    public void giveBack(DossierId id, String reason, Actor actor) {
        DossierRecord dossier = mustInstruct(id, actor);
        if (reason.length() < SHORTEST_REASON) throw new Refused("retour", "dossier.back.reason", SHORTEST_REASON);
        if (reason.length() > 4000) throw new Refused("retour", "dossier.brief.long", 4000);
        if (!dossier.state().reopenable()) throw new Refused("", "dossier.moved");
        if (!dossier.state().rewritable()) move(id, dossier.state(), DossierState.DRAFT, actor.id(), reason);
        if (!reopenings.open(id, reason, Author.of(actor, clock.instant()))) throw new Refused("", "dossier.moved");
        audit.record(actor.who(), "dossier.given-back", subject(id), Map.of());
        tell(dossier, "dossier-given-back", "dossier.mail.back", reason, "/fiche");
    }

    /** Each time that the brief was reopened, the latest first. */
    @Transactional(readOnly = true)
    public List<Reopening> reopenings(DossierRecord dossier) {
        return reopenings.of(dossier.id());
    }

    private void tell(DossierRecord dossier, String kind, String key, String reason, String page) {
        accounts.byId(dossier.applicantId()).ifPresent(applicant -> {
            Words words = languages.in(applicant.language());
            outbox.send(new Message(
                    applicant.email(),
                    kind,
                    words.t(key + ".subject", oneLine(dossier.title())),
                    words.t(key + ".text", dossier.applicant(), reason, words.baseUrl() + dossier.path() + page)));
        });
    }

    private void move(DossierId id, DossierState from, DossierState to, AccountId by, String reason) {
        if (!from.mayBecome(to) || !moves.move(id, from, to, by, reason, clock.instant()))
            throw new Refused("", "dossier.moved");
        content.changed();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DossierRecord> find(DossierId id) {
        return dossiers.find(id);
    }

    private Accounts.Account account(AccountId id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("account", id));
    }

    private static String oneLine(String title) {
        return title.replaceAll("\\s+", " ").strip();
    }

    private static String subject(DossierId id) {
        return "dossier:" + id;
    }
}
