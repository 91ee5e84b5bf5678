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
import org.terreau.identity.Undoable;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;
import org.terreau.web.Undo;

/** What the acts that bring money to a product say, and the payments that they promise, for those who work on it. */
@Service
public class Agreements implements Undoable {

    private static final String PAYMENT = "funding.payment";

    private final JdbcAgreementTerms stored;
    private final JdbcFundingSources sources;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final Undo undo;
    private final Clock clock;

    Agreements(
            JdbcAgreementTerms stored,
            JdbcFundingSources sources,
            Products products,
            Audit audit,
            PublicContent content,
            Undo undo,
            Clock clock) {
        this.stored = stored;
        this.sources = sources;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.undo = undo;
        this.clock = clock;
    }

    /** An act with what it says. */
    public record Known(Product product, FundingSource source, AgreementTerms terms, LocalDate today) {}

    /** One of a product, or NotFound. */
    @Transactional(readOnly = true)
    public Known find(ProductId id, long contribution, Actor actor) {
        Product product = mustWork(id, actor);
        FundingSource source = sources.of(id).stream()
                .filter(one -> one.contribution().id() == contribution)
                .findFirst()
                .orElseThrow(() -> new NotFound("contribution", contribution));
        return new Known(product, source, stored.of(contribution), Paris.today(clock));
    }

    /** A payment with the contribution that it is of. */
    public record Expected(FundingSource source, AgreementTerms.Payment payment, AgreementTerms.State state) {}

    /** Those of a product, by contribution and by day. */
    @Transactional(readOnly = true)
    public List<Expected> payments(ProductId id, Actor actor) {
        mustWork(id, actor);
        LocalDate today = Paris.today(clock);
        Map<Long, List<AgreementTerms.Payment>> payments = stored.payments(id);
        return sources.of(id).stream()
                .flatMap(source -> payments.getOrDefault(source.contribution().id(), List.of()).stream()
                        .map(one -> new Expected(source, one, one.state(today))))
                .toList();
    }

    private Product mustWork(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("agreements of " + id);
        return products.read(id);
    }

    private Known taken(ProductId product, long contribution, long version, Actor actor) {
        Known known = find(product, contribution, actor);
        if (!stored.take(contribution, version)) throw new Stale("agreement", contribution, version);
        return known;
    }

    /**
     * Says what an act says.
     *
     * @param terms whose payments and version are not looked at
     * @throws Refused on the fields `reference`, `parties`, `fin` and `publie-a`
     * @throws Stale when somebody wrote on it since `version`
     */
    @Transactional
    public void say(ProductId product, long contribution, AgreementTerms terms, long version, Actor actor) {
        Known known = taken(product, contribution, version, actor);
        terms.against(known.source().commitBy()).raise();
        stored.store(contribution, terms);
        written(known, "funding.agreement-said", actor);
    }

    /**
     * Says that the act promises money for a day.
     *
     * @param due null when it is no day
     * @param amount in the regime of the contribution; null when it is no amount
     * @throws Refused on the fields `attendu-le`, `versement` and `condition-versement`
     * @throws Stale when somebody wrote on it since `version`
     */
    @Transactional
    public void expect(
            ProductId product,
            long contribution,
            @Nullable LocalDate due,
            @Nullable Money amount,
            String condition,
            long version,
            Actor actor) {
        Known known = taken(product, contribution, version, actor);
        Objections objections = known.terms()
                .against(due, amount, condition, known.source().contribution().amount());
        if (due == null || amount == null || objections.any()) throw objections.refusal();
        stored.expect(contribution, due, amount, condition);
        written(known, "funding.payment-expected", actor);
    }

    /** What may be said of a payment. */
    public enum Act {
        CAME,
        TAKEN_BACK,
        REMOVED
    }

    /**
     * Says that a payment came, that it did not after all, or that it is not expected.
     *
     * @param day on which it came; null when it is no day
     * @throws Refused on the field `recu-le`, or on the whole when the payment is not where the act supposes
     * @throws Stale when somebody wrote on the act since `version`
     */
    @Transactional
    public void settle(
            ProductId product,
            long contribution,
            long payment,
            Act act,
            @Nullable LocalDate day,
            long version,
            Actor actor) {
        Known known = taken(product, contribution, version, actor);
        AgreementTerms.Payment one = known.terms().payments().stream()
                .filter(other -> other.id() == payment)
                .findFirst()
                .orElseThrow(() -> new NotFound("payment", payment));
        boolean came = one.paidOn() != null;
        if (came != (act == Act.TAKEN_BACK)) throw new Refused("", "funding.terms.payment.not");
        switch (act) {
            case CAME -> {
                if (day == null || day.isAfter(known.today()))
                    throw new Refused("recu-le", "funding.terms.payment.day");
                stored.came(payment, day, actor);
            }
            case TAKEN_BACK -> stored.takeBack(payment);
            case REMOVED -> {
                stored.remove(payment);
                undo.offer(
                        PAYMENT,
                        product,
                        contribution,
                        one.dueOn(),
                        one.amount().cents(),
                        one.condition(),
                        version + 1);
            }
        }
        written(known, "funding.payment-settled", actor);
    }

    @Override
    public String undoes() {
        return PAYMENT;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        expect(
                new ProductId(what.get(0)),
                Long.parseLong(what.get(1)),
                LocalDate.parse(what.get(2)),
                new Money(Long.parseLong(what.get(3))),
                what.get(4),
                Long.parseLong(what.get(5)),
                actor);
    }

    private void written(Known known, String action, Actor actor) {
        audit.record(actor.who(), action, "product:" + known.product().id(), Map.of());
        content.changed();
    }
}
