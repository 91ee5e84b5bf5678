package org.terreau.problem;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;

/**
 * Merges and splits of problems, and their undoing. A merge moves nothing of ours: the problem is read as the other one,
 * with its declarations and territories, so that undoing it gives all of it back. A split moves the chosen declarations
 * and remembers where each was. What came in between stays with the problem it came to; what came to a problem that the
 * undoing takes away goes to the one it had been split from.
 */
@Service
public class Reshaping {

    private static final DeclarationState[] IN_EFFECT = {
        DeclarationState.AWAITING_ADDRESS, DeclarationState.AWAITING_REFERENT, DeclarationState.CONFIRMED
    };

    private final JdbcOperations operations;
    private final JdbcProblems problems;
    private final JdbcDeclarations declarations;
    private final Totals totals;
    private final List<FollowsProblem> followers;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reshaping(
            JdbcOperations operations,
            JdbcProblems problems,
            JdbcDeclarations declarations,
            Totals totals,
            List<FollowsProblem> followers,
            Outbox outbox,
            Audit audit,
            Languages languages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.operations = operations;
        this.problems = problems;
        this.declarations = declarations;
        this.totals = totals;
        this.followers = List.copyOf(followers);
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.events = events;
        this.clock = clock;
    }

    /** The declarations of a problem that a split may take, from the oldest. */
    @Transactional(readOnly = true)
    public List<Declaration> declarations(ProblemId id, Actor actor) {
        Spokespeople.mustBeStaff(actor);
        return declarations.of(id, IN_EFFECT);
    }

    /** The merges and splits that made it what it is, the newest first. */
    @Transactional(readOnly = true)
    public List<History.Operation> operations(ProblemId id, Actor actor) {
        Spokespeople.mustBeStaff(actor);
        return operations.of(id);
    }

    /**
     * From now on `from` is read as `into`.
     *
     * @return the number of the operation
     */
    @Transactional
    public long merge(ProblemId from, ProblemId into, String reason, Actor actor) {
        Spokespeople.mustBeStaff(actor);
        totals.lock();
        Problem absorbed = published(from);
        Problem kept = problems.find(into)
                .filter(Problem::published)
                .orElseThrow(() -> new Refused("vers", "problem.merge.unknown"));
        if (from.equals(into)) throw new Refused("vers", "problem.merge.itself");
        Declarations.mustBeReason(reason);
        Map<EmailAddress, Locale> addresses = concerned(from, into);
        long operation = operations.insert(History.Kind.MERGE, from, into, reason, actor.name(), clock.instant());
        mustMove(absorbed, ProblemState.MERGED);
        operations.lead(from, into, into);
        for (FollowsProblem follower : followers) follower.move(operation, from, into);
        totals.recount(from);
        totals.recount(into);
        record(actor, "problem.merged", from, into);
        tell(addresses, "merged", absorbed, kept, reason);
        events.publishEvent(new ProblemsMerged(from, into, operation));
        return operation;
    }

    /**
     * Makes a new, published problem out of some of the declarations.
     *
     * @return the number of the operation
     */
    @Transactional
    public long split(ProblemId from, Set<Long> chosen, Proposals.Wording wording, String reason, Actor actor) {
        Spokespeople.mustBeStaff(actor);
        totals.lock();
        Problem source = published(from);
        List<Refused.Problem> wrong =
                new java.util.ArrayList<>(wording.statement().problems());
        List<Declaration> all = declarations.of(from, IN_EFFECT);
        Set<Long> known = all.stream().map(Declaration::id).collect(Collectors.toSet());
        if (chosen.isEmpty() || !known.containsAll(chosen) || chosen.size() == known.size())
            wrong.add(Refused.Problem.of("declarations", "problem.split.some"));
        if (!wrong.isEmpty()) throw new Refused(wrong);
        Declarations.mustBeReason(reason);
        ProblemId created = problems.insert(wording, ProblemState.PUBLISHED, clock.instant());
        problems.keepVersion(created, List.of(), actor.name(), true, clock.instant());
        Map<EmailAddress, Locale> addresses = concerned(from);
        long operation = operations.insert(History.Kind.SPLIT, from, created, reason, actor.name(), clock.instant());
        operations.moveDeclarations(operation, chosen, created);
        totals.recount(from);
        totals.recount(created);
        record(actor, "problem.split", from, created);
        tell(addresses, "split", source, found(created), reason);
        events.publishEvent(new ProblemPublished(created));
        events.publishEvent(new ProblemsSplit(from, created, operation));
        return operation;
    }

