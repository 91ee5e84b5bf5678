package org.terreau.dossier;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.identity.Undoable;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;
import org.terreau.web.Allowances;
import org.terreau.web.Undo;

/** The people invited to a dossier, to write it with the applicant or to read it. */
@Service
public class Members implements Undoable {

    private static final int INVITATIONS_A_DAY = 30;
    private static final int LONGEST_NAME = 150;
    private static final String MEMBER = "dossier.member";

    private final Applications applications;
    private final JdbcMembers members;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Allowances allowances;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Undo undo;
    private final Clock clock;

    Members(
            Applications applications,
            JdbcMembers members,
            Accounts accounts,
            SignInLinks links,
            Allowances allowances,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Undo undo,
            Clock clock) {
        this.applications = applications;
        this.members = members;
        this.accounts = accounts;
        this.links = links;
        this.allowances = allowances;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.undo = undo;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Member> list(DossierRecord dossier) {
        return members.of(dossier.id());
    }

    /**
     * Invites somebody, who signs in by the link of the e-mail. Inviting again sends a new link, and may change reading
     * into writing or back.
     *
     * @param kind null when none was chosen
     * @throws Refused naming every field that is wrong
     */
    @Transactional
    public void invite(DossierId id, String email, String name, @Nullable MemberKind kind, Actor actor) {
        DossierRecord dossier = toInvite(id, actor);
        List<Refused.Problem> problems = wrong(email, name, "");
        if (kind == null) problems.add(Refused.Problem.of("acces", "dossier.people.kind.needed"));
        if (!problems.isEmpty() || kind == null) throw new Refused(problems);
        Accounts.Account account = add(dossier, new EmailAddress(email), name, kind, actor);
        Words words = languages.in(account.language());
        outbox.send(new Message(
                account.email(),
                "dossier-member",
                words.t("dossier.mail.member." + kind.code() + ".subject", dossier.named(words)),
                words.t(
                        "dossier.mail.member." + kind.code() + ".text",
                        account.name(),
                        actor.name(),
                        dossier.named(words),
                        links.leadingTo(account.id(), dossier.path()))));
    }

    /** The account of this person, who may read the dossier from now on if they could not. */
    Accounts.Account letRead(DossierRecord dossier, String email, String name, Actor actor) {
        List<Refused.Problem> problems = wrong(email, name, "-relecture");
        if (!problems.isEmpty()) throw new Refused(problems);
        Accounts.Account known = accounts.byEmail(new EmailAddress(email)).orElse(null);
        if (known != null && applications.mayRead(dossier, known)) return known;
        return add(dossier, new EmailAddress(email), name, MemberKind.READER, actor);
    }

    private Accounts.Account add(DossierRecord dossier, EmailAddress email, String name, MemberKind kind, Actor actor) {
        if (!allowances.take("dossier-invitation", actor.id().toString(), INVITATIONS_A_DAY, Duration.ofDays(1)))
            throw new Refused("courriel", "dossier.people.too-many", INVITATIONS_A_DAY);
        AccountId id = accounts.open(email, name);
        Accounts.Account account = accounts.byId(id).orElseThrow(() -> new NotFound("account", id));
        if (account.id().equals(dossier.applicantId())
                || as(account).staffOf(dossier.incubator().value()))
            throw new Refused("courriel", "dossier.people.has-access", account.name());
        put(dossier, account, kind, actor);
        return account;
    }

    private void put(DossierRecord dossier, Accounts.Account account, MemberKind kind, Actor actor) {
        members.put(
                dossier.id(),
                new Member(
                        account.id(),
                        account.email(),
                        account.name(),
                        kind,
                        actor.id(),
                        actor.name(),
                        clock.instant()));
        audit.record(
                actor.who(),
                "dossier.member-invited",
                "dossier:" + dossier.id(),
                Map.of("account", account.id().toString(), "as", kind.code()));
    }

    /** Takes somebody's access away: for those who invite, and for the person who leaves. */
    @Transactional
    public void remove(DossierId id, AccountId account, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        if (!account.equals(actor.id())) toInvite(id, actor);
        Member gone = members.of(id).stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .filter(one -> members.remove(id, account))
                .orElseThrow(() -> new NotFound("member", account));
        if (!account.equals(actor.id()))
            undo.offer(MEMBER, id, account, gone.kind().code());
        audit.record(
                actor.who(),
                "dossier.member-removed",
                "dossier:" + dossier.id(),
                Map.of("account", account.toString()));
    }

    @Override
    public String undoes() {
        return MEMBER;
    }

    /** Gives the access back, without a new letter. */
    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        DossierRecord dossier = toInvite(new DossierId(Long.parseLong(what.get(0))), actor);
        AccountId id = new AccountId(Long.parseLong(what.get(1)));
        Accounts.Account account = accounts.byId(id).orElseThrow(() -> new NotFound("account", id));
        if (members.of(dossier.id()).stream().anyMatch(one -> one.account().equals(id)))
            throw new Refused("", "dossier.people.has-access", account.name());
        put(dossier, account, MemberKind.of(what.get(2)).orElseThrow(), actor);
    }

    DossierRecord toInvite(DossierId id, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        if (!applications.access(dossier, actor).invites()) throw new NotAllowed("inviting to dossier " + id);
        return dossier;
    }

    private static List<Refused.Problem> wrong(String email, String name, String suffix) {
        List<Refused.Problem> problems = new ArrayList<>();
        EmailAddress.problem(email, "courriel" + suffix, "dossier.people.email").ifPresent(problems::add);
        if (name.isBlank()) problems.add(Refused.Problem.of("nom" + suffix, "dossier.people.name"));
        else if (!OneLine.fits(name, LONGEST_NAME))
            problems.add(Refused.Problem.of("nom" + suffix, "dossier.brief.long", LONGEST_NAME));
        return problems;
    }

    static Actor as(Accounts.Account account) {
        return new Actor(account.id(), account.email(), account.name(), account.grants());
    }
}
