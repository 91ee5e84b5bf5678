package org.terreau.deployment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.PublicContent;

/** Whom a product is meant for, and who takes its deployment forward. */
@Service
public class Plans {

    /** Before anything. */
    public static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    private final JdbcPlans stored;
    private final Products products;
    private final Collectivities collectivities;
    private final Accounts accounts;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Plans(
            JdbcPlans stored,
            Products products,
            Collectivities collectivities,
            Accounts accounts,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.collectivities = collectivities;
        this.accounts = accounts;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * The target collectivities.
     *
     * @param strata empty for every commune
     * @param regions codes of régions, empty for the whole country
     * @param officer receives the reminders of next steps that nobody is in charge of
     */
    public record Plan(
            Set<Stratum> strata,
            Set<String> regions,
            @Nullable AccountId officer,
            long version) {

        public static final Plan NONE = new Plan(Set.of(), Set.of(), null, 0);

        public Plan {
            strata = Set.copyOf(strata);
            regions = Set.copyOf(regions);
        }

        public boolean wants(Stratum stratum) {
            return strata.isEmpty() ? stratum.kind() == CollectivityKind.COMMUNE : strata.contains(stratum);
        }
    }

    @Transactional(readOnly = true)
    public Plan of(ProductId product) {
        return stored.find(product);
    }

    /** A target, and from which day on it was the one: {@link #ALWAYS} for the first one. */
    public record Since(LocalDate day, Plan plan) {}

    /** The targets that a product had, the first one first; at least one. */
    @Transactional(readOnly = true)
    public List<Since> history(ProductId product) {
        List<Since> history = stored.history(product);
        return history.isEmpty() ? List.of(new Since(ALWAYS, Plan.NONE)) : history;
    }

    /** The same as {@link #save(ProductId, Plan, boolean, Actor)}, of a target that changes from today on. */
    @Transactional
    public void save(ProductId product, Plan plan, Actor actor) {
        save(product, plan, false, actor);
    }

    /**
     * Saves the target; a product that had none gets one, which holds for what came before too.
     *
     * @param correction the target was written down wrong: it holds from the same day as the one that it takes the place
     *     of, and figures of past periods are computed again
     * @throws Stale when somebody changed it since
     */
    @Transactional
    public void save(ProductId product, Plan plan, boolean correction, Actor actor) {
        products.mustEdit(actor, product);
        AccountId officer = plan.officer();
        if (officer != null
                && !officer.equals(actor.id())
                && !officer.equals(of(product).officer())
                && accounts
                        .holding(products.read(product).incubator().value(), Role.STAFF, Role.COACH, Role.LEAD)
                        .stream()
                        .noneMatch(account -> account.id().equals(officer)))
            throw new Refused("responsable", "deployment.officer.unknown");
        Set<String> known = collectivities.regions().stream()
                .map(region -> region.id().code())
                .collect(Collectors.toSet());
        boolean saved = stored.save(
                product,
                plan,
                plan.regions().stream().filter(known::contains).sorted().toList());
        if (!saved) throw new Stale("deployment plan", product, plan.version());
        stored.remember(product, correction, Paris.today(clock));
        audit.record(
                actor.who(),
                "deployment.target-set",
                "product:" + product,
                Map.of("correction", String.valueOf(correction)));
        content.changed();
    }

    /** Every collectivity of the target. */
    public List<Collectivity> targets(Plan plan) {
        Set<String> departements = plan.regions().stream()
                .flatMap(region ->
                        collectivities.departementsOf(new CollectivityId(CollectivityKind.REGION, region)).stream())
                .collect(Collectors.toSet());
        return collectivities.legalPersons().stream()
                .filter(place -> plan.wants(Stratum.of(place)))
                .filter(place -> plan.regions().isEmpty()
                        || departements.contains(JdbcDeployments.departement(place))
                        || place.id().kind() == CollectivityKind.REGION
                                && plan.regions().contains(place.id().code()))
                .toList();
    }
}
