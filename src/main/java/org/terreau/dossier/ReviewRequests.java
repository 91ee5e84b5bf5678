package org.terreau.dossier;

import java.time.Clock;
import java.time.LocalDate;
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
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;

/** Looks at a brief that its writers ask for: of a colleague at the incubator, or of anyone by e-mail. */
@Service
public class ReviewRequests {

    private static final int LONGEST = 4000;

    private final Applications applications;
    private final Members members;
    private final JdbcReviewRequests requests;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;

    ReviewRequests(
            Applications applications,
            Members members,
            JdbcReviewRequests requests,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.applications = applications;
        this.members = members;
        this.requests = requests;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * A look as it is asked for.
     *
     * @param colleague the account of somebody at the incubator, empty to ask by e-mail
     * @param dueOn null for no date
     */
    public record Asked(
            String colleague,
            String email,
            String name,
            @Nullable LocalDate dueOn,
            String message) {}

    @Transactional(readOnly = true)
    public List<ReviewRequest> list(DossierRecord dossier) {
        return requests.of(dossier.id());
    }

    /** Those of the incubator who can be asked. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> colleagues(DossierRecord dossier) {
        return applications.colleagues(dossier);
    }

    /**
     * Asks for a look. Somebody from outside may read and comment this dossier, and no other, until their access is
     * taken away.
     *
     * @throws Refused naming every field that is wrong
     */
    @Transactional
    public void ask(DossierId id, Asked asked, Actor actor) {
        DossierRecord dossier = members.toInvite(id, actor);
        Objections objections = new Objections();
        objections.when(
                asked.dueOn() != null && asked.dueOn().isBefore(Paris.today(clock)), "echeance", "dossier.look.due");
        objections.when(asked.message().length() > LONGEST, "message", "dossier.brief.long", LONGEST);
        objections.raise();
        Accounts.Account reader = asked.colleague().isEmpty()
                ? members.letRead(dossier, asked.email(), asked.name(), actor)
                : colleague(dossier, asked.colleague());
        if (reader.id().equals(actor.id())) throw new Refused("personne", "dossier.look.self");
        requests.insert(
                id, Author.of(actor, clock.instant()), reader.id(), reader.name(), asked.dueOn(), asked.message());
        audit.record(
                actor.who(),
                "dossier.look-asked",
                "dossier:" + id,
                Map.of("account", reader.id().toString()));
        Words words = languages.in(reader.language());
        String place = dossier.path() + "/personnes";
        send(
                reader,
                "dossier-look-asked",
                words.t("dossier.mail.look.subject", actor.name(), dossier.named(words)),
                words.t(
                        "dossier.mail.look.text",
                        reader.name(),
                        actor.name(),
                        dossier.named(words),
                        asked.message().isEmpty() ? words.t("dossier.mail.look.no-message") : asked.message(),
                        asked.dueOn() == null ? words.t("dossier.look.no-date") : words.date(asked.dueOn()),
                        asked.colleague().isEmpty() ? links.leadingTo(reader.id(), place) : words.baseUrl() + place));
    }

    private Accounts.Account colleague(DossierRecord dossier, String typed) {
        return colleagues(dossier).stream()
                .filter(account -> account.id().toString().equals(typed))
                .findFirst()
                .orElseThrow(() -> new Refused("personne", "dossier.look.who"));
    }

    /** The one who was asked says what they think. */
    @Transactional
    public void answer(DossierId id, long request, String answer, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        ReviewRequest asked = find(id, request);
        if (!actor.id().equals(asked.readerId())) throw new NotAllowed("answering review request " + request);
        if (answer.isEmpty()) throw new Refused("reponse-" + request, "dossier.look.answer.needed");
        if (answer.length() > LONGEST) throw new Refused("reponse-" + request, "dossier.brief.long", LONGEST);
        close(dossier, asked, ReviewRequest.State.ANSWERED, answer, "dossier.look-answered", actor);
        AccountId asking = asked.askedById();
        if (asking == null) return;
        accounts.byId(asking).ifPresent(person -> {
            Words words = languages.in(person.language());
            send(
                    person,
                    "dossier-look-answered",
                    words.t("dossier.mail.looked.subject", actor.name(), dossier.named(words)),
                    words.t(
                            "dossier.mail.looked.text",
                            person.name(),
                            actor.name(),
                            dossier.named(words),
                            answer,
                            words.baseUrl() + dossier.path() + "/personnes"));
        });
    }

    @Transactional
    public void cancel(DossierId id, long request, Actor actor) {
        DossierRecord dossier = members.toInvite(id, actor);
        close(dossier, find(id, request), ReviewRequest.State.CANCELLED, "", "dossier.look-cancelled", actor);
    }

    private ReviewRequest find(DossierId id, long request) {
        return requests.find(id, request).orElseThrow(() -> new NotFound("review request", request));
    }

    private void close(
            DossierRecord dossier,
            ReviewRequest request,
            ReviewRequest.State to,
            String answer,
            String action,
            Actor actor) {
        if (!request.state().mayBecome(to) || !requests.close(request.id(), to, answer, clock.instant()))
            throw new Refused("", "dossier.look.closed");
        audit.record(actor.who(), action, "dossier:" + dossier.id(), Map.of("request", Long.toString(request.id())));
    }

    private void send(Accounts.Account to, String kind, String subject, String text) {
        outbox.send(new Message(to.email(), kind, subject, text));
    }
}
