package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.brief.Proposals;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionRecorded;
import org.terreau.decision.Decisions;
import org.terreau.decision.Effects;
import org.terreau.decision.Outcome;
import org.terreau.dossier.DossierId;
import org.terreau.incubator.Programmes;
import org.terreau.shared.NotFound;
import org.terreau.web.PublicContent;

/**
 * What a committee's decision does to the portfolio, in the decision's transaction: investigating or building opens the
 * product if there is none, its phase and a six-month increment; going on opens the next increment, in the phase that the
 * decision leads to; stopping closes it and opens the steps of its ending; a provisional decision leaves its phase and its
 * increment, and adds money only.
 */
@Component
class Openings {

    /** Its listener is heard once the dossier has moved. */
    private static final int AFTER_DOSSIERS = 200;

    private final JdbcProducts products;
    private final JdbcIncrements increments;
    private final JdbcLife life;
    private final ProductFacts facts;
    private final Endings endings;
    private final Proposals proposals;
    private final Programmes programmes;
    private final Decisions decisions;
    private final Effects effects;
    private final ApplicationEventPublisher events;
    private final PublicContent content;
    private final Audit audit;

    Openings(
            JdbcProducts products,
            JdbcIncrements increments,
            JdbcLife life,
            ProductFacts facts,
            Endings endings,
            Proposals proposals,
            Programmes programmes,
            Decisions decisions,
            Effects effects,
            ApplicationEventPublisher events,
            PublicContent content,
            Audit audit) {
        this.products = products;
        this.increments = increments;
        this.life = life;
        this.facts = facts;
        this.endings = endings;
        this.proposals = proposals;
        this.programmes = programmes;
        this.decisions = decisions;
        this.effects = effects;
        this.events = events;
        this.content = content;
        this.audit = audit;
    }

    @EventListener
    @Order(AFTER_DOSSIERS)
    @Transactional
    void decided(DecisionRecorded decision) {
        content.changed();
        Optional<Proposals.Proposal> proposal =
                decision.id(DossierId.REVIEWED_AS).map(DossierId::parse).flatMap(proposals::proposal);
        Optional<ProductId> known = decision.id(ProductId.DECIDED_AS).map(ProductId::new);
        if (known.isPresent()) follow(read(known.get()), proposal, decision);
        else if (opens(decision.outcome())) open(proposal.orElseThrow(), decision);
    }

    private static boolean opens(Outcome outcome) {
        return outcome == Outcome.INVESTIGATE || outcome == Outcome.BUILD;
    }

    private void follow(Product product, Optional<Proposals.Proposal> proposal, DecisionRecorded decision) {
        products.decided(product.id());
        switch (decision.outcome()) {
            case STOP, REDIRECT -> stop(product, decision);
            case TRANSFER -> handOver(product, decision);
            case PROVISIONAL -> grant(product, proposal, decision);
            default -> carryOn(product, proposal, decision);
        }
    }

    private Product read(ProductId id) {
        return products.find(id).orElseThrow(() -> new NotFound("product", id));
    }

    /** The first decision on a dossier: the product, its team to fill and its first increment. */
    private void open(Proposals.Proposal proposal, DecisionRecorded decision) {
        PhaseKind kind = Phases.after(decision.outcome(), null).orElseThrow();
        ProductId id = create(proposal, kind, decision);
        carried(id, proposal.organisation(), decision.decision().on());
        effects.done(decision.decision(), "product-opened", id.path(), proposal.title());
        events.publishEvent(new ProductOpened(
                id,
                proposal.incubator(),
                kind,
                proposal.applicant(),
                decision.decision().id()));
        grant(read(id), Optional.of(proposal), decision);
    }

    private void carryOn(Product product, Optional<Proposals.Proposal> proposal, DecisionRecorded decision) {
        LocalDate day = decision.decision().on();
        Phases.after(decision.outcome(), product.phaseOn(day)).ifPresent(next -> begin(product, next, decision));
        proposal.ifPresent(known -> carried(product.id(), known.organisation(), day));
        grant(product, proposal, decision);
    }

    private void grant(Product product, Optional<Proposals.Proposal> proposal, DecisionRecorded decided) {
        Decision decision = decided.decision();
        LocalDate until = decision.until();
        Increment increment = increment(product, proposal, decision);
        if (until == null || increment == null) return;
        LocalDate from = increment.start().isAfter(decision.on()) ? increment.start() : decision.on();
        events.publishEvent(new IncrementGranted(
                product.id(),
                increment,
                Optional.ofNullable(decision.amount())
                        .filter(amount -> amount.cents() > 0)
                        .orElse(null),
                from,
                until,
                proposal.map(Proposals.Proposal::organisation)
                        .or(() -> life.carrier(product.id()))
                        .orElse(""),
                proposal.map(Proposals.Proposal::experimentationTerritory).orElse(null),
                decision));
    }

