package org.terreau.dossier;

import java.time.Clock;
import java.time.Instant;
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
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Pages;
import org.terreau.web.PublicContent;
import org.terreau.web.Ui;

/** Dossiers: opened by the staff from a request, written by the applicant, decided on by the committee. */
@Service
public class Applications implements Dossiers {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int SHORTEST_REASON = 20;

    private final JdbcDossiers dossiers;
    private final DossierMoves moves;
    private final PublicContent content;
    private final CallBackRequests requests;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Pages pages;
    private final Clock clock;

    Applications(
            JdbcDossiers dossiers,
            DossierMoves moves,
            PublicContent content,
            CallBackRequests requests,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Pages pages,
            Clock clock) {
        this.dossiers = dossiers;
        this.moves = moves;
        this.content = content;
        this.requests = requests;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.pages = pages;
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
        Ui ui = pages.outsideRequest(account.language());
        outbox.send(new Message(
                account.email(),
                "dossier-invitation",
                ui.t("dossier.mail.invitation.subject"),
                ui.t(
                        "dossier.mail.invitation.text",
                        request.name(),
                        actor.name(),
                        links.issue(applicant, SignInLinks.INVITATION, "/dossiers/" + id + "/fiche"),
                        ui.baseUrl() + "/connexion")));
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

    /** The dossier, for its applicant and the staff of its incubator; nobody else learns that it exists. */
    @Transactional(readOnly = true)
    public DossierRecord read(DossierId id, Actor actor) {
        return dossiers.find(id)
                .filter(dossier -> dossier.applicantId().equals(actor.id()) || staff(dossier, actor))
                .orElseThrow(() -> new NotFound("dossier", id));
    }

    public boolean staff(DossierRecord dossier, Actor actor) {
        return actor.staffOf(dossier.incubator().value());
    }

    public boolean lead(DossierRecord dossier, Actor actor) {
        return actor.has(dossier.incubator().value(), Role.LEAD);
    }

    @Transactional(readOnly = true)
    public List<DossierRecord.Version> versions(DossierId id, Actor actor) {
        read(id, actor);
        return dossiers.versions(id);
    }

    @Transactional(readOnly = true)
    public Brief version(DossierId id, int number, Actor actor) {
        read(id, actor);
        return dossiers.version(id, number).orElseThrow(() -> new NotFound("version", number));
    }

    /**
     * Saves the brief as it stands, complete or not.
     *
     * @param version the one that was read
     * @param keep also keeps it as a numbered version; false for what is saved while typing
     * @return the version to give with the next save
     * @throws Stale when somebody else saved in between
     * @throws Refused when the brief is locked, or a text is too long
     */
    @Transactional
    public long save(DossierId id, Brief brief, long version, boolean keep, Actor actor) {
        DossierRecord dossier = read(id, actor);
        if (dossier.state() != DossierState.DRAFT) throw new Refused("", "dossier.locked");
        List<Refused.Problem> problems = brief.tooLong();
        if (!problems.isEmpty()) throw new Refused(problems);
        Instant now = clock.instant();
        long saved = dossiers.save(id, brief, version, actor.name(), now)
                .orElseThrow(() -> new Stale("dossier", id, version));
        if (keep) {
            dossiers.keepVersion(id, brief, actor.name(), now, false);
            audit.record(actor.who(), "dossier.brief-saved", subject(id), Map.of());
        }
        return saved;
    }

    /**
     * Submits the brief to the committee and tells the staff. It is locked from then on.
     *
     * @throws Refused naming every part that is missing
     */
    @Transactional
    public void submit(DossierId id, Brief brief, long version, Actor actor) {
        List<Refused.Problem> missing = brief.missing();
        if (!missing.isEmpty()) throw new Refused(missing);
        save(id, brief, version, false, actor);
        Instant now = clock.instant();
        dossiers.keepVersion(id, brief, actor.name(), now, true);
        move(id, DossierState.DRAFT, DossierState.SUBMITTED, actor.id(), "");
        audit.record(actor.who(), "dossier.submitted", subject(id), Map.of());
        DossierRecord dossier = read(id, actor);
        for (Accounts.Account colleague : accounts.holding(dossier.incubator().value(), STAFF)) {
            Ui ui = pages.outsideRequest(colleague.language());
            outbox.send(new Message(
                    colleague.email(),
                    "dossier-submitted",
                    ui.t("dossier.mail.submitted.subject", oneLine(dossier.title())),
                    ui.t(
                            "dossier.mail.submitted.text",
                            colleague.name(),
                            dossier.organisation(),
                            dossier.title(),
                            ui.baseUrl() + dossier.path() + "/instruction")));
        }
    }

    /** Gives the brief back to the applicant, with the reason, before any decision. */
    @Transactional
    public void giveBack(DossierId id, String reason, Actor actor) {
        DossierRecord dossier = read(id, actor);
        actor.mustHave(dossier.incubator().value(), STAFF);
        if (reason.length() < SHORTEST_REASON) throw new Refused("retour", "dossier.back.reason", SHORTEST_REASON);
        if (reason.length() > 4000) throw new Refused("retour", "dossier.brief.long", 4000);
        move(id, DossierState.SUBMITTED, DossierState.DRAFT, actor.id(), reason);
        audit.record(actor.who(), "dossier.given-back", subject(id), Map.of());
        tell(dossier, "dossier-given-back", "dossier.mail.back", reason, "/fiche");
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
        tell(
                dossier,
                "dossier-decided",
                "dossier.mail.decided." + decision.outcome().code(),
                decision.reason(),
                "");
    }

    private void tell(DossierRecord dossier, String kind, String key, String reason, String page) {
        Accounts.Account applicant = account(dossier.applicantId());
        Ui ui = pages.outsideRequest(applicant.language());
        outbox.send(new Message(
                applicant.email(),
                kind,
                ui.t(key + ".subject", oneLine(dossier.title())),
                ui.t(key + ".text", dossier.applicant(), reason, ui.baseUrl() + dossier.path() + page)));
    }

    private void move(DossierId id, DossierState from, DossierState to, AccountId by, String reason) {
        if (!from.mayBecome(to) || !moves.move(id, from, to, by, reason, clock.instant()))
            throw new Refused("", "dossier.moved");
        content.changed();
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
