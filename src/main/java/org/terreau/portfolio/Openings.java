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
import org.terreau.dossier.DossierId;
import org.terreau.dossier.Dossiers;
import org.terreau.incubator.Programmes;
import org.terreau.review.DecisionRecorded;
import org.terreau.review.Outcome;
import org.terreau.shared.NotFound;
import org.terreau.web.PublicContent;

/**
 * What a committee's decision does to the portfolio, in the decision's transaction: investigating or building opens the
 * product if there is none, its phase and a six-month increment; stopping closes it; a provisional decision leaves its
 * phase and adds money only.
 */
@Component
class Openings {

    private final JdbcProducts products;
    private final JdbcLife life;
    private final ProductNews news;
    private final Dossiers dossiers;
    private final Programmes programmes;
    private final ApplicationEventPublisher events;
    private final PublicContent content;
    private final Audit audit;

    Openings(
            JdbcProducts products,
            JdbcLife life,
            ProductNews news,
            Dossiers dossiers,
            Programmes programmes,
            ApplicationEventPublisher events,
            PublicContent content,
            Audit audit) {
        this.products = products;
        this.life = life;
        this.news = news;
        this.dossiers = dossiers;
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
        if (decision.outcome() == Outcome.STOP) {
            existing.ifPresent(id -> stop(id, decision));
            return;
        }
        if (existing.isEmpty() && decision.outcome() == Outcome.PROVISIONAL) return;
        DossierId dossier = new DossierId(Long.parseLong(decision.subject().id()));
        Dossiers.Proposal proposal = dossiers.proposal(dossier).orElseThrow(() -> new NotFound("dossier", dossier));
        PhaseKind kind = decision.outcome() == Outcome.INVESTIGATE ? PhaseKind.INVESTIGATION : PhaseKind.CONSTRUCTION;
        ProductId id = existing.orElseGet(() -> create(proposal, kind, decision));
        Product product = products.find(id).orElseThrow(() -> new NotFound("product", id));
        Product.Phase now = product.phaseOn(decision.decidedOn());
        if (decision.outcome() != Outcome.PROVISIONAL && (now == null || now.kind() != kind))
            begin(id, phase(kind, decision.decidedOn()), decision);
        carried(id, proposal.organisation(), decision.decidedOn());
        Increment increment = increment(id, proposal, decision);
        LocalDate until = decision.until();
        if (increment == null || until == null) return;
        events.publishEvent(new ProductOpened(
                id,
                proposal.incubator(),
                kind,
                increment,
                decision.amount(),
                until,
                proposal.organisation(),
                proposal.applicant(),
                proposal.experimentationTerritory(),
                proposal.team(),
                decision.decisionId()));
    }

    private static Product.Phase phase(PhaseKind kind, LocalDate start) {
        return new Product.Phase(kind, kind.code(), start, null, null);
    }

    private void begin(ProductId id, Product.Phase phase, DecisionRecorded decision) {
        products.addPhase(id, phase);
        life.trace(
                Map.of(id, List.of(new ProductChange(ProductChange.PHASE, null, ProductChange.words(phase)))),
                decision.reason(),
                JdbcLife.COMMITTEE);
        news.tell("product-phase", id, id.path());
    }

    /** Keeps the carrying administration that the brief names, when it is not the one already known. */
    private void carried(ProductId id, String carrier, LocalDate day) {
        String before = life.carrier(id).orElse(null);
        if (carrier.isBlank() || carrier.equals(before)) return;
        life.add(id, FactKind.CARRIER, day, before, carrier, "");
    }

    private void stop(ProductId id, DecisionRecorded decision) {
        LocalDate day = decision.decidedOn();
        Product product = products.find(id).orElseThrow(() -> new NotFound("product", id));
        Product.Phase now = product.phaseOn(day);
        boolean early = now == null || now.kind() == PhaseKind.INVESTIGATION;
        begin(id, phase(early ? PhaseKind.ABANDONED_AT_INVESTIGATION : PhaseKind.ABANDONED, day), decision);
    }

    private ProductId create(Dossiers.Proposal proposal, PhaseKind kind, DecisionRecorded decision) {
        ProductId id = products.free(proposal.title());
        Product product = Product.described(
                id,
                proposal.title(),
                firstSentence(proposal.problem()),
                List.of(proposal.incubator()),
                List.of(phase(kind, decision.decidedOn())),
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

    private @Nullable Increment increment(ProductId id, Dossiers.Proposal proposal, DecisionRecorded decision) {
        List<Increment> known = products.increments(id);
        Increment last = known.isEmpty() ? null : known.get(known.size() - 1);
        if (decision.outcome() == Outcome.PROVISIONAL) return last;
        int months = programmes.of(proposal.incubator()).incrementMonths();
        return products.addIncrement(
                id,
                decision.decidedOn(),
                decision.decidedOn().plusMonths(months),
                proposal.successCriterion(),
                decision.decisionId());
    }

    private static String firstSentence(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        int end = line.indexOf(". ");
        String sentence = end > 0 ? line.substring(0, end + 1) : line;
        return sentence.length() > 250 ? sentence.substring(0, 249) + "…" : sentence;
    }
}