    /**
     * The increment that a decision pays for: the last one for a provisional decision; the one that begins that day or is
     * announced when there is one; else a new one, which closes the one that runs.
     */
    private @Nullable Increment increment(Product product, Optional<Proposals.Proposal> proposal, Decision decision) {
        LocalDate day = decision.on();
        if (decision.outcome() == Outcome.PROVISIONAL)
            return product.incrementBegunBy(day).orElse(null);
        Optional<Increment> announced = product.increments().stream()
                .filter(one -> !one.dropped() && !one.start().isBefore(day))
                .findFirst();
        if (announced.isPresent()) return announced.get();
        product.incrementOn(day)
                .ifPresent(cut -> effects.done(
                        decision, "increment-closed", Increments.path(product.id(), cut.number()), number(cut)));
        Increment opened = increments.open(
                product.id(),
                day,
                day.plusMonths(programmes.of(product.incubator()).incrementMonths()),
                proposal.map(Proposals.Proposal::successCriterion).orElse(""),
                decision.id());
        effects.done(
                decision,
                "increment-opened",
                Increments.path(product.id(), opened.number()),
                number(opened),
                opened.lastDay().toString());
        return opened;
    }

    private static String number(Increment increment) {
        return String.valueOf(increment.number());
    }

    /** Keeps the carrying administration that the brief names, when it is not the one already known. */
    private void carried(ProductId id, String carrier, LocalDate day) {
        String before = life.carrier(id).orElse(null);
        if (carrier.isBlank() || carrier.equals(before)) return;
        life.add(id, FactKind.CARRIER, day, before, carrier, "");
    }

    /** It ends today; what was learnt and what becomes of data, code and users are then to be published. */
    private void stop(Product product, DecisionRecorded decision) {
        LocalDate day = decision.decision().on();
        if (product.endedOn(day)) return;
        product.incrementOn(day)
                .ifPresent(cut -> effects.done(
                        decision.decision(),
                        "increment-closed",
                        Increments.path(product.id(), cut.number()),
                        number(cut)));
        begin(product, PhaseKind.abandonedFrom(product.phaseOn(day)), decision);
        end(product, EndingKind.STOP, decision);
    }

    /** Its steps are opened: it is handed over once they are published. */
    private void handOver(Product product, DecisionRecorded decision) {
        end(product, EndingKind.TRANSFER, decision);
    }

    private void end(Product product, EndingKind kind, DecisionRecorded decision) {
        endings.decided(
                product.id(),
                kind,
                decision.decision().on(),
                decision.decision().reason(),
                decision.by());
        effects.begun(decision.decision(), Endings.EFFECT, product.id().path() + "/fin");
    }

    private void begin(Product product, PhaseKind kind, DecisionRecorded decision) {
        facts.change(
                product,
                ProductFacts.Change.begins(product, kind, decision.decision().on())
                        .telling("product-phase", product.id().path()),
                decision.decision().reason(),
                null);
        effects.done(decision.decision(), "phase", product.id().path(), kind.code());
    }

    private ProductId create(Proposals.Proposal proposal, PhaseKind kind, DecisionRecorded decision) {
        ProductId id = products.free(proposal.title());
        Product product = Product.described(
                id,
                proposal.title(),
                firstSentence(proposal.problem()),
                List.of(proposal.incubator()),
                List.of(Phases.from(kind, decision.decision().on())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                "## Le problème\n\n" + proposal.problem() + "\n\n## La piste\n\n" + proposal.solutionLead(),
                true,
                "{}");
        products.store(List.of(new ProductCatalogue.Described(product, List.of())));
        products.decided(id);
        products.born(id, decision.about().subject().key());
        decisions.shown(decision.about().subject().key(), proposal.title(), id.path());
        audit.record(
                Audit.Who.PROGRAM,
                "product.opened",
                "product:" + id,
                Map.of("decision", String.valueOf(decision.decision().id())));
        return id;
    }

    private static String firstSentence(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        int end = line.indexOf(". ");
        String sentence = end > 0 ? line.substring(0, end + 1) : line;
        return sentence.length() > 250 ? sentence.substring(0, 249) + "…" : sentence;
    }
}
