package org.terreau.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubators;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Words;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Allowances;

/** "We have this problem too": declared by anybody, confirmed by the address and by who may speak for whom. */
@Service
public class Declarations {

    /** Shortest reason for a refusal, in characters. */
    public static final int REASON = 20;

    /** Longest reason, in characters. */
    public static final int TEXT = 3000;

    /** How long the link of an e-mail proves an address. */
    static final Duration ADDRESS = Duration.ofDays(14);

    /** How long a referent has to answer. */
    static final Duration ANSWER = Duration.ofDays(90);

    private static final int A_DAY_FROM_ONE_ADDRESS = 20;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 60;

    private final JdbcDeclarations declarations;
    private final JdbcProblems problems;
    private final Totals totals;
    private final Spokespeople spokespeople;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Incubators incubators;
    private final Outbox outbox;
    private final Audit audit;
    private final Allowances allowances;
    private final Languages languages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Declarations(
            JdbcDeclarations declarations,
            JdbcProblems problems,
            Totals totals,
            Spokespeople spokespeople,
            Accounts accounts,
            SignInLinks links,
            Incubators incubators,
            Outbox outbox,
            Audit audit,
            Allowances allowances,
            Languages languages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.declarations = declarations;
        this.problems = problems;
        this.totals = totals;
        this.spokespeople = spokespeople;
        this.accounts = accounts;
        this.links = links;
        this.incubators = incubators;
        this.outbox = outbox;
        this.audit = audit;
        this.allowances = allowances;
        this.languages = languages;
        this.events = events;
        this.clock = clock;
    }

    /** A declaration with the problem that it is read under. */
    public record Read(Declaration declaration, Problem problem) {}

    /**
     * Keeps a declaration and sends the link that proves the address. Who declares the same problem again for the same
     * collectivity gets a new link to the first declaration.
     *
     * @param found problems that the form found already
     * @param network the network address it comes from, counted and not kept
     * @param actor somebody signed in, whose address needs no other proof
     * @return what became of it; awaiting the address for whoever is not signed in with it, whatever is known of it
     * @throws Refused naming each field to correct, or when too many came from the same place
     */
    @Transactional
    public DeclarationState declare(
            ProblemId id,
            NewDeclaration asked,
            List<Refused.Problem> found,
            String network,
            Locale language,
            @Nullable Actor actor) {
        Problem problem = published(id);
        CollectivityId collectivity = spokespeople.legalPerson(checked(asked, found));
        EmailAddress email = new EmailAddress(asked.email());
        mustBeFew(network, email);
        SecretToken token = SecretToken.draw();
        Instant now = clock.instant();
        Optional<Declaration> earlier = declarations.ofAddress(problem.id(), collectivity, email);
        long number;
        if (earlier.isPresent()) {
            number = earlier.get().id();
            declarations.renew(number, token.digest(), now);
        } else {
            number = declarations.insert(
                    problem.id(),
                    collectivity,
                    asked,
                    Frequency.perYear(asked.frequency()),
                    language.getLanguage(),
                    token.digest(),
                    now);
            audit.record(
                    actor == null ? Audit.Who.VISITOR : actor.who(),
                    "problem.declared",
                    subject(problem.id()),
                    Map.of("collectivity", collectivity.toString()));
        }
        Words words = languages.in(language);
        outbox.send(new Message(
                email,
                "problem-declaration",
                words.t("problem.mail.declaration.subject", problem.statement().title()),
                words.t(
                        earlier.isPresent() ? "problem.mail.declaration.again" : "problem.mail.declaration.text",
                        asked.name(),
                        problem.statement().title(),
                        spokespeople.label(collectivity),
                        link(words, token),
                        ADDRESS.toDays())));
        if (actor == null || !actor.email().equals(email)) return DeclarationState.AWAITING_ADDRESS;
        Declaration kept = declarations.find(number).orElseThrow();
        return kept.state() == DeclarationState.AWAITING_ADDRESS ? prove(kept) : kept.state();
    }

    /** @return the collectivity that was chosen */
    private static CollectivityId checked(NewDeclaration asked, List<Refused.Problem> found) {
        Objections objections = new Objections();
        objections.addAll(found);
        objections.addAll(asked.problems());
        CollectivityId chosen = asked.collectivity();
        objections.when(chosen == null && found.isEmpty(), "collectivite-recherche", "problem.collectivity.needed");
        if (objections.any() || chosen == null) throw objections.refusal();
        return chosen;
    }

