package org.terreau.deployment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.decision.Effects;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.IncrementGranted;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;

/** Where products are proposed, tried and used. The experimentation territory of the brief is the first place. */
@Service
public class Deployments {

    public static final int LINE = 200;
    public static final int TEXT = 2000;

    /** How many of each state the board shows. */
    public static final int COLUMN = 20;

    private static final int TOLD = 5;

    private final JdbcDeployments deployments;
    private final Experimentations experimentations;
    private final WiderDeployment wider;
    private final JdbcWaves waves;
    private final Plans plans;
    private final Products products;
    private final Collectivities collectivities;
    private final Accounts accounts;
    private final Effects effects;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Deployments(
            JdbcDeployments deployments,
            Experimentations experimentations,
            WiderDeployment wider,
            JdbcWaves waves,
            Plans plans,
            Products products,
            Collectivities collectivities,
            Accounts accounts,
            Effects effects,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.deployments = deployments;
        this.experimentations = experimentations;
        this.wider = wider;
        this.waves = waves;
        this.plans = plans;
        this.products = products;
        this.collectivities = collectivities;
        this.accounts = accounts;
        this.effects = effects;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** What the team keeps of a collectivity beside its state. */
    public record Details(
            Deployment.Origin origin,
            String contact,
            String email,
            @Nullable AccountId officer,
            String nextStep,
            @Nullable LocalDate nextOn) {

        List<Refused.Problem> problems() {
            List<Refused.Problem> problems = new ArrayList<>();
            if (!OneLine.fits(contact, LINE)) problems.add(Refused.Problem.of("contact", "deployment.long", LINE));
            if (!email.isEmpty())
                EmailAddress.problem(email, "courriel", "deployment.email.wrong")
                        .ifPresent(problems::add);
            if (!OneLine.fits(nextStep, LINE)) problems.add(Refused.Problem.of("etape", "deployment.long", LINE));
            if (nextStep.isEmpty() && nextOn != null) problems.add(Refused.Problem.of("etape", "deployment.next.what"));
            if (!nextStep.isEmpty() && nextOn == null)
                problems.add(Refused.Problem.of("echeance", "deployment.next.when"));
            return problems;
        }
    }

    /**
     * How a list of collectivities is added.
     *
     * @param on first day of the state
     * @param wave whose targets they become, null for none
     * @param reason for deploying before a "go", "" when none is needed
     */
    public record Adding(
            DeploymentState state,
            LocalDate on,
            Deployment.Origin origin,
            @Nullable Long wave,
            String reason) {}

    /** The board of a product: how many in each state, and the first ones. */
    public record Board(Map<DeploymentState, Long> counts, Map<DeploymentState, List<Deployment>> first) {

        public long count(DeploymentState state) {
            return counts.getOrDefault(state, 0L);
        }

        public List<Deployment> cards(DeploymentState state) {
            return first.getOrDefault(state, List.of());
        }

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @EventListener
    @Transactional
    void granted(IncrementGranted granted) {
        CollectivityId territory = granted.territory();
        if (territory == null) return;
        collectivities
                .find(territory)
                .filter(place -> !experimentations.hosted(granted.product(), host(place)))
                .ifPresent(place -> {
                    insert(
                            granted.product(),
                            List.of(place),
                            DeploymentState.TESTING,
                            Deployment.Origin.TERRITORY,
                            granted.from(),
                            null,
                            "");
                    experimentations.openedBy(granted.product(), host(place), granted.from());
                    effects.done(
                            granted.decision(),
                            "experimentation",
                            granted.product().path() + "/deploiements",
                            place.label());
                });
    }

    private CollectivityId host(Collectivity place) {
        return collectivities.legalPerson(place).id();
    }

    private int insert(
            ProductId product,
            Collection<Collectivity> places,
            DeploymentState state,
            Deployment.Origin origin,
            LocalDate on,
            @Nullable AccountId by,
            String text) {
        int added = deployments.insert(
                product,
                places.stream().map(collectivities::legalPerson).distinct().toList(),
                state,
                origin,
                null,
                new JdbcDeployments.Change(on, clock.instant(), by, "ajout", null, state, text));
        content.changed();
        return added;
    }

    /**
     * Adds collectivities that are not there yet; those that are stay as they are.
     *
     * @return how many were added
     * @throws Refused on `etat`, `depuis`, `vague` or `raison`
     */
    @Transactional
    public int add(ProductId product, Collection<Collectivity> places, Adding how, Actor actor) {
        products.mustEdit(actor, product);
        List<Refused.Problem> problems = new ArrayList<>();
        if (how.on().isAfter(Paris.today(clock))) problems.add(Refused.Problem.of("depuis", "deployment.day.future"));
        problems.addAll(reasonProblems(how.reason()));
        if (how.state() == DeploymentState.ACTIVE)
            problems.addAll(wider.problems(
                    product, places.stream().map(Collectivity::id).toList(), how.reason()));
        if (how.wave() != null && !waves.exists(product, how.wave()))
            problems.add(Refused.Problem.of("vague", "deployment.wave.unknown"));
        if (!problems.isEmpty()) throw new Refused(problems);
        int added = insert(product, places, how.state(), how.origin(), how.on(), actor.id(), how.reason());
        if (how.wave() != null)
            waves.target(
                    how.wave(),
                    places.stream()
                            .map(collectivities::legalPerson)
                            .map(Collectivity::id)
                            .toList());
        audit.record(actor.who(), "deployment.added", "product:" + product, Map.of("count", String.valueOf(added)));
        return added;
    }

    private static List<Refused.Problem> reasonProblems(String reason) {
        return reason.length() > TEXT ? List.of(Refused.Problem.of("raison", "deployment.long", TEXT)) : List.of();
    }

    /**
     * Moves a deployment to another state.
     *
     * @param on first day of the new state: not before the one of the state it leaves, not in the future
     * @param reason asked for when the collectivity leaves or pauses, and when it is deployed before a "go"
     */
    @Transactional
    public void move(
            ProductId product,
            CollectivityId collectivity,
            @Nullable DeploymentState to,
            @Nullable LocalDate on,
            String reason,
            long version,
            Actor actor) {
        products.mustEdit(actor, product);
        Deployment deployment = known(product, collectivity);
        if (to == null || !deployment.state().mayBecome(to)) throw new Refused("vers", "deployment.move.not");
        Objections objections = new Objections();
        objections.addAll(reasonProblems(reason));
        firstDay(deployment, on, objections);
        objections.when(
                (to == DeploymentState.LEFT || to == DeploymentState.PAUSED) && reason.isEmpty(),
                "raison",
                "deployment.reason.needed");
        if (to == DeploymentState.ACTIVE) objections.addAll(wider.problems(product, List.of(collectivity), reason));
        objections.raise();
        Instant now = clock.instant();
        LocalDate day = Objects.requireNonNull(on);
        deployments.move(deployment, to, day, version, now);
        deployments.note(
                product,
                List.of(collectivity),
                new JdbcDeployments.Change(day, now, actor.id(), "etat", deployment.state(), to, reason));
        audit.record(
                actor.who(),
                "deployment.moved",
                "product:" + product,
                Map.of("collectivity", collectivity.toString(), "to", to.code()));
        content.changed();
    }

    private void firstDay(Deployment deployment, @Nullable LocalDate on, Objections objections) {
        if (on == null) objections.add("le", "deployment.day.needed");
        else if (on.isAfter(Paris.today(clock))) objections.add("le", "deployment.day.future");
        else objections.when(on.isBefore(deployment.since()), "le", "deployment.day.before");
    }

    /**
     * Moves many to another state: all of them, or none. Those that are in it already stay as they are.
     *
     * @return how many moved
     * @throws Refused on `collectivite` naming those that can't, on `vers`, `le` or `raison`
     */
    @Transactional
    public int moveAll(
            ProductId product,
            Collection<Deployment> chosen,
            @Nullable DeploymentState to,
            @Nullable LocalDate on,
            String reason,
            Actor actor) {
        products.mustEdit(actor, product);
        if (chosen.isEmpty()) throw new Refused("collectivite", "deployment.bulk.none");
        if (to == null) throw new Refused("vers", "deployment.state.needed");
        List<Deployment> moving =
                chosen.stream().filter(one -> one.state() != to).toList();
        List<String> stuck = moving.stream()
                .filter(one -> !one.state().mayBecome(to) || on != null && on.isBefore(one.since()))
                .map(one -> one.collectivity().label())
                .toList();
        if (!stuck.isEmpty())
            throw new Refused(
                    "collectivite",
                    "deployment.bulk.stuck",
                    stuck.size(),
                    String.join(", ", stuck.subList(0, Math.min(TOLD, stuck.size()))));
        for (Deployment one : moving) move(product, one.collectivity().id(), to, on, reason, one.version(), actor);
        return moving.size();
    }

    /** Changes the contact, the officer, the next step. */
    @Transactional
    public void edit(ProductId product, CollectivityId collectivity, Details details, long version, Actor actor) {
        products.mustEdit(actor, product);
        Deployment deployment = known(product, collectivity);
        List<Refused.Problem> problems = new ArrayList<>(details.problems());
        if (details.officer() != null
                && officers(product, actor).stream()
                        .noneMatch(account -> account.id().equals(details.officer())))
            problems.add(Refused.Problem.of("responsable", "deployment.officer.unknown"));
        if (!problems.isEmpty()) throw new Refused(problems);
        Instant now = clock.instant();
        deployments.edit(deployment, details, version, now);
        if (!details.nextStep().equals(deployment.nextStep()) || !Objects.equals(details.nextOn(), deployment.nextOn()))
            deployments.note(
                    product,
                    List.of(collectivity),
                    new JdbcDeployments.Change(
                            details.nextOn() == null ? Paris.today(clock) : details.nextOn(),
                            now,
                            actor.id(),
                            details.nextStep().isEmpty() ? "etape-faite" : "etape",
                            null,
                            null,
                            details.nextStep().isEmpty() ? deployment.nextStep() : details.nextStep()));
        audit.record(
                actor.who(),
                "deployment.edited",
                "product:" + product,
                Map.of("collectivity", collectivity.toString()));
    }

    /** Takes off a collectivity that was entered by mistake; the history keeps that it was. One that leaves is moved. */
    @Transactional
    public void remove(ProductId product, CollectivityId collectivity, Actor actor) {
        products.mustEdit(actor, product);
        Deployment deployment = known(product, collectivity);
        if (deployment.hosts()) throw new Refused("", "deployment.remove.hosts");
        deployments.remove(product, collectivity);
        deployments.note(
                product,
                List.of(collectivity),
                new JdbcDeployments.Change(
                        Paris.today(clock), clock.instant(), actor.id(), "retrait", deployment.state(), null, ""));
        audit.record(
                actor.who(),
                "deployment.removed",
                "product:" + product,
                Map.of("collectivity", collectivity.toString()));
        content.changed();
    }

    /** Those that everybody may know of: where the product is tried or used, by name. */
    @Transactional(readOnly = true)
    public List<Deployment> visible(ProductId product) {
        return deployments.all(JdbcDeployments.Within.of(product), DeploymentFilter.ALL, Paris.today(clock)).stream()
                .filter(deployment -> deployment.state().visible())
                .toList();
    }

    /** Where some product is tried or used. */
    @Transactional(readOnly = true)
    public List<CollectivityId> visiblePlaces() {
        return deployments.places(Arrays.stream(DeploymentState.values())
                .filter(DeploymentState::visible)
                .toList());
    }

    @Transactional(readOnly = true)
    public Deployment read(ProductId product, CollectivityId collectivity, Actor actor) {
        products.mustEdit(actor, product);
        return known(product, collectivity);
    }

    private Deployment known(ProductId product, CollectivityId collectivity) {
        return deployments
                .find(product, collectivity)
                .orElseThrow(() -> new NotFound("deployment", product + " " + collectivity));
    }

    /** Using the product there now would come before a "go". */
    @Transactional(readOnly = true)
    public boolean beforeGo(Deployment deployment) {
        return wider.beforeGo(
                deployment.product(), List.of(deployment.collectivity().id()));
    }

    /** What happened to it, the last first. */
    @Transactional(readOnly = true)
    public List<Deployment.Event> history(ProductId product, CollectivityId collectivity, Actor actor) {
        products.mustEdit(actor, product);
        return deployments.history(product, collectivity);
    }

    @Transactional(readOnly = true)
    public Board board(ProductId product, DeploymentFilter filter, Actor actor) {
        products.mustEdit(actor, product);
        return new Board(
                deployments.counts(JdbcDeployments.Within.of(product), filter, Paris.today(clock)),
                deployments.firstOfEach(product, filter, COLUMN, Paris.today(clock)));
    }

    @Transactional(readOnly = true)
    public Slice<Deployment> page(ProductId product, DeploymentFilter filter, int page, Actor actor) {
        products.mustEdit(actor, product);
        return deployments.page(JdbcDeployments.Within.of(product), filter, page, Paris.today(clock));
    }

    /** All that fit, for a file. */
    @Transactional(readOnly = true)
    public List<Deployment> all(ProductId product, DeploymentFilter filter, Actor actor) {
        products.mustEdit(actor, product);
        return deployments.all(JdbcDeployments.Within.of(product), filter, Paris.today(clock));
    }

    /** Those who may take a deployment forward: the staff of the incubator, the team, whoever already does, the reader. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> officers(ProductId id, Actor actor) {
        Product product = products.read(id);
        List<Accounts.Account> officers =
                new ArrayList<>(accounts.holding(product.incubator().value(), Role.STAFF, Role.COACH, Role.LEAD));
        Set<AccountId> more = new HashSet<>(deployments.officers(id));
        more.addAll(products.team(id));
        AccountId inCharge = plans.of(id).officer();
        if (inCharge != null) more.add(inCharge);
        more.add(actor.id());
        officers.forEach(account -> more.remove(account.id()));
        for (AccountId one : more) accounts.byId(one).ifPresent(officers::add);
        return officers;
    }
}
