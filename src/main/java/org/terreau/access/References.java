package org.terreau.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Undoable;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Undo;

/** What somebody who leaves answers for: said and settled by whoever reads the plan of their departure. */
@Service
public class References implements Undoable {

    /** How many a departure has at most. */
    public static final int MOST = 100;

    private static final String REFERENCE = "access.reference";

    /** How much is kept of one that was said done: its plan and its number. */
    private static final int SETTLED = 2;

    private final JdbcReferences stored;
    private final Plans plans;
    private final Audit audit;
    private final Undo undo;
    private final Clock clock;

    References(JdbcReferences stored, Plans plans, Audit audit, Undo undo, Clock clock) {
        this.stored = stored;
        this.plans = plans;
        this.audit = audit;
        this.undo = undo;
        this.clock = clock;
    }

    /** A reference as it is typed. */
    public record Typed(String kind, String name, String fate, String heir) {}

    /** Those of a plan, the open ones first. @throws NotFound for whoever does not read it */
    @Transactional(readOnly = true)
    public List<Reference> of(long plan, Actor actor) {
        plans.read(plan, actor);
        return stored.of(plan);
    }

    /** The same for who read the plan already. One statement; none for an arrival. */
    @Transactional(readOnly = true)
    public List<Reference> of(Plans.Shown shown) {
        Plan plan = shown.told().plan();
        return plan.moment() == Moment.DEPARTURE ? stored.of(plan.id()) : List.of();
    }

    /** @throws Refused naming each field that is wrong, or when it is said already */
    @Transactional
    public void add(long plan, Typed typed, Actor actor) {
        Plan of = departure(plan, actor);
        Reference.Kind kind = Reference.Kind.of(typed.kind()).orElse(null);
        Reference.Fate fate = Reference.Fate.of(typed.fate()).orElse(null);
        boolean handed = fate == Reference.Fate.TRANSFER;
        Objections found = new Objections();
        found.when(kind == null, "nature", "access.reference.kind.needed");
        found.when(typed.name().isEmpty(), "reference", "access.reference.name");
        found.when(!OneLine.fits(typed.name(), ToolTyped.LINE), "reference", "access.long", ToolTyped.LINE);
        found.when(fate == null, "sort", "access.reference.fate.needed");
        found.when(handed && typed.heir().isEmpty(), "repreneur", "access.reference.heir");
        found.when(!OneLine.fits(typed.heir(), ToolTyped.LINE), "repreneur", "access.long", ToolTyped.LINE);
        found.when(stored.of(plan).size() >= MOST, "reference", "access.reference.many", MOST);
        if (kind == null || fate == null || found.any()) throw found.refusal();
        if (!stored.insert(plan, kind, typed.name(), fate, handed ? typed.heir() : ""))
            throw new Refused("reference", "access.reference.twice");
        written("access.reference-added", of, kind, actor);
    }

    /** What was to become of it is done. Nothing happens when somebody said so before. */
    @Transactional
    public void settle(long plan, long id, Actor actor) {
        Plan of = departure(plan, actor);
        Reference one = known(plan, id);
        if (!stored.settle(plan, id, Paris.today(clock), actor.id())) return;
        undo.offer(REFERENCE, plan, id);
        written("access.reference-settled", of, one.kind(), actor);
    }

    /** It was said by mistake. What was done stays. */
    @Transactional
    public void remove(long plan, long id, Actor actor) {
        Plan of = departure(plan, actor);
        Reference one = known(plan, id);
        if (!stored.remove(plan, id)) return;
        undo.offer(REFERENCE, plan, one.kind().code(), one.name(), one.fate().code(), one.heir());
        written("access.reference-removed", of, one.kind(), actor);
    }

    @Override
    public String undoes() {
        return REFERENCE;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        long plan = Long.parseLong(what.get(0));
        if (what.size() == SETTLED) reopen(plan, Long.parseLong(what.get(1)), actor);
        else add(plan, new Typed(what.get(1), what.get(2), what.get(3), what.get(4)), actor);
    }

    private void reopen(long plan, long id, Actor actor) {
        Plan of = departure(plan, actor);
        Reference one = known(plan, id);
        if (!stored.reopen(plan, id, actor.id())) throw new NotFound("settled reference", id);
        written("access.reference-reopened", of, one.kind(), actor);
    }

    private Plan departure(long id, Actor actor) {
        Plan plan = plans.read(id, actor).told().plan();
        if (plan.moment() != Moment.DEPARTURE) throw new NotFound("departure", id);
        if (!plan.holds()) throw new Refused("", "access.plan.cancelled");
        return plan;
    }

    private Reference known(long plan, long id) {
        return stored.of(plan).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("reference", id));
    }

    private void written(String action, Plan plan, Reference.Kind kind, Actor actor) {
        audit.record(
                actor.who(),
                action,
                "product:" + plan.product(),
                Map.of("plan", String.valueOf(plan.id()), "kind", kind.code()));
    }
}
