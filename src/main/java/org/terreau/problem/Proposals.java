package org.terreau.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.Themes;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Allowances;

/** How a problem enters the registry and is reworded: proposed by anybody, read by the staff, published, edited. */
@Service
public class Proposals {

    /** How long the link of an e-mail proves an address. */
    static final Duration ADDRESS = Duration.ofDays(14);

    private static final int A_DAY_FROM_ONE_ADDRESS = 5;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 30;

    private final JdbcProblems problems;
    private final Totals totals;
    private final Outbox outbox;
    private final Audit audit;
    private final Allowances allowances;
    private final Languages languages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proposals(
            JdbcProblems problems,
            Totals totals,
            Outbox outbox,
            Audit audit,
            Allowances allowances,
            Languages languages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.problems = problems;
        this.totals = totals;
        this.outbox = outbox;
        this.audit = audit;
        this.allowances = allowances;
        this.languages = languages;
        this.events = events;
        this.clock = clock;
    }

    /** What is written of a problem. */
    public record Wording(Statement statement, List<String> themes, List<CollectivityId> territories) {

        public Wording {
            themes = themes.stream().filter(Themes::known).distinct().sorted().toList();
            territories = territories.stream().distinct().toList();
        }
    }

    /** Who proposes. */
    public record Author(
            String name, String email, @Nullable CollectivityId collectivity) {}

    /** Who proposed, as it is kept. */
    public record Proposer(
            ProblemId problem,
            String name,
            EmailAddress email,
            @Nullable CollectivityId collectivity,
            Locale language,
            String reason) {}

    /** A line of the staff's queue. */
    public record Waiting(
            ProblemId id,
            String title,
            ProblemState state,
            Instant proposedAt,
            String name,
            @Nullable CollectivityId collectivity) {}

    /** A proposal with its author. */
    public record Read(Problem problem, Proposer proposer) {}

