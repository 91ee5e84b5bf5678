package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.brief.Proposals;
import org.terreau.dossier.DossierId;
import org.terreau.incubator.Programmes;
import org.terreau.review.DecisionRecorded;
import org.terreau.review.Outcome;
import org.terreau.shared.NotFound;
import org.terreau.web.PublicContent;

/**
 * What a committee's decision does to the portfolio, in the decision's transaction: investigating or building opens the
 * product if there is none, its phase and a six-month increment; stopping closes it; a provisional decision leaves its
 * phase and its increment, and adds money only.
 */
@Component
class Openings {

    private final JdbcProducts products;
    private final JdbcIncrements increments;
    private final JdbcLife life;
    private final ProductFacts facts;
    private final Proposals proposals;
    private final Programmes programmes;
    private final ApplicationEventPublisher events;
    private final PublicContent content;
    private final Audit audit;

    Openings(
            JdbcProducts products,
            JdbcIncrements increments,
            JdbcLife life,
            ProductFacts facts,
            Proposals proposals,
            Programmes programmes,
            ApplicationEventPublisher events,
            PublicContent content,
            Audit audit) {
        this.products = products;
        this.increments = increments;
        this.life = life;
        this.facts = facts;
        this.proposals = proposals;
        this.programmes = programmes;
        this.events = events;
        this.content = content;
        this.audit = audit;
    }

    @EventListener
    @Transactional
    void decided(DecisionRecorded decision) {
        if (!decision.subject().kind().equals(DossierId.REVIEWED_AS)) return;
        content.changed();
        Optional<ProductId> existing = products.bornOf(decision.subject());
        if (decision.outcome() == Outcome.STOP) existing.ifPresent(id -> stop(read(id), decision));
        else if (existing.isPresent()) carryOn(read(existing.get()), proposal(decision), decision);
        else if (decision.outcome() != Outcome.PROVISIONAL) open(proposal(decision), decision);
    }

    private Product read(ProductId id) {
        return products.find(id).orElseThrow(() -> new NotFound("product", id));
    }

    private Proposals.Proposal proposal(DecisionRecorded decision) {
        DossierId dossier = new DossierId(Long.parseLong(decision.subject().id()));
        return proposals.proposal(dossier).orElseThrow(() -> new NotFound("dossier", dossier));
    }

    /** The first decision: the product, its team to fill and its first increment. */
    private void open(Proposals.Proposal proposal, DecisionRecorded decision) {
        PhaseKind kind = phase(decision.outcome());
        ProductId id = create(proposal, kind, decision);
        carried(id, proposal.organisation(), decision.decidedOn());
        events.publishEvent(
                new ProductOpened(id, proposal.incubator(), kind, proposal.applicant(), decision.decisionId()));
        grant(read(id), proposal, decision);
    }

    /** The decisions that follow. One that builds again does not bring back a product that is further. */
    private void carryOn(Product product, Proposals.Proposal proposal, DecisionRecorded decision) {
        LocalDate day = decision.decidedOn();
        if (decision.outcome() != Outcome.PROVISIONAL && !reached(product.phaseOn(day), phase(decision.outcome())))
            begin(product, phase(decision.outcome()), decision);
        carried(product.id(), proposal.organisation(), day);
        grant(product, proposal, decision);
    }

    private static PhaseKind phase(Outcome outcome) {
        return outcome == Outcome.INVESTIGATE ? PhaseKind.INVESTIGATION : PhaseKind.CONSTRUCTION;
    }

    private static boolean reached(Product.@Nullable Phase now, PhaseKind wanted) {
        if (now == null || !now.kind().active()) return false;
        return now.kind() == wanted
                || wanted == PhaseKind.CONSTRUCTION && now.kind().compareTo(wanted) > 0;
    }

    private void grant(Product product, Proposals.Proposal proposal, DecisionRecorded decision) {
        LocalDate until = decision.until();
        Increment increment = increment(product, proposal, decision);
        if (until == null || increment == null) return;
        LocalDate from = increment.start().isAfter(decision.decidedOn()) ? increment.start() : decision.decidedOn();
        events.publishEvent(new IncrementGranted(
                product.id(),
                increment,
                decision.amount(),
                from,
                until,
                proposal.organisation(),
                proposal.experimentationTerritory(),
                decision.decisionId()));
    }

    /**
     * The increment that a decision pays for: the last one for a provisional decision; the one that begins that day or is
     * announced when there is one; else a new one, which closes the one that runs.
     */
    private @Nullable Increment increment(Product product, Proposals.Proposal proposal, DecisionRecorded decision) {
        LocalDate day = decision.decidedOn();
        if (decision.outcome() == Outcome.PROVISIONAL)
            return product.incrementBegunBy(day).orElse(null);
        return product.increments().stream()
                .filter(one -> !one.dropped() && !one.start().isBefore(day))
                .findFirst()
                .orElseGet(() -> increments.open(
                        product.id(),
                        day,
                        day.plusMonths(programmes.of(proposal.incubator()).incrementMonths()),
                        proposal.successCriterion(),
                        decision.decisionId()));
    }

    /** Keeps the carrying administration that the brief names, when it is not the one already known. */
    private void carried(ProductId id, String carrier, LocalDate day) {
        String before = life.carrier(id).orElse(null);
        if (carrier.isBlank() || carrier.equals(before)) return;
        life.add(id, FactKind.CARRIER, day, before, carrier, "");
    }

    private void stop(Product product, DecisionRecorded decision) {
        LocalDate day = decision.decidedOn();
        if (product.endedOn(day)) return;
        begin(product, PhaseKind.abandonedFrom(product.phaseOn(day)), decision);
    }

    private void begin(Product product, PhaseKind kind, DecisionRecorded decision) {
        facts.change(
                product,
                ProductFacts.Change.begins(product, kind, decision.decidedOn())
                        .telling("product-phase", product.id().path()),
                decision.reason(),
                null);
    }

    private ProductId create(Proposals.Proposal proposal, PhaseKind kind, DecisionRecorded decision) {
        ProductId id = products.free(proposal.title());
        Product product = Product.described(
                id,
                proposal.title(),
                firstSentence(proposal.problem()),
                List.of(proposal.incubator()),
                List.of(Phases.from(kind, decision.decidedOn())),
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
        products.born(id, decision.subject());
        audit.record(
                Audit.Who.PROGRAM,
                "product.opened",
                "product:" + id,
                Map.of("decision", String.valueOf(decision.decisionId())));
        return id;
    }

    private static String firstSentence(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        int end = line.indexOf(". ");
        String sentence = end > 0 ? line.substring(0, end + 1) : line;
        return sentence.length() > 250 ? sentence.substring(0, 249) + "…" : sentence;
    }
}
