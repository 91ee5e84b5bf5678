package org.terreau.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.outreach.CallBackRequests;
import org.terreau.outreach.RequestReference;
import org.terreau.review.DecisionRecorded;
import org.terreau.shared.Languages;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;

/** Dossiers: opened by the staff from a request, written by the applicant, decided on by the committee. */
@Service
public class Applications implements Dossiers {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int SHORTEST_REASON = 20;

    private final JdbcDossiers dossiers;
    private final JdbcMembers members;
    private final JdbcReopenings reopenings;
    private final BriefDesk desk;
    private final DossierMoves moves;
    private final PublicContent content;
    private final CallBackRequests requests;
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
            BriefDesk desk,
            DossierMoves moves,
            PublicContent content,
            CallBackRequests requests,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.dossiers = dossiers;
        this.members = members;
        this.reopenings = reopenings;
        this.desk = desk;
        this.moves = moves;
        this.content = content;
        this.requests = requests;
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
                        "dossier.mail.invitation.text",
                        request.name(),
                        actor.name(),
                        links.issue(applicant, SignInLinks.INVITATION, "/dossiers/" + id + "/fiche"),
                        words.baseUrl() + "/connexion")));
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

    /** What this person may do with the dossier. */
    @Transactional(readOnly = true)
    public Access access(DossierRecord dossier, Actor actor) {
        if (staff(dossier, actor)) return Access.STAFF;
        if (dossier.applicantId().equals(actor.id())) return Access.APPLICANT;
        return members.kind(dossier.id(), actor.id()).map(MemberKind::access).orElse(Access.NONE);
    }

    /** May write the brief, while it is open, and act for the applicant. */
    @Transactional(readOnly = true)
    public boolean mayWrite(DossierRecord dossier, Actor actor) {
        return access(dossier, actor).writes();
    }

    /** The dossier, for those who may write it; the others who read it are refused. */
    @Transactional(readOnly = true)
    public DossierRecord readToWrite(DossierId id, Actor actor) {
        DossierRecord dossier = read(id, actor);
        if (!mayWrite(dossier, actor)) throw new NotAllowed("writing dossier " + id);
        return dossier;
    }

    public boolean staff(DossierRecord dossier, Actor actor) {
        return actor.staffOf(dossier.incubator().value());
    }

    public boolean lead(DossierRecord dossier, Actor actor) {
        return actor.has(dossier.incubator().value(), Role.LEAD);
    }

    @Transactional(readOnly = true)
    public List<DossierRecord.Version> versions(DossierRecord dossier) {
        return dossiers.versions(dossier.id());
    }

    /** The brief in one of its states. */
    @Transactional(readOnly = true)
    public Brief text(DossierRecord dossier, BriefText which) {
        Optional<Brief> text = switch (which.kind()) {
            case DRAFT -> Optional.of(dossier.draft());
            case VERSION -> dossiers.version(dossier.id(), (int) which.number());
            case REVISION -> dossiers.revision(dossier.id(), which.number());
        };
        return text.orElseThrow(() -> new NotFound("version", which.code()));
    }

    /** Saves the brief as it stands, complete or not; see {@link #save(DossierId, Writing, boolean, Actor)}. */
    @Transactional
    public Saved save(DossierId id, Brief brief, long version, boolean keep, Actor actor) {
        return save(id, Writing.of(brief, version), keep, actor);
    }

    /**
     * Saves the brief as it stands, complete or not, and brings it together with what others saved since it was read.
     * What clashes, or comes too late, is kept aside for its author.
     *
     * @param keep also keeps it as a numbered version; false for what is saved while typing
     * @throws Refused when a text is too long
     */
    @Transactional
    public Saved save(DossierId id, Writing writing, boolean keep, Actor actor) {
        DossierRecord dossier = locked(id, actor);
        Author author = Author.of(actor, clock.instant());
        Saved saved = desk.write(dossier, writing, !keep, author);
        if (keep && !saved.locked()) {
            dossiers.keepVersion(id, saved.brief(), author, false);
            audit.record(actor.who(), "dossier.brief-saved", subject(id), Map.of());
        }
        return saved;
    }

    /**
     * Keeps what somebody types while they choose between two texts: their choice is saved when they say so, and nothing
     * is lost when they leave.
     */
    @Transactional
    public void keepAside(DossierId id, Writing writing, Actor actor) {
        if (!writing.brief().tooLong().isEmpty())
            throw new Refused(writing.brief().tooLong());
        desk.keepAside(readToWrite(id, actor), writing, Author.of(actor, clock.instant()));
    }

    private DossierRecord locked(DossierId id, Actor actor) {
        readToWrite(id, actor);
        return dossiers.lock(id).orElseThrow(() -> new NotFound("dossier", id));
    }

    @Transactional
    public Saved submit(DossierId id, Brief brief, long version, Actor actor) {
        return submit(id, Writing.of(brief, version), actor);
    }

    /**
     * Submits the brief to the committee and tells the staff. It is locked from then on. When it clashes with what
     * somebody else wrote, it is saved as {@link #save} would and not submitted.
     *
     * @throws Refused naming every part that is missing
     */
    @Transactional
    public Saved submit(DossierId id, Writing writing, Actor actor) {
        DossierRecord before = locked(id, actor);
        Author author = Author.of(actor, clock.instant());
        Saved saved = desk.write(before, writing, false, author);
        if (!saved.whole()) return saved;
        List<Refused.Problem> missing = saved.brief().missing();
        if (!missing.isEmpty()) throw new Refused(missing);
        dossiers.keepVersion(id, saved.brief(), author, true);
        reopenings.close(id, author.at());
        if (before.state() == DossierState.DRAFT) move(id, DossierState.DRAFT, DossierState.SUBMITTED, actor.id(), "");
        audit.record(actor.who(), "dossier.submitted", subject(id), Map.of());
        tellStaff(id, actor);
        acknowledge(id, actor);
        return saved;
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
        for (Accounts.Account colleague : accounts.holding(dossier.incubator().value(), STAFF)) {
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
        DossierRecord dossier = read(id, actor);
        actor.mustHave(dossier.incubator().value(), STAFF);
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

    /** What this person typed and could not save; nobody else sees it. */
    @Transactional(readOnly = true)
    public List<KeptText> keptTexts(DossierRecord dossier, Actor actor) {
        return desk.keptTexts(dossier.id(), actor.id());
    }

    /** Drops a text that was kept aside for this person. */
    @Transactional
    public void dropKeptText(DossierId id, long kept, Actor actor) {
        read(id, actor);
        desk.forget(id, actor.id(), kept);
    }

    /** The brief that the committee judges: the one submitted last, or the draft when none was. */
    @Transactional(readOnly = true)
    public Brief judged(DossierRecord dossier) {
        return dossiers.lastSubmitted(dossier.id()).orElse(dossier.draft());
    }

    /**
     * Puts an old version in place of the draft, which is kept as a version before.
     *
     * @param version the draft's version that the person had read
     * @throws Stale when somebody wrote since
     * @throws Refused when the brief is locked
     */
    @Transactional
    public void restore(DossierId id, int number, long version, Actor actor) {
        DossierRecord dossier = locked(id, actor);
        if (!dossier.open()) throw new Refused("", "dossier.locked");
        if (dossier.version() != version) throw new Stale("dossier", id, version);
        Brief old = text(dossier, BriefText.version(number));
        Author author = Author.of(actor, clock.instant());
        dossiers.keepVersion(id, dossier.draft(), author, false);
        dossiers.save(id, old, author);
        dossiers.keepVersion(id, old, author, false);
        audit.record(actor.who(), "dossier.version-restored", subject(id), Map.of("version", Integer.toString(number)));
    }

    /** The committee decided: the dossier follows, and the applicant is told. */
    @EventListener
    @Transactional
    void decided(DecisionRecorded decision) {
        if (!decision.subject().kind().equals(DossierId.REVIEWED_AS)) return;
        DossierId id = new DossierId(Long.parseLong(decision.subject().id()));
        DossierRecord dossier = dossiers.find(id).orElseThrow(() -> new NotFound("dossier", id));
        DossierState next = DossierState.after(decision.outcome());
        move(id, dossier.state(), next, decision.decidedBy(), decision.reason());
        dossiers.decided(id);
        accounts.byId(dossier.applicantId()).ifPresent(applicant -> tell(dossier, decision, applicant));
    }

    /** Tells the applicant, unless their account was erased: what was decided, what is granted, what comes next. */
    private void tell(DossierRecord dossier, DecisionRecorded decision, Accounts.Account applicant) {
        Words words = languages.in(applicant.language());
        String key = "dossier.mail.decided." + decision.outcome().code();
        outbox.send(new Message(
                applicant.email(),
                "dossier-decided",
                words.t(key + ".subject", oneLine(dossier.title())),
                words.t(
                        key + ".text",
                        dossier.applicant(),
                        decision.reason(),
                        words.baseUrl() + dossier.path(),
                        words.date(decision.decidedOn()),
                        granted(decision, words))));
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

    private static String granted(DecisionRecorded decision, Words words) {
        Money amount = decision.amount();
        LocalDate until = decision.until();
        if (amount == null) return words.t("dossier.mail.decided.nothing");
        return until == null
                ? words.t("dossier.mail.decided.granted", words.money(amount))
                : words.t("dossier.mail.decided.granted.until", words.money(amount), words.date(until));
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

    @Override
    @Transactional(readOnly = true)
    public Optional<Proposal> proposal(DossierId id) {
        return dossiers.find(id).map(dossier -> {
            Brief brief = dossiers.lastSubmitted(id).orElse(dossier.draft());
            return new Proposal(
                    id,
                    dossier.incubator(),
                    dossier.applicantId(),
                    dossier.organisation(),
                    brief.get(Brief.Part.TITLE),
                    brief.get(Brief.Part.PROBLEM),
                    brief.get(Brief.Part.SOLUTION_LEAD),
                    brief.get(Brief.Part.SUCCESS),
                    CollectivityId.parse(brief.get(Brief.Part.TERRITORY)).orElse(null),
                    brief.get(Brief.Part.TEAM),
                    Money.parse(brief.get(Brief.Part.ENVELOPE)).orElse(null));
        });
    }

    /** The parts in which two briefs differ. */
    public static List<Brief.Part> differences(Brief one, Brief other) {
        List<Brief.Part> parts = new ArrayList<>();
        for (Brief.Part part : Brief.Part.values()) if (!one.get(part).equals(other.get(part))) parts.add(part);
        return parts;
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