    private void mustBeFew(String network, EmailAddress email) {
        if (!allowances.take("problem-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("problem-email", email.value(), A_DAY_FROM_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "problem.too-many");
    }

    private static String link(Words words, SecretToken token) {
        return words.baseUrl() + "/problemes/declarations/" + token.value();
    }

    private Problem published(ProblemId id) {
        return problems.root(id).filter(Problem::published).orElseThrow(() -> new NotFound("problem", id));
    }

    /** What the holder of the link reads. */
    @Transactional(readOnly = true)
    public Read read(String token) {
        Declaration declaration = declarations
                .byDigest(new SecretToken(token).digest())
                .orElseThrow(() -> new NotFound("declaration", "of this link"));
        return new Read(
                declaration,
                problems.root(declaration.problem()).orElseThrow(() -> new NotFound("problem", declaration.problem())));
    }

    /** The holder of the link says that the address is theirs. Doing it again changes nothing. */
    @Transactional
    public DeclarationState confirmAddress(String token) {
        totals.lock();
        Declaration declaration = read(token).declaration();
        if (declaration.state() != DeclarationState.AWAITING_ADDRESS) return declaration.state();
        if (!declaration.declaredAt().plus(ADDRESS).isBefore(clock.instant())) return prove(declaration);
        move(declaration, DeclarationState.EXPIRED, "", "", "");
        return DeclarationState.EXPIRED;
    }

    private DeclarationState prove(Declaration declaration) {
        totals.lock();
        String proof = spokespeople.proof(declaration.email(), declaration.collectivity());
        if (!proof.isEmpty()) {
            confirm(declaration, proof, "", Audit.Who.VISITOR);
            return DeclarationState.CONFIRMED;
        }
        move(declaration, DeclarationState.AWAITING_REFERENT, "", "", "");
        List<Spokespeople.Referent> referents = spokespeople.referentsOf(declaration.collectivity());
        for (Spokespeople.Referent referent : referents) ask(referent.email(), referent.name(), declaration);
        if (referents.isEmpty())
            for (Accounts.Account account :
                    accounts.holding(incubators.host().id().value(), Role.STAFF, Role.LEAD))
                ask(account.email(), account.name(), declaration);
        return DeclarationState.AWAITING_REFERENT;
    }

    private void ask(EmailAddress address, String name, Declaration declaration) {
        AccountId account = accounts.open(address, name);
        Words words = languages.in(
                accounts.byId(account).map(Accounts.Account::language).orElse(Locale.FRENCH));
        String place = spokespeople.label(declaration.collectivity());
        outbox.send(new Message(
                address,
                "problem-validation",
                words.t("problem.mail.validation.subject", place),
                words.t(
                        "problem.mail.validation.text",
                        name,
                        declaration.name(),
                        declaration.role(),
                        declaration.email(),
                        place,
                        title(declaration.problem()),
                        links.leadingTo(account, Spokespeople.VALIDATIONS))));
    }

    private String title(ProblemId id) {
        return problems.root(id).map(problem -> problem.statement().title()).orElse("");
    }

    /** What waits for this person: as a referent, and as a member of the staff for collectivities without referent. */
    @Transactional(readOnly = true)
    public List<Read> waitingFor(Actor actor) {
        List<Declaration> waiting = new ArrayList<>(declarations.waitingFor(
                spokespeople.answeredBy(actor).stream().map(Object::toString).toList()));
        if (actor.staff()) waiting.addAll(declarations.waitingForTheStaff());
        Map<ProblemId, Problem> titles = new LinkedHashMap<>();
        problems.findAll(waiting.stream().map(Declaration::problem).distinct().toList())
                .forEach(problem -> titles.put(problem.id(), problem));
        List<Read> read = new ArrayList<>();
        for (Declaration declaration : waiting) {
            Problem problem = titles.get(declaration.problem());
            if (problem != null) read.add(new Read(declaration, problem));
        }
        return read;
    }

    /**
     * Says that the person speaks for the collectivity.
     *
     * @param wholeDomain everybody with the same e-mail domain does, from now on
     */
    @Transactional
    public void accept(long id, boolean wholeDomain, Actor actor) {
        totals.lock();
        Declaration declaration = answerable(id, actor);
        if (wholeDomain)
            spokespeople.learn(declaration.collectivity(), declaration.email().domain(), actor);
        confirm(
                declaration,
                actor.staff() && !referent(declaration, actor) ? "equipe" : "referent",
                actor.name(),
                actor.who());
    }

    /** Says that the person does not, and why. */
    @Transactional
    public void refuse(long id, String reason, Actor actor) {
        Declaration declaration = answerable(id, actor);
        mustBeReason(reason);
        move(declaration, DeclarationState.REFUSED, "", actor.name(), reason);
        audit.record(
                actor.who(),
                "problem.declaration-refused",
                subject(declaration.problem()),
                Map.of("collectivity", declaration.collectivity().toString()));
        Words words = languages.in(declaration.language());
        outbox.send(new Message(
                declaration.email(),
                "problem-declaration-refused",
                words.t("problem.mail.declaration.refused.subject", title(declaration.problem())),
                words.t(
                        "problem.mail.declaration.refused.text",
                        declaration.name(),
                        title(declaration.problem()),
                        spokespeople.label(declaration.collectivity()),
                        reason)));
    }

    static void mustBeReason(String reason) {
        if (reason.length() < REASON) throw new Refused("motif", "problem.reason.needed", REASON);
        if (reason.length() > TEXT) throw new Refused("motif", "problem.part.long", TEXT);
    }

    private Declaration answerable(long id, Actor actor) {
        Declaration declaration = declarations.find(id).orElseThrow(() -> new NotFound("declaration", id));
        boolean orphan = actor.staff()
                && spokespeople.referentsOf(declaration.collectivity()).isEmpty();
        if (!referent(declaration, actor) && !orphan)
            throw new NotAllowed("answering declaration " + id + " asked of account " + actor.id());
        if (declaration.state() != DeclarationState.AWAITING_REFERENT)
            throw new Refused("", "problem.declaration.answered-already");
        return declaration;
    }

    private boolean referent(Declaration declaration, Actor actor) {
        return spokespeople.answeredBy(actor).contains(declaration.collectivity());
    }

    private void confirm(Declaration declaration, String proof, String by, Audit.Who who) {
        move(declaration, DeclarationState.CONFIRMED, proof, by, "");
        ProblemId root = root(declaration.problem());
        totals.recount(root);
        audit.record(
                who,
                "problem.declaration-confirmed",
                subject(root),
                Map.of("collectivity", declaration.collectivity().toString(), "proof", proof));
        events.publishEvent(new ProblemDeclared(root, declaration.collectivity(), declaration.id()));
        Words words = languages.in(declaration.language());
        outbox.send(new Message(
                declaration.email(),
                "problem-declaration-confirmed",
                words.t("problem.mail.declaration.confirmed.subject", title(root)),
                words.t(
                        "problem.mail.declaration.confirmed.text",
                        declaration.name(),
                        spokespeople.label(declaration.collectivity()),
                        title(root),
                        words.baseUrl() + root.path())));
    }

    private ProblemId root(ProblemId id) {
        return problems.root(id).map(Problem::id).orElse(id);
    }

    /** The holder of the link takes the declaration back: it counts no more, and its testimony is not shown. */
    @Transactional
    public void withdraw(String token) {
        totals.lock();
        Declaration declaration = read(token).declaration();
        if (!declaration.state().inEffect()) return;
        boolean counted = declaration.state() == DeclarationState.CONFIRMED;
        move(declaration, DeclarationState.WITHDRAWN, declaration.proof(), "", "");
        audit.record(
                Audit.Who.VISITOR,
                "problem.declaration-withdrawn",
                subject(declaration.problem()),
                Map.of("collectivity", declaration.collectivity().toString()));
        if (counted) totals.recount(root(declaration.problem()));
    }

    private void move(Declaration declaration, DeclarationState to, String proof, String by, String reason) {
        if (!declarations.move(declaration, to, proof, by, reason, clock.instant()))
            throw new Refused("", "problem.declaration.answered-already");
    }

    static String subject(ProblemId id) {
        return "problem:" + id;
    }
}
