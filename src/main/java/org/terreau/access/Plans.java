package org.terreau.access;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.funding.OrderWorthQuery;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.team.Mission;
import org.terreau.team.MissionStatus;
import org.terreau.team.MissionWritten;
import org.terreau.team.MissionsOfPeople;
import org.terreau.team.Person;

/** What arrivals and departures ask: made from missions, done step by step, cancelled when a mission goes on. */
@Service
public class Plans {

    /** Longest proof, in characters. */
    public static final int PROOF = 300;

    private final JdbcPlans stored;
    private final JdbcAccounts accounts;
    private final JdbcTools tools;
    private final MissionsOfPeople missions;
    private final OrderWorthQuery orders;
    private final Products products;
    private final Accounts people;
    private final Audit audit;
    private final Clock clock;

    Plans(
            JdbcPlans stored,
            JdbcAccounts accounts,
            JdbcTools tools,
            MissionsOfPeople missions,
            OrderWorthQuery orders,
            Products products,
            Accounts people,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.accounts = accounts;
        this.tools = tools;
        this.missions = missions;
        this.orders = orders;
        this.products = products;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A plan as it is read.
     *
     * @param tools those that its steps name
     * @param doers the names of who did its steps
     */
    public record Told(Plan plan, Person person, String product, Map<Long, Tool> tools, Map<AccountId, String> doers) {

        public Told {
            tools = Map.copyOf(tools);
            doers = Map.copyOf(doers);
        }

        /** The tool of a step; null for one that is about none. */
        public @Nullable Tool tool(Plan.Step step) {
            return step.tool() == null ? null : tools.get(step.tool());
        }
    }

    /**
     * One account that an arrival or a departure asks to open or to take away, as whoever answers for its tool reads it.
     *
     * @param doable the reader may say that it is done
     */
    public record Asked(Told told, Plan.Step step, Tool tool, boolean doable) {

        public String path() {
            return told.plan().path() + "/comptes/" + step.id();
        }
    }

    /** What the reader may do with a plan, beside reading it. */
    public record Shown(Told told, Set<Long> doable, boolean staff) {

        public Shown {
            doable = Set.copyOf(doable);
        }
    }

    @EventListener
    @Transactional
    void written(MissionWritten written) {
        settle(List.of(written.person()));
    }

    /** Makes, moves and cancels the plans of everybody of whom a mission begins or ends about now. */
    @Transactional
    public void settle() {
        LocalDate today = Paris.today(clock);
        settle(missions.moving(today.minusDays(PlanRules.AFTER), today.plusDays(PlanRules.SOON)));
    }

    private void settle(Collection<Long> persons) {
        LocalDate today = Paris.today(clock);
        Map<Long, Map<IncubatorId, List<PlanRules.Held>>> held = held(persons);
        Map<Long, List<Plan>> plans = stored.holding(persons).stream().collect(Collectors.groupingBy(Plan::person));
        for (Long person : persons)
            settle(person, held.getOrDefault(person, Map.of()), plans.getOrDefault(person, List.of()), today);
    }

    private Map<Long, Map<IncubatorId, List<PlanRules.Held>>> held(Collection<Long> persons) {
        Map<Long, Map<IncubatorId, List<PlanRules.Held>>> held = new HashMap<>();
        Map<ProductId, Optional<Product>> known = new HashMap<>();
        List<Mission> all = missions.of(persons);
        Map<Long, Money> ordered = ordered(all);
        for (Mission mission : all) {
            Person person = mission.person();
            Optional<Product> product = known.computeIfAbsent(mission.product(), products::find);
            if (person == null || product.isEmpty()) continue;
            IncubatorId incubator = product.get().incubator();
            MissionStatus status = mission.work().status();
            held.computeIfAbsent(person.id(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(incubator, none -> new ArrayList<>())
                    .add(new PlanRules.Held(
                            mission.id(),
                            mission.product(),
                            incubator,
                            mission.span().since(),
                            mission.span().last(),
                            status != null && status.market(),
                            mission.work().employer(),
                            mission.trade(),
                            days(mission),
                            ordered.get(mission.id())));
        }
        return held;
    }

    private static BigDecimal days(Mission mission) {
        LocalDate last = mission.span().last();
        return last == null ? BigDecimal.ZERO : mission.days(mission.span().since(), last);
    }

    /** The part that each of these takes of the order that pays it; nothing for those that none is known to pay. */
    private Map<Long, Money> ordered(List<Mission> of) {
        Map<String, OrderWorthQuery.Worth> worth =
                orders.of(of.stream().map(mission -> mission.terms().paidBy()).collect(Collectors.toSet()));
        Map<String, List<Mission>> paid = missions.paidBy(worth.keySet());
        Map<Long, Money> ordered = new HashMap<>();
        for (Mission mission : of) {
            OrderWorthQuery.Worth known = worth.get(mission.terms().paidBy());
            if (known != null)
                ordered.put(
                        mission.id(),
                        OrderShare.of(mission, paid.getOrDefault(mission.terms().paidBy(), List.of()), known));
        }
        return ordered;
    }

    private void settle(long person, Map<IncubatorId, List<PlanRules.Held>> held, List<Plan> plans, LocalDate today) {
        List<PlanRules.Wanted> wanted = held.values().stream()
                .flatMap(of -> PlanRules.wanted(of, today).stream())
                .toList();
        List<PlanRules.Held> all = held.values().stream().flatMap(List::stream).toList();
        for (Plan plan : plans) {
            Optional<PlanRules.Wanted> still = wanted.stream()
                    .filter(one -> one.held().mission() == plan.mission() && one.moment() == plan.moment())
                    .findFirst();
            if (still.isPresent()) follow(plan, still.get());
            else if (PlanRules.cancels(plan, all, today)) stored.cancel(plan.id(), today);
        }
        for (PlanRules.Wanted one : wanted)
            if (plans.stream()
                    .noneMatch(plan -> plan.mission() == one.held().mission() && plan.moment() == one.moment()))
                stored.insert(stored.insert(one, person, today), steps(one, person));
    }

    /** What is asked now: what was done stays, what nobody did and is not asked any more goes. */
    private void follow(Plan plan, PlanRules.Wanted wanted) {
        if (!plan.day().equals(wanted.day())) stored.move(plan.id(), wanted.day());
        if (plan.partial() != wanted.partial()) stored.whole(plan.id(), wanted.partial());
        List<JdbcPlans.NewStep> asked = steps(wanted, plan.person());
        List<Long> gone = plan.open().stream()
                .filter(step -> asked.stream().noneMatch(one -> same(one, step)))
                .map(Plan.Step::id)
                .toList();
        if (!gone.isEmpty()) stored.drop(gone);
        stored.insert(
                plan.id(),
                asked.stream()
                        .filter(one -> plan.steps().stream().noneMatch(step -> same(one, step)))
                        .toList());
    }

    private static boolean same(JdbcPlans.NewStep one, Plan.Step step) {
        return one.step() == step.step()
                && Objects.equals(one.tool(), step.tool())
                && (one.account() == null || Objects.equals(one.account(), step.account()));
    }

    private List<JdbcPlans.NewStep> steps(PlanRules.Wanted wanted, long person) {
        PlanRules.Held held = wanted.held();
        List<JdbcPlans.NewStep> steps = new ArrayList<>();
        for (PlanStep step : PlanStep.asked(wanted.moment(), wanted.partial(), held.market(), held.trade()))
            if (step != PlanStep.ONBOARDING || wanted.onboarding())
                steps.add(new JdbcPlans.NewStep(step, null, null, step.offset(), step.blocking()));
        List<DeclaredAccount> theirs =
                accounts.heldBy(List.of(person), held.incubator().value());
        Map<Long, Tool> known =
                tools.of(List.of(held.incubator().value())).stream().collect(Collectors.toMap(Tool::id, tool -> tool));
        if (wanted.moment() == Moment.ARRIVAL) opened(held, theirs, known.values(), steps);
        else closed(wanted, theirs, known, steps);
        return steps;
    }

    private static void opened(
            PlanRules.Held held, List<DeclaredAccount> theirs, Collection<Tool> known, List<JdbcPlans.NewStep> steps) {
        for (Tool tool : known) {
            ProductId product = tool.described().scope() == ToolScope.PRODUCT ? held.product() : null;
            boolean there = theirs.stream()
                    .anyMatch(one -> one.tool() == tool.id() && (product == null || product.equals(one.product())));
            if (tool.serves() && tool.kept().expected().contains(held.trade()) && !there)
                steps.add(new JdbcPlans.NewStep(null, tool.id(), null, 0, false));
        }
    }

    /** All that the person has there; only what is of this product while another mission keeps them in the incubator. */
    private static void closed(
            PlanRules.Wanted wanted,
            List<DeclaredAccount> theirs,
            Map<Long, Tool> known,
            List<JdbcPlans.NewStep> steps) {
        for (DeclaredAccount one : theirs) {
            Tool tool = known.get(one.tool());
            boolean ofProduct = wanted.held().product().equals(one.product());
            if (tool != null && tool.removes() && (ofProduct || !wanted.partial()))
                steps.add(new JdbcPlans.NewStep(
                        null, tool.id(), one.id(), tool.described().kind().closedAfter(), false));
        }
    }

    /** The plans of the incubator whose day is near, by their day, with those that have something to undo. */
    @Transactional(readOnly = true)
    public List<Told> desk(IncubatorId incubator, Actor actor) {
        if (!actor.signedIn() || !actor.staffOf(incubator.value())) throw new NotAllowed("plans of " + incubator);
        LocalDate today = Paris.today(clock);
        return told(stored.between(
                List.of(incubator.value()), today.minusDays(PlanRules.AFTER), today.plusDays(2L * PlanRules.SOON)));
    }

    private List<Told> told(List<Plan> plans) {
        Map<Long, Person> known = missions.find(plans.stream().map(Plan::person).collect(Collectors.toSet()));
        Map<Long, Tool> named = tools
                .find(plans.stream()
                        .flatMap(plan -> plan.steps().stream())
                        .flatMap(step -> Optional.ofNullable(step.tool()).stream())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Tool::id, tool -> tool));
        Map<AccountId, String> doers = people.names(plans.stream()
                .flatMap(plan -> plan.steps().stream())
                .flatMap(step -> Optional.ofNullable(step.by()).stream())
                .collect(Collectors.toSet()));
        Map<ProductId, String> names = new HashMap<>();
        return plans.stream()
                .filter(plan -> known.containsKey(plan.person()))
                .map(plan -> new Told(
                        plan,
                        Objects.requireNonNull(known.get(plan.person())),
                        names.computeIfAbsent(
                                plan.product(),
                                id -> products.find(id).map(Product::name).orElse(id.value())),
                        named,
                        doers))
                .toList();
    }

    /** One's own, the last one first. */
    @Transactional(readOnly = true)
    public List<Shown> mine(Actor actor) {
        if (!actor.signedIn()) throw new NotAllowed("plans");
        Optional<Person> me = missions.of(actor.id());
        if (me.isEmpty()) return List.of();
        List<Plan> plans = stored.of(me.get().id(), Paris.today(clock).minusDays(PlanRules.AFTER)).stream()
                .filter(Plan::holds)
                .toList();
        return told(plans).stream().map(one -> shown(one, actor)).toList();
    }

    /** @throws NotFound for whoever is not the person, does not work on the product and not for the incubator */
    @Transactional(readOnly = true)
    public Shown read(long id, Actor actor) {
        Plan plan = stored.find(id).filter(one -> actor.signedIn()).orElseThrow(() -> new NotFound("plan", id));
        Told told = told(List.of(plan)).stream().findFirst().orElseThrow(() -> new NotFound("plan", id));
        if (!actor.staffOf(plan.incubator().value())
                && !theirs(told, actor)
                && !products.mayEdit(actor, plan.product())) throw new NotFound("plan", id);
        return shown(told, actor);
    }

    private static boolean theirs(Told told, Actor actor) {
        return actor.id().equals(told.person().account());
    }

    private Shown shown(Told told, Actor actor) {
        boolean staff = actor.staffOf(told.plan().incubator().value());
        boolean edits = staff || products.mayEdit(actor, told.plan().product());
        boolean own = theirs(told, actor);
        return new Shown(
                told,
                told.plan().steps().stream()
                        .filter(step -> staff || !step.staffOnly() && doable(told.tool(step), step, own, edits))
                        .map(Plan.Step::id)
                        .collect(Collectors.toSet()),
                staff);
    }

    private static boolean doable(@Nullable Tool tool, Plan.Step step, boolean own, boolean edits) {
        if (tool != null)
            return tool.removal().who() == Remover.TEAM && edits
                    || tool.removal().who() == Remover.PERSON && own && step.account() != null;
        return own || edits && step.doer() == PlanStep.Doer.BOTH;
    }

    /**
     * A step is done. What it opened is declared, what it took away is no longer.
     *
     * @param proof an address, a reference or a few words; may be empty
     * @throws Refused on `preuve` when it is too long
     */
    @Transactional
    public Plan done(long id, long step, String proof, Actor actor) {
        Shown shown = read(id, actor);
        return finish(shown.told(), doable(shown, step), proof, actor);
    }

    private Plan finish(Told told, Plan.Step one, String proof, Actor actor) {
        Plan plan = told.plan();
        if (!plan.holds()) throw new Refused("", "access.plan.cancelled");
        if (proof.length() > PROOF) throw new Refused("preuve", "access.long", PROOF);
        LocalDate today = Paris.today(clock);
        if (!stored.done(one.id(), today, actor.id(), proof)) return plan;
        if (one.account() != null) accounts.remove(one.account(), today, actor.id());
        else if (one.tool() != null) open(plan, Objects.requireNonNull(told.tool(one)), today, actor);
        written("access.step-done", plan, one, actor);
        return plan;
    }

    /**
     * What is asked of whoever answers for a tool.
     *
     * @throws NotFound for whoever neither answers for the tool nor reads the plan
     */
    @Transactional(readOnly = true)
    public Asked asked(long id, long step, Actor actor) {
        Plan plan = stored.find(id).filter(one -> actor.signedIn()).orElseThrow(() -> new NotFound("plan", id));
        Told told = told(List.of(plan)).stream().findFirst().orElseThrow(() -> new NotFound("plan", id));
        Plan.Step one = plan.steps().stream()
                .filter(known -> known.id() == step)
                .findFirst()
                .orElseThrow(() -> new NotFound("step", step));
        Tool tool = told.tool(one);
        if (tool == null) throw new NotFound("step about an account", step);
        if (actor.id().equals(tool.kept().owner())) return new Asked(told, one, tool, true);
        return new Asked(told, one, tool, read(id, actor).doable().contains(step));
    }

    /** Whoever answers for the tool says that it is done. */
    @Transactional
    public Asked doneAsAsked(long id, long step, Actor actor) {
        Asked asked = asked(id, step, actor);
        if (!asked.doable()) throw new NotAllowed("step " + step);
        finish(asked.told(), asked.step(), "", actor);
        return asked;
    }

    private void open(Plan plan, Tool tool, LocalDate today, Actor actor) {
        accounts.grant(
                tool.id(),
                plan.person(),
                tool.described().scope() == ToolScope.PRODUCT ? plan.product() : null,
                new DeclaredAccounts.Given(Level.WRITE, "", null),
                today,
                actor.id());
    }

    private static Plan.Step doable(Shown shown, long step) {
        Plan.Step one = shown.told().plan().steps().stream()
                .filter(known -> known.id() == step)
                .findFirst()
                .orElseThrow(() -> new NotFound("step", step));
        if (!shown.doable().contains(step)) throw new NotAllowed("step " + step);
        return one;
    }

    /** It was not done after all. An account stays as it was said to be: the page of the product tells of it. */
    @Transactional
    public void reopen(long id, long step, Actor actor) {
        Shown shown = read(id, actor);
        Plan.Step one = doable(shown, step);
        if (!shown.told().plan().holds() || one.tool() != null) throw new Refused("", "access.plan.cancelled");
        stored.reopen(step);
        written("access.step-reopened", shown.told().plan(), one, actor);
    }

    /** What was done for a departure that did not take place is undone. */
    @Transactional
    public void undone(long id, long step, Actor actor) {
        Shown shown = read(id, actor);
        if (!shown.staff()) throw new NotAllowed("plan " + id);
        Plan.Step one = shown.told().plan().toUndo().stream()
                .filter(known -> known.id() == step)
                .findFirst()
                .orElseThrow(() -> new NotFound("step to undo", step));
        stored.undone(step, Paris.today(clock));
        written("access.step-undone", shown.told().plan(), one, actor);
    }

    private void written(String action, Plan plan, Plan.Step step, Actor actor) {
        audit.record(
                actor.who(),
                action,
                "product:" + plan.product(),
                Map.of("plan", String.valueOf(plan.id()), "step", step.code()));
    }
}
