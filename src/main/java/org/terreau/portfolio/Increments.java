package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import org.terreau.identity.Actor;
import org.terreau.incubator.Programmes;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;

/**
 * The increments of a product. Their end is given by the length of an increment in the incubator's programme and there
 * is no door to move it: the scope is adjusted rather than deadlines.
 */
@Service
public class Increments {

    public static final int TEXT = 3000;
    public static final int LINE = 250;
    private static final int SENTENCE = 10;
    /** Items of one kind that may be typed at once. */
    private static final int MOST = 40;

    private final JdbcIncrements stored;
    private final Products products;
    private final Programmes programmes;
    private final Collectivities collectivities;
    private final Endings endings;
    private final ProductNews news;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Increments(
            JdbcIncrements stored,
            Products products,
            Programmes programmes,
            Collectivities collectivities,
            Endings endings,
            ProductNews news,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.programmes = programmes;
        this.collectivities = collectivities;
        this.endings = endings;
        this.news = news;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** An item to put in the scope. */
    record Wanted(ScopeKind kind, String wording, @Nullable CollectivityId place) {}

    /** What is said of an item: where it got to, and what it taught. */
    public record Said(long item, String outcome, String learnt) {}

    /**
     * What is said of a goal that no figure measures.
     *
     * @param verdict code of a {@link Verdict}; empty as long as nobody knows
     */
    public record SaidOfGoal(String verdict, String told) {

        public static final SaidOfGoal NOTHING = new SaidOfGoal("", "");

        /** Null when nothing is said, or when something stands against it. */
        private IncrementPlan.@Nullable Came came(Objections objections) {
            objections.when(told.length() > TEXT, "texte-but", "increment.text.long", TEXT);
            if (verdict.isEmpty()) {
                objections.when(!told.isEmpty(), "but", "increment.goal.came.needed");
                return null;
            }
            objections.when(told.length() < SENTENCE, "texte-but", "increment.goal.told.needed", SENTENCE);
            Verdict known = Verdict.named(verdict).orElse(null);
            objections.when(known == null, "but", "increment.outcome.unknown");
            return known == null ? null : new IncrementPlan.Came(known, told);
        }
    }

    /** The increment that lasts on this day, of each of these products that has one: the catalogue in memory holds none. */
    @Transactional(readOnly = true)
    public Map<ProductId, Increment> lasting(Collection<ProductId> products, LocalDate day) {
        return stored.lasting(products, day);
    }

    /** Every increment with its scope, the first one first: everybody may read them. */
    @Transactional(readOnly = true)
    public List<IncrementPlan> of(ProductId product) {
        return stored.of(product);
    }

    /** The increment, or NotFound. */
    @Transactional(readOnly = true)
    public IncrementPlan read(ProductId product, int number) {
        return stored.find(product, number).orElseThrow(() -> new NotFound("increment", product + " " + number));
    }

    /**
     * Opens the next increment, outside a committee's decision: for products that came from a catalogue. Its end is
     * computed and never typed.
     *
     * @throws NotAllowed unless the actor is staff of the product's incubator
     * @throws Refused naming `debut` or `objectif`, or saying that the product ended
     */
    @Transactional
    public Increment open(ProductId id, @Nullable LocalDate start, String goal, Actor actor) {
        Product product = products.read(id);
        if (!actor.staffOf(product.incubator().value())) throw new NotAllowed("increment of " + id);
        if (product.endedOn(Paris.today(clock)) || endings.ended(product))
            throw new Refused("", "increment.product-ended");
        Objections objections = new Objections();
        List<Increment> known = product.increments();
        if (start == null) objections.add("debut", "increment.start.needed");
        else if (!known.isEmpty() && start.isBefore(known.get(known.size() - 1).end()))
            objections.add("debut", "increment.start.overlaps");
        goal(goal, objections);
        if (start == null || objections.any()) throw objections.refusal();
        Increment increment = stored.open(
                id, start, start.plusMonths(programmes.of(product.incubator()).incrementMonths()), goal, null);
        audit.record(actor.who(), "increment.opened", subject(id, increment.number()), Map.of());
        content.changed();
        return increment;
    }

    /**
     * Writes the objective and the scope, as long as it is not settled; `settle` settles it.
     *
     * @param lines for each kind, one item a line
     * @throws Refused naming `objectif` or the code of a kind
     */
    @Transactional
    public void plan(
            ProductId id,
            int number,
            String goal,
            Map<ScopeKind, String> lines,
            boolean settle,
            long version,
            Actor actor) {
        IncrementPlan plan = edited(id, number, actor);
        if (plan.settled()) throw new Refused("", "increment.settled");
        Objections objections = new Objections();
        goal(goal, objections);
        List<Wanted> wanted = wanted(lines, List.of(), objections);
        if (settle)
            for (ScopeKind kind : ScopeKind.values())
                objections.when(
                        kind.neededToSettle() && wanted.stream().noneMatch(item -> item.kind() == kind),
                        kind.code(),
                        "increment.needed." + kind.code());
        objections.raise();
        take(id, number, version);
        stored.goal(id, number, goal);
        stored.clear(id, number);
        for (Wanted item : wanted) stored.add(id, number, item, null);
        if (settle) {
            stored.settle(id, number, Paris.today(clock));
            news.tell("increment-settled", id, path(id, number));
        }
        audit.record(actor.who(), settle ? "increment.settled" : "increment.planned", subject(id, number), Map.of());
        content.changed();
    }

    /**
     * Takes items out of a settled scope, or in, on a day and for a reason that everybody reads.
     *
     * @throws Refused naming `raison`, `retrait` or the code of a kind
     */
    @Transactional
    public void change(
            ProductId id,
            int number,
            Set<Long> dropped,
            Map<ScopeKind, String> added,
            String reason,
            long version,
            Actor actor) {
        IncrementPlan plan = edited(id, number, actor);
        if (!plan.settled()) throw new Refused("", "increment.not-settled");
        if (plan.over(Paris.today(clock))) throw new Refused("", "increment.over");
        Objections objections = new Objections();
        List<Wanted> wanted = wanted(added, plan.kept(), objections);
        Set<Long> kept = plan.kept().stream().map(IncrementPlan.Item::id).collect(Collectors.toSet());
        objections.when(!kept.containsAll(dropped), "retrait", "increment.drop.unknown");
        objections.when(
                !objections.any() && dropped.isEmpty() && wanted.isEmpty(), "retrait", "increment.change.nothing");
        objections.when(reason.length() < 10 || reason.length() > TEXT, "raison", "increment.reason.needed", 10, TEXT);
        objections.raise();
        take(id, number, version);
        long change = stored.change(id, number, Paris.today(clock), reason, actor);
        for (long item : dropped) stored.drop(item, change);
        for (Wanted item : wanted) stored.add(id, number, item, change);
        audit.record(
                actor.who(),
                "increment.scope-changed",
                subject(id, number),
                Map.of("dropped", String.valueOf(dropped.size()), "added", String.valueOf(wanted.size())));
        news.tell("increment-scope", id, path(id, number));
        content.changed();
    }

    /**
     * Somebody asks that the end moves. It does not: the request is kept in the journal, and what is answered is what
     * may be dropped instead.
     *
     * @return the increment, whose kept items are the ones to choose from
     * @throws Refused naming `date` or `raison`
     */
    @Transactional
    public IncrementPlan askToMove(ProductId id, int number, @Nullable LocalDate to, String reason, Actor actor) {
        IncrementPlan plan = edited(id, number, actor);
        Objections objections = new Objections();
        objections.when(to == null || !to.isAfter(plan.increment().end().minusDays(1)), "date", "increment.delay.date");
        objections.when(reason.length() < 10 || reason.length() > TEXT, "raison", "increment.reason.needed", 10, TEXT);
        objections.raise();
        audit.record(actor.who(), "increment.delay-refused", subject(id, number), Map.of("asked", String.valueOf(to)));
        return plan;
    }

    /**
     * Says of each item where it got to and what it taught, and whether the goal came.
     *
     * @throws Refused naming `but`, `texte-but`, `etat-<item>` or `appris-<item>`
     */
    @Transactional
    public void say(ProductId id, int number, List<Said> said, SaidOfGoal goal, long version, Actor actor) {
        IncrementPlan plan = edited(id, number, actor);
        if (!plan.settled() && !said.isEmpty()) throw new Refused("", "increment.not-settled");
        Map<Long, IncrementPlan.Item> kept =
                plan.kept().stream().collect(Collectors.toMap(IncrementPlan.Item::id, item -> item));
        Objections objections = new Objections();
        Map<Said, ScopeKind.Outcome> outcomes = new LinkedHashMap<>();
        for (Said one : said) {
            IncrementPlan.Item item = kept.get(one.item());
            if (item == null) throw new NotFound("scope item", one.item());
            Optional<ScopeKind.Outcome> outcome = item.kind().outcomes().stream()
                    .filter(known -> known.code().equals(one.outcome()))
                    .findFirst();
            objections.when(
                    outcome.isEmpty() && !one.outcome().isEmpty(), "etat-" + one.item(), "increment.outcome.unknown");
            objections.when(one.learnt().length() > TEXT, "appris-" + one.item(), "increment.text.long", TEXT);
            outcome.ifPresent(found -> outcomes.put(one, found));
        }
        IncrementPlan.Came came = goal.came(objections);
        objections.raise();
        take(id, number, version);
        stored.came(id, number, came);
        for (Said one : said) stored.outcome(one.item(), outcomes.get(one), Paris.today(clock), one.learnt());
        audit.record(actor.who(), "increment.followed", subject(id, number), Map.of());
        content.changed();
    }

    /** Publishes what the increment taught and what comes next, or corrects it. */
    @Transactional
    public void review(ProductId id, int number, String learnt, String next, long version, Actor actor) {
        IncrementPlan plan = edited(id, number, actor);
        if (!plan.settled()) throw new Refused("", "increment.not-settled");
        Objections objections = new Objections();
        objections.when(learnt.length() < 20 || learnt.length() > TEXT, "appris", "increment.learnt.needed", 20, TEXT);
        objections.when(next.length() > TEXT, "suite", "increment.text.long", TEXT);
        objections.raise();
        take(id, number, version);
        stored.review(id, number, learnt, next, Paris.today(clock));
        audit.record(actor.who(), "increment.reviewed", subject(id, number), Map.of());
        if (plan.reviewedOn() == null) news.tell("increment-reviewed", id, path(id, number));
        content.changed();
    }

    private IncrementPlan edited(ProductId id, int number, Actor actor) {
        products.mustEdit(actor, id);
        return read(id, number);
    }

    private void take(ProductId id, int number, long version) {
        if (!stored.take(id, number, version)) throw new Stale("increment", id + " " + number, version);
    }

    private static void goal(String goal, Objections objections) {
        objections.when(goal.length() < 10 || goal.length() > TEXT, "objectif", "increment.goal.needed", 10, TEXT);
    }

    /** One item a line; one that is in the scope already is not put in it twice. */
    private List<Wanted> wanted(Map<ScopeKind, String> lines, List<IncrementPlan.Item> kept, Objections objections) {
        List<Wanted> wanted = new ArrayList<>();
        lines.forEach((kind, text) -> {
            Set<String> typed = new LinkedHashSet<>();
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(typed::add);
            objections.when(typed.size() > MOST, kind.code(), "increment.items.many", MOST);
            objections.when(
                    typed.stream().anyMatch(line -> line.length() > LINE), kind.code(), "increment.item.long", LINE);
            Set<String> already = kept.stream()
                    .filter(item -> item.kind() == kind)
                    .map(item -> Plain.text(item.wording()))
                    .collect(Collectors.toSet());
            for (String line : typed)
                if (already.add(Plain.text(line)))
                    wanted.add(new Wanted(kind, line, kind == ScopeKind.TERRITORY ? place(line) : null));
        });
        return wanted;
    }

    /** The collectivity that these words name, when they name one and no other. */
    private @Nullable CollectivityId place(String words) {
        List<Collectivity> found = collectivities.named(words);
        return found.size() == 1 ? found.get(0).id() : null;
    }

    public static String path(ProductId id, int number) {
        return id.path() + "/increments/" + number;
    }

    private static String subject(ProductId id, int number) {
        return "increment:" + id + ":" + number;
    }
}
