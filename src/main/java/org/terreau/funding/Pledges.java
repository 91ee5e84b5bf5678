package org.terreau.funding;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * Commitments to refinance: written by those who work for the incubator, read against the figures, and decided by a person.
 * Everybody reads what became of those that were decided.
 */
@Service
public class Pledges {

    private static final int NAME = 160;
    private static final int TEXT = 300;
    private static final int WHOLE = 100;

    private final JdbcPledges stored;
    private final JdbcContributions contributions;
    private final Envelopes envelopes;
    private final Products products;
    private final Gauges gauges;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;
    private final Held<List<Registered>> register;

    Pledges(
            JdbcPledges stored,
            JdbcContributions contributions,
            Envelopes envelopes,
            Products products,
            ProductCatalogue catalogue,
            Gauges gauges,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.contributions = contributions;
        this.envelopes = envelopes;
        this.products = products;
        this.gauges = gauges;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
        this.register = new Held<>(content, () -> registered(catalogue));
    }

    private List<Registered> registered(ProductCatalogue catalogue) {
        List<Pledge> decided = stored.decided();
        Map<ProductId, ProductCatalogue.Described> known =
                catalogue.find(decided.stream().map(Pledge::product).distinct().toList());
        return decided.stream()
                .flatMap(one -> Optional.ofNullable(known.get(one.product())).stream()
                        .map(described -> new Registered(one, described.product())))
                .toList();
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    /** One that was decided, with its product: for everybody. */
    public record Registered(Pledge pledge, Product product) {}

    /** Those of every product that were decided, the last ones first. */
    public List<Registered> register() {
        return register.get();
    }

    /** @param proposal what the figures say of it; null once it was decided */
    public record Shown(Pledge pledge, Pledge.@Nullable Proposal proposal) {}

    /** Those of a product, the one that is due first first, for those who work on it. */
    @Transactional(readOnly = true)
    public List<Shown> of(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return read(product, gauges.known(product), today());
    }

    /** The same for a committee: what was promised until this day. */
    @Transactional(readOnly = true)
    public List<Shown> promised(ProductId product, Gauges.Known values, LocalDate until) {
        return read(product, values, until).stream()
                .filter(one -> !one.pledge().madeOn().isAfter(until))
                .toList();
    }

    private List<Shown> read(ProductId product, Gauges.Known values, LocalDate today) {
        List<Pledge> pledges = stored.of(product);
        if (pledges.stream().allMatch(one -> one.decision() != null))
            return pledges.stream().map(one -> new Shown(one, null)).toList();
        List<Envelopes.Envelope> granted = envelopes.of(product).envelopes();
        List<Contribution> brought = contributions.of(product);
        boolean ended = products.find(product).filter(one -> one.endedOn(today)).isPresent();
        return pledges.stream()
                .map(one -> new Shown(
                        one,
                        one.decision() != null
                                ? null
                                : one.propose(value(one, values, today).orElse(null), granted, brought, ended, today)))
                .toList();
    }

    /** The last value of the figure that a commitment is read from. */
    public static Optional<BigDecimal> value(Pledge pledge, Gauges.Known values, LocalDate today) {
        return Optional.ofNullable(pledge.threshold())
                .flatMap(threshold -> values.last(threshold.code(), pledge.madeOn(), today.plusDays(1)))
                .map(Gauges.Reading::value);
    }

    /** The figures that the condition of a product's commitment may be read from. */
    @Transactional(readOnly = true)
    public List<Gauges.Gauge> figures(ProductId product) {
        return gauges.of(product);
    }

    /** Those who work for the incubator write and decide. */
    public boolean mayDecide(Product product, Actor actor) {
        return actor.signedIn() && actor.staffOf(product.incubator().value());
    }

    private void mustDecide(ProductId product, Actor actor) {
        if (!mayDecide(products.read(product), actor)) throw new NotAllowed("commitments to refinance " + product);
    }

    /**
     * A commitment as it is typed: an amount or a part, and a threshold when a figure is chosen.
     *
     * @param figure code of the figure; empty when the condition is said in words alone
     */
    public record Draft(
            String funder,
            @Nullable Money amount,
            @Nullable Integer share,
            @Nullable LocalDate madeOn,
            @Nullable LocalDate dueOn,
            String condition,
            String figure,
            @Nullable BigDecimal threshold,
            String proof) {}

    /**
     * Adds one.
     *
     * @throws Refused on the fields of the form
     */
    @Transactional
    public long add(ProductId product, Draft draft, Actor actor) {
        mustDecide(product, actor);
        Objections objections = new Objections();
        objections.when(
                draft.funder().isBlank() || !OneLine.fits(draft.funder(), NAME),
                "financeur",
                "funding.source.funder",
                NAME);
        Money amount = draft.amount();
        Integer share = draft.share();
        objections.when((amount == null) == (share == null), "montant", "funding.pledge.either");
        objections.when(amount != null && amount.cents() <= 0, "montant", "funding.source.amount");
        objections.when(share != null && (share < 1 || share > WHOLE), "part", "funding.grant.share");
        LocalDate made = draft.madeOn();
        LocalDate due = draft.dueOn();
        objections.when(made == null, "pris-le", "funding.source.day");
        objections.when(made != null && made.isAfter(today()), "pris-le", "funding.move.day");
        objections.when(due == null, "pour-le", "funding.source.day");
        objections.when(made != null && due != null && due.isBefore(made), "pour-le", "funding.pledge.before");
        objections.when(!OneLine.fits(draft.condition(), TEXT), "condition", "funding.source.long", TEXT);
        Optional<Gauges.Gauge> figure = gauges.of(product).stream()
                .filter(one -> one.code().equals(draft.figure()))
                .findFirst();
        BigDecimal threshold = draft.threshold();
        objections.when(!draft.figure().isEmpty() && figure.isEmpty(), "indicateur", "funding.pledge.figure");
        objections.when(figure.isPresent() && threshold == null, "seuil", "funding.pledge.threshold");
        objections.when(
                draft.proof().isBlank() || !OneLine.fits(draft.proof(), TEXT), "preuve", "funding.source.proof", TEXT);
        if (objections.any() || made == null || due == null) throw objections.refusal();
        long id = stored.insert(
                new Pledge(
                        0,
                        product,
                        draft.funder(),
                        made,
                        due,
                        new Pledge.Promised(amount, share),
                        draft.condition(),
                        figure.isEmpty() || threshold == null ? null : threshold(figure.get(), threshold),
                        draft.proof(),
                        null,
                        0),
                actor);
        audit.record(actor.who(), "funding.pledge-added", "product:" + product, Map.of());
        return id;
    }

    private static Pledge.Threshold threshold(Gauges.Gauge figure, BigDecimal value) {
        return new Pledge.Threshold(figure.code(), figure.name(), figure.unit(), figure.moreIsBetter(), value);
    }

    /**
     * Says what became of one, or says it otherwise: from then on everybody reads it.
     *
     * @param kept what came; null when nobody says how much
     * @throws Refused on the fields `etat-<id>`, `venu-<id>` and `raison-<id>`
     * @throws Stale when somebody else did since `version`
     */
    @Transactional
    public void decide(
            ProductId product,
            long id,
            @Nullable PledgeState state,
            @Nullable Money kept,
            String reason,
            long version,
            Actor actor) {
        mustDecide(product, actor);
        if (stored.of(product).stream().noneMatch(one -> one.id() == id)) throw new NotFound("pledge", id);
        Objections objections = new Objections();
        objections.when(state == null || state == PledgeState.DUE, "etat-" + id, "funding.pledge.state");
        boolean partly = state == PledgeState.PARTLY;
        objections.when(partly && (kept == null || kept.cents() <= 0), "venu-" + id, "funding.pledge.kept");
        boolean explained = state == PledgeState.BROKEN || state == PledgeState.VOID;
        objections.when(explained && reason.isBlank(), "raison-" + id, "funding.pledge.reason", TEXT);
        objections.when(!OneLine.fits(reason, TEXT), "raison-" + id, "funding.source.long", TEXT);
        if (objections.any() || state == null) throw objections.refusal();
        Pledge.Decided decision = new Pledge.Decided(state, kept, reason, today());
        if (!stored.decide(id, decision, version, actor)) throw new Stale("pledge", id, version);
        audit.record(
                actor.who(),
                "funding.pledge-decided",
                "product:" + product,
                Map.of("pledge", String.valueOf(id), "state", state.code()));
        content.changed();
    }
}
