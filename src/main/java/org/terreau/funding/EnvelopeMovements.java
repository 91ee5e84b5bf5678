package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
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
import org.terreau.web.PublicContent;

/**
 * What becomes of envelopes once they are granted: the staff of the incubator add what changes them, and nothing is rewritten;
 * whoever works on the product says of which budget years they are.
 */
@Service
public class EnvelopeMovements {

    private static final int TEXT = 300;

    private final JdbcEnvelopeMovements stored;
    private final JdbcOrders orders;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    EnvelopeMovements(
            JdbcEnvelopeMovements stored,
            JdbcOrders orders,
            Products products,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.orders = orders;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    /** Those of a product, the first one first. */
    @Transactional(readOnly = true)
    public List<FollowedEnvelope> of(ProductId product, Actor actor) {
        mustWork(product, actor);
        return stored.of(product);
    }

    /**
     * An envelope and what it may still pay.
     *
     * @param engaged what orders engage of it
     * @param staff the reader may say what changed it
     */
    public record Known(Product product, FollowedEnvelope envelope, Money engaged, boolean staff, LocalDate today) {

        public Money left() {
            return envelope.now().amount().minus(engaged);
        }
    }

    /** One of a product, or NotFound. */
    @Transactional(readOnly = true)
    public Known find(ProductId id, long envelope, Actor actor) {
        Product product = mustWork(id, actor);
        FollowedEnvelope found = stored.of(id).stream()
                .filter(one -> one.id() == envelope)
                .findFirst()
                .orElseThrow(() -> new NotFound("envelope", envelope));
        return new Known(
                product,
                found,
                OrderRules.engaged(envelope, 0, orders.of(id)),
                actor.staffOf(product.incubator().value()),
                today());
    }

    private Product mustWork(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("envelopes of " + id);
        return products.read(id);
    }

    /**
     * A movement as it is typed.
     *
     * @param day null when it is no day
     * @param delta null when nothing is typed
     */
    public record Draft(
            @Nullable LocalDate day,
            @Nullable Money delta,
            @Nullable LocalDate until,
            @Nullable Boolean once,
            String reason,
            String proof) {}

    /**
     * Adds what changed an envelope.
     *
     * @throws Refused on the fields `le`, `montant`, `au`, `raison-mouvement` and `preuve`, or on the whole when it changes nothing
     * @throws Stale when somebody wrote on it since `version`
     */
    @Transactional
    public void move(ProductId product, long envelope, Draft draft, long version, Actor actor) {
        mustWork(product, actor);
        orders.holdGrants(product);
        Known known = find(product, envelope, actor);
        if (!stored.take(envelope, version)) throw new Stale("envelope", envelope, version);
        if (!known.staff()) throw new NotAllowed("change an envelope of " + product);
        LocalDate day = draft.day();
        FollowedEnvelope.Movement movement = new FollowedEnvelope.Movement(
                day == null ? known.today() : day,
                draft.delta() == null ? Money.ZERO : draft.delta(),
                draft.until(),
                draft.once(),
                draft.reason().strip(),
                draft.proof().strip(),
                actor.name());
        Objections objections = known.envelope().against(movement, known.engaged(), known.today());
        objections.when(day == null, "le", "funding.source.day");
        objections.when(
                movement.reason().isEmpty() || !OneLine.fits(movement.reason(), TEXT),
                "raison-mouvement",
                "funding.move.reason",
                TEXT);
        objections.when(
                movement.proof().isEmpty() || !OneLine.fits(movement.proof(), TEXT),
                "preuve",
                "funding.source.proof",
                TEXT);
        objections.raise();
        stored.move(envelope, movement, actor);
        written(product, "funding.envelope-moved", actor);
    }

    /**
     * Says of which budget years an envelope is; no year at all takes back what was said.
     *
     * @throws Refused on the fields `ae-<year>` and `cp-<year>`
     * @throws Stale when somebody wrote on it since `version`
     */
    @Transactional
    public void divide(ProductId product, long envelope, List<FollowedEnvelope.Year> years, long version, Actor actor) {
        Known known = find(product, envelope, actor);
        if (!stored.take(envelope, version)) throw new Stale("envelope", envelope, version);
        known.envelope().against(years).raise();
        stored.divide(envelope, years);
        written(product, "funding.envelope-divided", actor);
    }

    private void written(ProductId product, String action, Actor actor) {
        audit.record(actor.who(), action, "product:" + product, Map.of());
        content.changed();
    }
}
