package org.terreau.deployment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityId;

/** Named groups of target collectivities, each with a period. */
@Service
public class Waves {

    private final JdbcWaves stored;
    private final Products products;
    private final Audit audit;

    Waves(JdbcWaves stored, Products products, Audit audit) {
        this.stored = stored;
        this.products = products;
        this.audit = audit;
    }

    /** @param end its last day */
    public record Wave(long id, String name, String goal, LocalDate start, LocalDate end, long version) {}

    /** A wave as typed; the days are null when they are none. */
    public record Draft(
            String name,
            String goal,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {

        List<Refused.Problem> problems() {
            List<Refused.Problem> problems = new ArrayList<>();
            if (name.isEmpty()) problems.add(Refused.Problem.of("nom", "deployment.wave.name.needed"));
            if (!OneLine.fits(name, Deployments.LINE))
                problems.add(Refused.Problem.of("nom", "deployment.long", Deployments.LINE));
            if (goal.length() > Deployments.TEXT)
                problems.add(Refused.Problem.of("but", "deployment.long", Deployments.TEXT));
            if (start == null) problems.add(Refused.Problem.of("debut", "deployment.day.needed"));
            if (end == null) problems.add(Refused.Problem.of("fin", "deployment.day.needed"));
            if (start != null && end != null && end.isBefore(start))
                problems.add(Refused.Problem.of("fin", "deployment.wave.order"));
            return problems;
        }
    }

    /** A wave and how far its targets are; a target that is not deployed at all counts in `targets` only. */
    public record Progress(Wave wave, long targets, Map<DeploymentState, Long> states) {

        public long count(DeploymentState state) {
            return states.getOrDefault(state, 0L);
        }

        /** Share of the targets that use the product, in percent. */
        public long percent() {
            return targets == 0 ? 0 : Math.round(100.0 * count(DeploymentState.ACTIVE) / targets);
        }
    }

    /** The waves of a product, from the first one. */
    @Transactional(readOnly = true)
    public List<Progress> of(ProductId product) {
        return stored.of(product);
    }

    @Transactional(readOnly = true)
    public Progress read(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        return of(product).stream()
                .filter(progress -> progress.wave().id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("wave", id));
    }

    @Transactional
    public long create(ProductId product, Draft draft, Actor actor) {
        products.mustEdit(actor, product);
        List<Refused.Problem> problems = draft.problems();
        if (!problems.isEmpty()) throw new Refused(problems);
        long id = stored.insert(product, draft);
        audit.record(actor.who(), "deployment.wave-created", "product:" + product, Map.of("wave", String.valueOf(id)));
        return id;
    }

    @Transactional
    public void edit(ProductId product, long id, Draft draft, long version, Actor actor) {
        read(product, id, actor);
        List<Refused.Problem> problems = draft.problems();
        if (!problems.isEmpty()) throw new Refused(problems);
        boolean edited = stored.update(product, id, draft, version);
        if (!edited) throw new Stale("wave", id, version);
        audit.record(actor.who(), "deployment.wave-edited", "product:" + product, Map.of("wave", String.valueOf(id)));
    }

    /** Drops the wave; the deployments of its targets stay. */
    @Transactional
    public void delete(ProductId product, long id, Actor actor) {
        Progress progress = read(product, id, actor);
        stored.delete(id);
        audit.record(
                actor.who(),
                "deployment.wave-deleted",
                "product:" + product,
                Map.of("wave", progress.wave().name(), "targets", String.valueOf(progress.targets())));
    }

    /** Takes a collectivity out of the wave. */
    @Transactional
    public void untarget(ProductId product, long id, CollectivityId place, Actor actor) {
        read(product, id, actor);
        boolean gone = stored.untarget(id, place);
        if (!gone) throw new NotFound("target", place);
        audit.record(
                actor.who(),
                "deployment.wave-target-removed",
                "product:" + product,
                Map.of("wave", String.valueOf(id), "collectivity", place.toString()));
    }
}