    /**
     * Keeps a proposal and sends the link that proves the address.
     *
     * @param found problems that the form found already
     * @param network the network address it comes from, counted and not kept
     */
    @Transactional
    public void propose(Wording wording, Author author, List<Refused.Problem> found, String network, Locale language) {
        List<Refused.Problem> wrong = new ArrayList<>(found);
        wrong.addAll(wording.statement().problems());
        wrong.addAll(NewDeclaration.Identified.problems(author.name(), author.email()));
        if (!wrong.isEmpty()) throw new Refused(wrong);
        EmailAddress email = new EmailAddress(author.email());
        if (!allowances.take("proposal-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("proposal-email", email.value(), A_DAY_FROM_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "problem.too-many");
        SecretToken token = SecretToken.draw();
        ProblemId id = problems.insert(wording, ProblemState.AWAITING_ADDRESS, clock.instant());
        problems.insertProposal(
                id, author.name(), email, author.collectivity(), language.getLanguage(), token.digest());
        keepVersion(id, List.of(), author.name(), false);
        audit.record(Audit.Who.VISITOR, "problem.proposed", Declarations.subject(id), Map.of());
        Words words = languages.in(language);
        send(
                words,
                email,
                "proposal",
                wording.statement().title(),
                author.name(),
                wording.statement().title(),
                link(words, token),
                ADDRESS.toDays());
    }

    private void send(Words words, EmailAddress to, String what, String subject, Object... arguments) {
        outbox.send(new Message(
                to,
                "problem-" + what,
                words.t("problem.mail." + what + ".subject", subject),
                words.t("problem.mail." + what + ".text", arguments)));
    }

    private static String link(Words words, SecretToken token) {
        return words.baseUrl() + "/problemes/propositions/" + token.value();
    }

    private void keepVersion(ProblemId id, List<String> changed, String author, boolean byStaff) {
        problems.keepVersion(id, changed, author, byStaff, clock.instant());
    }

    /** What the holder of the link reads. */
    @Transactional(readOnly = true)
    public Read read(String token) {
        Proposer proposer =
                problems.proposer(new SecretToken(token)).orElseThrow(() -> new NotFound("proposal", "of this link"));
        return new Read(found(proposer.problem()), proposer);
    }

    private Problem found(ProblemId id) {
        return problems.find(id).orElseThrow(() -> new NotFound("problem", id));
    }

    /** The holder of the link says that the address is theirs: the staff may read it. Again changes nothing. */
    @Transactional
    public void confirmAddress(String token) {
        Read read = read(token);
        if (read.problem().state() != ProblemState.AWAITING_ADDRESS) return;
        move(read.problem(), ProblemState.PROPOSED);
        problems.proposalConfirmed(read.problem().id(), clock.instant());
    }

    /** The author makes a proposal that was given back more precise, and sends it again. */
    @Transactional
    public void revise(String token, Wording wording, long version) {
        Read read = read(token);
        if (read.problem().state() != ProblemState.RETURNED) throw new Refused("", "problem.proposal.closed");
        reword(read.problem(), wording, version, read.proposer().name(), false);
        move(read.problem(), ProblemState.PROPOSED);
    }

    /** What the staff have to read. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Actor actor) {
        Spokespeople.mustBeStaff(actor);
        return problems.waiting();
    }

    /** A problem in any state, for the staff. */
    @Transactional(readOnly = true)
    public Problem open(ProblemId id, Actor actor) {
        Spokespeople.mustBeStaff(actor);
        return found(id);
    }

    /** Who proposed it, if the name is still kept. */
    @Transactional(readOnly = true)
    public Optional<Proposer> proposer(ProblemId id, Actor actor) {
        Spokespeople.mustBeStaff(actor);
        return problems.proposer(id);
    }

    /** Writes a problem and publishes it at once. */
    @Transactional
    public ProblemId write(Wording wording, Actor actor) {
        Spokespeople.mustBeStaff(actor);
        mustBeWhole(wording);
        ProblemId id = problems.insert(wording, ProblemState.PUBLISHED, clock.instant());
        keepVersion(id, List.of(), actor.name(), true);
        published(id, actor);
        return id;
    }

    private static void mustBeWhole(Wording wording) {
        List<Refused.Problem> wrong = wording.statement().problems();
        if (!wrong.isEmpty()) throw new Refused(wrong);
    }

    private void published(ProblemId id, Actor actor) {
        totals.lock();
        totals.recount(id);
        audit.record(actor.who(), "problem.published", Declarations.subject(id), Map.of());
        events.publishEvent(new ProblemPublished(id));
    }

    /** Publishes a proposal; its author is told, and invited to declare the problem for the collectivity. */
    @Transactional
    public void publish(ProblemId id, Actor actor) {
        Problem problem = reviewed(id, actor);
        mustBeWhole(new Wording(problem.statement(), problem.themes(), problem.territories()));
        move(problem, ProblemState.PUBLISHED);
        problems.proposalDecided(id, "", clock.instant());
        published(id, actor);
        problems.proposer(id).ifPresent(to -> {
            Words words = languages.in(to.language());
            String page = words.baseUrl() + id.path();
            String title = problem.statement().title();
            send(words, to.email(), "proposal.published", title, to.name(), title, page, page + "/declarer");
        });
    }

    /** Gives a proposal back to its author, with what is missing. */
    @Transactional
    public void giveBack(ProblemId id, String reason, Actor actor) {
        answer(id, ProblemState.RETURNED, reason, "proposal.returned", actor);
    }

    /** Refuses a proposal, with the reason. */
    @Transactional
    public void refuse(ProblemId id, String reason, Actor actor) {
        answer(id, ProblemState.REFUSED, reason, "proposal.refused", actor);
    }

    private void answer(ProblemId id, ProblemState state, String reason, String mail, Actor actor) {
        Problem problem = reviewed(id, actor);
        Declarations.mustBeReason(reason);
        move(problem, state);
        problems.proposalDecided(id, reason, clock.instant());
        audit.record(actor.who(), "problem." + mail.replace("proposal.", ""), Declarations.subject(id), Map.of());
        problems.proposer(id).ifPresent(to -> {
            SecretToken token = SecretToken.draw();
            problems.renewProposal(id, token.digest());
            Words words = languages.in(to.language());
            String title = problem.statement().title();
            send(words, to.email(), mail, title, to.name(), title, reason, link(words, token));
        });
    }

    private Problem reviewed(ProblemId id, Actor actor) {
        Problem problem = open(id, actor);
        if (problem.state() != ProblemState.PROPOSED && problem.state() != ProblemState.RETURNED)
            throw new Refused("", "problem.proposal.closed");
        return problem;
    }

    private void move(Problem problem, ProblemState to) {
        Instant published = to == ProblemState.PUBLISHED ? clock.instant() : null;
        if (!problems.move(problem.id(), problem.state(), to, published))
            throw new Refused("", "problem.proposal.closed");
    }

    /**
     * Rewords a problem, published or proposed.
     *
     * @throws Stale when somebody saved since `version`
     */
    @Transactional
    public void edit(ProblemId id, Wording wording, long version, Actor actor) {
        Problem problem = open(id, actor);
        if (problem.state() == ProblemState.MERGED || problem.state() == ProblemState.UNDONE)
            throw new NotFound("problem", id);
        reword(problem, wording, version, actor.name(), true);
        audit.record(actor.who(), "problem.edited", Declarations.subject(id), Map.of());
        if (!problem.published()) return;
        totals.lock();
        totals.recount(id);
        events.publishEvent(new ProblemChanged(id));
    }

    private void reword(Problem problem, Wording wording, long version, String author, boolean byStaff) {
        mustBeWhole(wording);
        if (problem.version() != version) throw new Stale("problem", problem.id(), version);
        List<String> changed = new ArrayList<>();
        for (Statement.Part part : wording.statement().differences(problem.statement())) changed.add(part.code());
        if (!wording.themes().equals(problem.themes())) changed.add("themes");
        if (!wording.territories().stream()
                .sorted(Proposals::byWriting)
                .toList()
                .equals(problem.territories())) changed.add("territoires");
        if (changed.isEmpty()) return;
        if (!problems.reword(problem.id(), wording, version, clock.instant()))
            throw new Stale("problem", problem.id(), version);
        keepVersion(problem.id(), changed, author, byStaff);
    }

    private static int byWriting(CollectivityId one, CollectivityId other) {
        return one.toString().compareTo(other.toString());
    }
}