    /** Undoes a merge or a split. */
    @Transactional
    public void undo(long number, Actor actor) {
        Spokespeople.mustBeStaff(actor);
        totals.lock();
        History.Operation operation = operations.find(number).orElseThrow(() -> new NotFound("operation", number));
        if (!operations.undone(number, actor.name(), clock.instant())) throw new Refused("", "problem.undo.already");
        if (operation.kind() == History.Kind.MERGE) unmerge(operation);
        else unsplit(operation);
        record(actor, "problem." + operation.kind().code() + "-undone", operation.source(), operation.target());
        events.publishEvent(new ProblemsRestored(operation.source(), operation.target(), number));
    }

    private void unmerge(History.Operation operation) {
        ProblemId back = operation.source();
        ProblemId stays = root(operation.target());
        Map<EmailAddress, Locale> addresses = concerned(stays);
        mustMove(found(back), ProblemState.PUBLISHED);
        operations.lead(back, back, back);
        for (FollowsProblem follower : followers) follower.moveBack(operation.id(), stays, back);
        totals.recount(back);
        totals.recount(stays);
        tell(addresses, "unmerged", found(back), found(stays), operation.reason());
    }

    private void unsplit(History.Operation operation) {
        Problem gone = found(operation.target());
        if (!gone.published()) throw new Refused("", "problem.undo.merged-since");
        ProblemId rest = root(operation.source());
        Map<EmailAddress, Locale> addresses = concerned(gone.id());
        operations.moveDeclarationsBack(operation.id(), gone.id(), operation.source());
        mustMove(gone, ProblemState.UNDONE);
        operations.lead(gone.id(), operation.source(), rest);
        for (FollowsProblem follower : followers) follower.move(operation.id(), gone.id(), rest);
        totals.recount(gone.id());
        for (ProblemId each : roots(operation)) totals.recount(each);
        tell(addresses, "unsplit", gone, found(rest), operation.reason());
    }

    /** Declarations go back to where they were, which may have been merged or restored since. */
    private Set<ProblemId> roots(History.Operation operation) {
        return Set.copyOf(operations.rootsOfMoved(operation.id(), operation.source()));
    }

    private ProblemId root(ProblemId id) {
        return problems.root(id).map(Problem::id).orElseThrow(() -> new NotFound("problem", id));
    }

    private Problem published(ProblemId id) {
        return problems.find(id).filter(Problem::published).orElseThrow(() -> new NotFound("problem", id));
    }

    private Problem found(ProblemId id) {
        return problems.find(id).orElseThrow(() -> new NotFound("problem", id));
    }

    private void mustMove(Problem problem, ProblemState to) {
        if (!problem.state().mayBecome(to) || !problems.move(problem.id(), problem.state(), to, null))
            throw new Refused("", "problem.undo.already");
    }

    private void record(Actor actor, String action, ProblemId one, ProblemId other) {
        audit.record(actor.who(), action, Declarations.subject(one), Map.of("other", other.toString()));
    }

    /** Those who declared or proposed these problems, each once, with their language. */
    private Map<EmailAddress, Locale> concerned(ProblemId... roots) {
        Map<EmailAddress, Locale> addresses = new LinkedHashMap<>();
        for (ProblemId root : roots) {
            for (Declaration declaration : declarations.of(root, IN_EFFECT))
                if (declaration.state() != DeclarationState.AWAITING_ADDRESS
                        && !declaration.email().value().equals(ProblemPersonalData.ERASED))
                    addresses.putIfAbsent(declaration.email(), declaration.language());
            for (Proposals.Proposer proposer : problems.proposersOf(root))
                addresses.putIfAbsent(proposer.email(), proposer.language());
        }
        return addresses;
    }

    private void tell(Map<EmailAddress, Locale> addresses, String what, Problem one, Problem other, String reason) {
        addresses.forEach((address, language) -> {
            Words words = languages.in(language);
            outbox.send(new Message(
                    address,
                    "problem-" + what,
                    words.t("problem.mail." + what + ".subject", one.statement().title()),
                    words.t(
                            "problem.mail." + what + ".text",
                            one.statement().title(),
                            other.statement().title(),
                            reason,
                            words.baseUrl() + one.id().path(),
                            words.baseUrl() + other.id().path())));
        });
    }
}
