package org.terreau.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programmes;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** Requests for help: asked by a team or an applicant, answered by those who work for the incubator. */
@Service
public class SupportRequests {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    private final JdbcSupportRequests stored;
    private final JdbcSupportOffers offers;
    private final SupportRights rights;
    private final Products products;
    private final Endings endings;
    private final Applications applications;
    private final Accounts accounts;
    private final Programmes programmes;
    private final SupportEffects effects;
    private final SupportLetters letters;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    SupportRequests(
            JdbcSupportRequests stored,
            JdbcSupportOffers offers,
            SupportRights rights,
            Products products,
            Endings endings,
            Applications applications,
            Accounts accounts,
            Programmes programmes,
            SupportEffects effects,
            SupportLetters letters,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.offers = offers;
        this.rights = rights;
        this.products = products;
        this.endings = endings;
        this.applications = applications;
        this.accounts = accounts;
        this.programmes = programmes;
        this.effects = effects;
        this.letters = letters;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** For a product, whoever works on it. */
    @Transactional(readOnly = true)
    public SupportRequest.About about(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("support of product " + id);
        Product product = products.read(id);
        return new SupportRequest.About(product.incubator(), id, null, product.name());
    }

    /** For a dossier, whoever may act for its applicant. */
    @Transactional(readOnly = true)
    public SupportRequest.About about(DossierId id, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        if (!applications.staff(dossier, actor) && !applications.mayWrite(dossier, actor))
            throw new NotAllowed("support of dossier " + id);
        String name = dossier.title().isBlank() ? dossier.organisation() : dossier.title();
        return new SupportRequest.About(
                dossier.incubator(), null, id, name.replaceAll("\\s+", " ").strip());
    }

    /** What may be asked for, in the order of the catalogue. */
    @Transactional(readOnly = true)
    public List<SupportOffer> askable(SupportRequest.About about) {
        return offers.of(about.incubator()).stream()
                .filter(SupportOffer::askable)
                .toList();
    }

    /** Those that this person may read, the last asked first. */
    @Transactional(readOnly = true)
    public List<SupportRequest> of(SupportRequest.About about, Actor actor) {
        return stored.of(about).stream()
                .filter(request -> rights.reads(request, actor))
                .toList();
    }

    /** What the help that was given would have cost, as the catalogue says it now; empty when nobody knows. */
    @Transactional(readOnly = true)
    public Optional<Money> value(SupportRequest.About about) {
        return stored.value(about);
    }

    /**
     * Asks for help: who asks is told by when an answer is promised, in working days as call-backs are.
     *
     * @param about from {@link #about}: whoever holds it was let in
     * @throws Refused naming each field that is wrong, or when the product ended, the offer is closed or asked for already
     */
    @Transactional
    public SupportRequest ask(SupportRequest.About about, long offer, Need need, Actor actor) {
        ProductId product = about.product();
        if (product != null) endings.mustLive(product);
        LocalDate today = Paris.today(clock);
        Objections objections = need.objections(today);
        SupportOffer wanted = askable(about).stream()
                .filter(one -> one.id() == offer)
                .findFirst()
                .orElse(null);
        objections.when(wanted == null, "prestation", "support.ask.offer.needed");
        objections.when(asked(about, offer), "prestation", "support.ask.already");
        if (wanted == null || objections.any()) throw objections.refusal();
        LocalDate due = WorkingDays.plus(today, programmes.of(about.incubator()).replyDays());
        Instant now = clock.instant();
        long id = stored.insert(
                wanted,
                about,
                need,
                new SupportRequest.Asked(actor.id(), now, due, wanted.terms().confidential()));
        stored.note(id, new JdbcSupportRequests.Step(now, SupportState.ASKED, actor.id(), ""));
        Boolean had =
                product == null ? null : effects.has(product, wanted.described().family());
        if (had != null) stored.hadBefore(id, had);
        SupportRequest request = known(id);
        audit.record(actor.who(), "support.asked", about.subject(), Map.of());
        letters.received(request);
        content.changed();
        return request;
    }

    private boolean asked(SupportRequest.About about, long offer) {
        return stored.of(about).stream()
                .anyMatch(request ->
                        request.offered().id() == offer && request.state().open());
    }

    private SupportRequest known(long id) {
        return stored.find(id).orElseThrow(() -> new NotFound("request for support", id));
    }

    /**
     * Something that happened to a request.
     *
     * @param by who did it; empty once they were forgotten
     */
    public record Told(Instant at, SupportState to, String by, String note) {}

    /**
     * A request as it is read.
     *
     * @param moves what this person may do now
     * @param deliverer who gives the help; empty while nobody was chosen
     */
    public record Detail(
            SupportRequest request,
            String asker,
            String deliverer,
            List<Told> history,
            List<SupportState> moves,
            boolean staff,
            LocalDate today) {

        public Detail {
            history = List.copyOf(history);
            moves = List.copyOf(moves);
        }
    }

    /** A request, for who may read it; nobody else learns that it exists. */
    @Transactional(readOnly = true)
    public Detail read(long id, Actor actor) {
        SupportRequest request = readable(id, actor);
        List<JdbcSupportRequests.Step> steps = stored.steps(id);
        Set<AccountId> people = new LinkedHashSet<>();
        add(people, request.asked().by());
        add(people, request.progress().deliverer());
        steps.forEach(step -> add(people, step.by()));
        Map<AccountId, String> names = accounts.names(people);
        return new Detail(
                request,
                name(request.asked().by(), names),
                name(request.progress().deliverer(), names),
                steps.stream()
                        .map(step -> new Told(step.at(), step.to(), name(step.by(), names), step.note()))
                        .toList(),
                moves(request, actor),
                rights.answers(request, actor),
                Paris.today(clock));
    }

    private static void add(Set<AccountId> people, @Nullable AccountId one) {
        if (one != null) people.add(one);
    }

    private static String name(@Nullable AccountId one, Map<AccountId, String> names) {
        return one == null ? "" : names.getOrDefault(one, "");
    }

    private SupportRequest readable(long id, Actor actor) {
        SupportRequest request = known(id);
        if (!rights.reads(request, actor)) throw new NotFound("request for support", id);
        return request;
    }

    private List<SupportState> moves(SupportRequest request, Actor actor) {
        List<SupportState> moves = new ArrayList<>();
        for (SupportState.Move move : SupportState.TABLE)
            if (move.from() == request.state() && allowed(move, request, actor)) moves.add(move.to());
        return moves;
    }

    /** Whoever reads a request as one of those who asked may do what they do. */
    private boolean allowed(SupportState.Move move, SupportRequest request, Actor actor) {
        return switch (move.side()) {
            case INCUBATOR -> rights.answers(request, actor);
            case ASKER -> rights.reads(request, actor);
            case RATING -> false;
        };
    }

    /** Those who may give the help, by name. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> colleagues(IncubatorId incubator) {
        return accounts.holding(incubator.value(), STAFF);
    }

    /**
     * Moves a request.
     *
     * @throws Refused naming each field that is wrong, or when there is no such move for this person
     * @throws Stale when somebody else moved it since `version`
     */
    @Transactional
    public void move(long id, Answer answer, long version, Actor actor) {
        SupportRequest before = readable(id, actor);
        if (before.version() != version) throw new Stale("request for support", id, version);
        if (before.state()
                .to(answer.to())
                .filter(move -> allowed(move, before, actor))
                .isEmpty()) throw new Refused("", "support.move.not");
        Set<AccountId> colleagues = colleagues(before.about().incubator()).stream()
                .map(Accounts.Account::id)
                .collect(Collectors.toSet());
        SupportRequest.Progress now = answer.after(before.progress(), colleagues, Paris.today(clock));
        if (!stored.move(before, now, clock.instant())) throw new Stale("request for support", id, version);
        stored.note(id, new JdbcSupportRequests.Step(clock.instant(), now.state(), actor.id(), answer.note()));
        audit.record(
                actor.who(),
                "support.moved",
                before.about().subject(),
                Map.of("to", now.state().code()));
        letters.moved(known(id), before.progress(), actor);
        content.changed();
    }
}
