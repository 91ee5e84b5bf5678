package org.terreau.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Outcome;
import org.terreau.deployment.Coverage;
import org.terreau.deployment.Coverages;
import org.terreau.deployment.Stratum;
import org.terreau.deployment.VerbatimsQuery;
import org.terreau.funding.Envelopes;
import org.terreau.impact.Impact;
import org.terreau.impact.Quality;
import org.terreau.impact.SeriesReadings;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.IncrementPlan;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ScopeKind;
import org.terreau.shared.Money;
import org.terreau.team.Gate;
import org.terreau.team.Gates;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Testimony;

/** Gathers the evidence on a product, as it is known now: the same number of statements whatever the product. */
@Component
class EvidenceQuery {

    private static final int VOICES = 20;

    private final Impact impact;
    private final Testimonies testimonies;
    private final Increments increments;
    private final Coverages coverages;
    private final VerbatimsQuery verbatims;
    private final Teams teams;
    private final Gates gates;
    private final Envelopes envelopes;
    private final Programmes programmes;
    private final Collectivities collectivities;
    private final List<ProductFigure> figures;
    private final List<PromiseSource> promises;
    private final WatchedChecks checks;
    private final Clock clock;

    EvidenceQuery(
            Impact impact,
            Testimonies testimonies,
            Increments increments,
            Coverages coverages,
            VerbatimsQuery verbatims,
            Teams teams,
            Gates gates,
            Envelopes envelopes,
            Programmes programmes,
            Collectivities collectivities,
            List<ProductFigure> figures,
            List<PromiseSource> promises,
            WatchedChecks checks,
            Clock clock) {
        this.impact = impact;
        this.testimonies = testimonies;
        this.increments = increments;
        this.coverages = coverages;
        this.verbatims = verbatims;
        this.teams = teams;
        this.gates = gates;
        this.envelopes = envelopes;
        this.programmes = programmes;
        this.collectivities = collectivities;
        this.figures = List.copyOf(figures);
        this.promises = promises.stream()
                .sorted(Comparator.comparingInt(PromiseSource::order))
                .toList();
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * The pack of a committee.
     *
     * @param before the committee before it; null when there was none
     */
    @Transactional(readOnly = true)
    Evidence of(Product product, Committee committee, @Nullable LocalDate before, LocalDate until) {
        ProductId id = product.id();
        List<IncrementPlan> plans = increments.of(id);
        Increment increment = product.incrementBegunBy(until).orElse(null);
        IncrementPlan plan = plan(plans, increment);
        LocalDate from = before != null ? before : increment == null ? null : increment.start();
        Integer number = increment == null ? null : increment.number();
        Impact.Published published = impact.published(id);
        Product.Phase phase = product.phaseOn(until);
        return new Evidence(
                Evidence.SHAPE,
                new Evidence.Head(
                        id.value(),
                        product.name(),
                        product.mission(),
                        phase == null ? null : phase.kind().code(),
                        committee.meetsOn(),
                        from,
                        until,
                        clock.instant()),
                plan == null ? null : objective(plan),
                published.series().stream()
                        .map(series -> Findings.result(series, number, until, Evidence.POINTS))
                        .toList(),
                Findings.costs(published.series(), yearly(id), until),
                voices(id, testimonies.of(id)),
                reach(coverages.of(id)),
                scope(plans, from, until),
                crew(product),
                funds(id),
                quality(published, until),
                said(committee.words()),
                promises(new PromiseSource.Period(product, from, until, new SeriesReadings(published.series()))),
                papers(product, committee, until),
                checks.counted(id).orElse(null));
    }

    private List<Evidence.Promise> promises(PromiseSource.Period period) {
        return promises.stream().flatMap(source -> source.of(period).stream()).toList();
    }

    /** What the team did not write by the day on which it is due; null before that day. */
    private Evidence.@Nullable Papers papers(Product product, Committee committee, LocalDate until) {
        LocalDate due = CommitteeRules.of(programmes.of(product.incubator())).papersDue(committee.meetsOn());
        return until.isBefore(due)
                ? null
                : new Evidence.Papers(due, committee.words().missing());
    }

    /** The results that a frozen pack speaks of, as they are known now, with enough periods to compare each of its own. */
    @Transactional(readOnly = true)
    List<Evidence.Result> again(ProductId product, Evidence frozen) {
        Evidence.Objective objective = frozen.objective();
        Integer number = objective == null ? null : objective.number();
        return impact.published(product).series().stream()
                .map(series -> Findings.result(series, number, frozen.head().until(), 3 * Evidence.POINTS))
                .toList();
    }

    private static @Nullable IncrementPlan plan(List<IncrementPlan> plans, @Nullable Increment increment) {
        for (IncrementPlan plan : plans)
            if (increment != null && plan.increment().number() == increment.number()) return plan;
        return null;
    }

    private ProductFigure.Known yearly(ProductId product) {
        return figures.stream()
                .filter(figure -> figure.name().equals(Evidence.YEARLY))
                .findFirst()
                .map(figure -> figure.of(product))
                .orElse((from, until) -> Optional.empty());
    }

    private static Evidence.Objective objective(IncrementPlan plan) {
        Increment increment = plan.increment();
        return new Evidence.Objective(
                increment.number(),
                increment.start(),
                increment.end(),
                increment.goal(),
                plan.kept(ScopeKind.HYPOTHESIS).stream()
                        .map(item -> new Evidence.Hypothesis(item.wording(), outcome(item), item.learnt()))
                        .toList(),
                plan.learnt(),
                plan.next());
    }

    private static @Nullable String outcome(IncrementPlan.Item item) {
        ScopeKind.Outcome outcome = item.outcome();
        return outcome == null ? null : outcome.code();
    }

    private List<Evidence.Voice> voices(ProductId product, List<Testimony> published) {
        List<Evidence.Voice> voices = new ArrayList<>();
        List<CollectivityId> places = new ArrayList<>();
        for (Testimony testimony : published)
            if (testimony.collectivity() != null) places.add(testimony.collectivity());
        Map<CollectivityId, Collectivity> known = collectivities.findAll(places);
        for (Testimony testimony : published) {
            Collectivity place = testimony.collectivity() == null ? null : known.get(testimony.collectivity());
            voices.add(new Evidence.Voice(
                    Evidence.Voice.TESTIMONY,
                    testimony.id(),
                    testimony.text(),
                    testimony.role(),
                    place == null ? null : place.label()));
        }
        for (VerbatimsQuery.Said said : verbatims.published(product, VOICES))
            voices.add(
                    new Evidence.Voice(Evidence.Voice.FEEDBACK, said.id(), said.text(), said.profile(), said.place()));
        return voices.subList(0, Math.min(VOICES, voices.size()));
    }

    private Evidence.Reach reach(Coverage coverage) {
        Coverage.Share total = coverage.total();
        List<String> regions = coverage.plan().regions().stream()
                .sorted()
                .flatMap(code -> collectivities.find(new CollectivityId(CollectivityKind.REGION, code)).stream())
                .map(Collectivity::name)
                .toList();
        return new Evidence.Reach(
                coverage.plan().strata().stream().sorted().map(Stratum::code).toList(),
                regions,
                total.targets(),
                total.uses(),
                total.inhabitants(),
                total.reached(),
                coverage.elsewhere());
    }

    /** The scopes of the increments that ran during the period. */
    private static List<Evidence.ScopeItem> scope(
            List<IncrementPlan> plans, @Nullable LocalDate from, LocalDate until) {
        List<Evidence.ScopeItem> scope = new ArrayList<>();
        for (IncrementPlan plan : plans) {
            Increment increment = plan.increment();
            if (increment.start().isAfter(until)
                    || from != null && !increment.end().isAfter(from)) continue;
            Map<Long, IncrementPlan.Change> changes = new HashMap<>();
            for (IncrementPlan.Change change : plan.changes()) changes.put(change.id(), change);
            for (IncrementPlan.Item item : plan.items()) scope.add(item(increment.number(), item, changes));
        }
        return scope;
    }

    private static Evidence.ScopeItem item(
            int increment, IncrementPlan.Item item, Map<Long, IncrementPlan.Change> changes) {
        Long by = item.kept() ? item.addedBy() : item.droppedBy();
        IncrementPlan.Change change = by == null ? null : changes.get(by);
        String movement = !item.kept() ? "retire" : item.planned() ? "prevu" : "ajoute";
        return new Evidence.ScopeItem(
                increment,
                item.kind().code(),
                item.wording(),
                movement,
                change == null ? null : change.on(),
                change == null ? "" : change.reason(),
                outcome(item),
                item.learnt());
    }

    private Evidence.Crew crew(Product product) {
        List<Teams.TeamRole> roles = teams.roles(product.id());
        Integer agent = null;
        for (Teams.TeamRole role : roles) {
            if (role.filled() && role.trade() == Trade.INTRAPRENEUR && role.share() != null)
                agent = agent == null ? role.share() : Math.max(agent, role.share());
        }
        return new Evidence.Crew(
                roles.stream()
                        .map(role -> new Evidence.Role(role.trade().code(), role.filled(), role.share(), role.since()))
                        .toList(),
                Teams.missing(roles).stream().map(Trade::code).toList(),
                agent,
                programmes.of(product.incubator()).agentShare(),
                gates.of(product).stream().map(EvidenceQuery::lack).toList());
    }

    /** Without who answers for it: a pack names nobody. */
    private static Evidence.Lack lack(Gates.Lack lack) {
        Gate.Need need = lack.need();
        return new Evidence.Lack(
                need.kind().code(),
                need.missing(),
                need.found(),
                need.asked(),
                need.since(),
                lack.owner() == null ? null : lack.owner().dueOn());
    }

    private Evidence.Funds funds(ProductId product) {
        Envelopes.Budget budget = envelopes.of(product);
        return new Evidence.Funds(
                budget.envelopes().stream()
                        .map(one -> new Evidence.Grant(
                                one.increment(), one.amount().cents(), one.from(), one.until(), one.carrier()))
                        .toList(),
                budget.total().cents(),
                exhausted(budget));
    }

    /** The last day that the envelopes pay. */
    private static @Nullable LocalDate exhausted(Envelopes.Budget budget) {
        return budget.envelopes().stream()
                .map(Envelopes.Envelope::until)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static List<Evidence.QualityPart> quality(Impact.Published published, LocalDate until) {
        return Quality.of(published.series(), published.testimonies().size(), until).parts().stream()
                .map(part -> new Evidence.QualityPart(part.code(), part.points(), part.most(), part.done(), part.of()))
                .toList();
    }

    static Evidence.Said said(Committee.Words words) {
        Outcome outcome = words.outcome();
        Money amount = words.amount();
        return new Evidence.Said(
                words.learnt(),
                words.asks(),
                words.commitment(),
                outcome == null ? null : outcome.code(),
                amount == null ? null : amount.cents(),
                words.months());
    }
}
