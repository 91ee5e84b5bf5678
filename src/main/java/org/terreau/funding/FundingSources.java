package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.PublicContent;

/**
 * Where the money of a product comes from: funders, the acts by which it reaches it, and what changes them, which is added
 * and never rewritten. Everybody reads who brings how much.
 */
@Service
public class FundingSources {

    private static final int TEXT = 300;

    private final JdbcFundingSources stored;
    private final JdbcContributions contributions;
    private final JdbcMoneyNorms norms;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    FundingSources(
            JdbcFundingSources stored,
            JdbcContributions contributions,
            JdbcMoneyNorms norms,
            Products products,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.contributions = contributions;
        this.norms = norms;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    @Transactional(readOnly = true)
    public List<FundingSource> of(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return stored.of(product);
    }

    /** What its incubator counts with where nobody said otherwise. */
    @Transactional(readOnly = true)
    public MoneyNorms norms(Product product) {
        return norms.of(product.incubator());
    }

    /** One of a product, or NotFound. */
    @Transactional(readOnly = true)
    public FundingSource find(ProductId product, long id, Actor actor) {
        return of(product, actor).stream()
                .filter(one -> one.contribution().id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("contribution", id));
    }

    /**
     * A contribution as it is typed.
     *
     * @param amount null when it is no amount
     * @param day of the decision; null when it is no day
     */
    public record Draft(
            String funder,
            @Nullable Money amount,
            Regime regime,
            @Nullable LocalDate day,
            Agreement agreement) {}

    /**
     * Adds a contribution, whose amount is its first movement.
     *
     * @throws Refused on the fields `financeur`, `montant`, `decide-le`, `preuve`, `engager-avant` and `condition`
     */
    @Transactional
    public long add(ProductId product, Draft draft, Actor actor) {
        products.mustEdit(actor, product);
        Agreement agreement = draft.agreement();
        List<Refused.Problem> problems = new ArrayList<>();
        if (draft.funder().isBlank() || draft.funder().length() > FundingReader.FUNDER)
            problems.add(Refused.Problem.of("financeur", "funding.source.funder", FundingReader.FUNDER));
        Money amount = draft.amount();
        if (amount == null || amount.cents() <= 0) problems.add(Refused.Problem.of("montant", "funding.source.amount"));
        LocalDate day = draft.day();
        if (day == null) problems.add(Refused.Problem.of("decide-le", "funding.source.day"));
        proven(agreement.proof()).ifPresent(problems::add);
        if (agreement.condition().length() > TEXT)
            problems.add(Refused.Problem.of("condition", "funding.source.long", TEXT));
        LocalDate signed = agreement.signedOn();
        LocalDate until = agreement.commitBy();
        if (signed != null && until != null && until.isBefore(signed))
            problems.add(Refused.Problem.of("engager-avant", "funding.source.before"));
        if (amount == null || day == null || !problems.isEmpty()) throw new Refused(problems);
        long id = contributions.insert(
                product,
                new Contribution(
                        0, Years.of(day.getYear()), day, draft.funder(), amount, draft.regime(), "", false, ""),
                today(),
                null,
                actor);
        stored.agree(id, agreement);
        if (!agreement.condition().isBlank()) stored.move(id, waiting(day, agreement.condition(), actor), actor);
        written(product, "funding.source-added", actor);
        return id;
    }

    /** A tranche that waits for its condition counts in no total. */
    private static FundingSource.Movement waiting(LocalDate day, String condition, Actor actor) {
        return new FundingSource.Movement(day, Money.ZERO, condition, null, TrancheState.SUSPENDED, "", actor.name());
    }

    private static Optional<Refused.Problem> proven(String proof) {
        return proof.isBlank() || proof.length() > TEXT
                ? Optional.of(Refused.Problem.of("preuve", "funding.source.proof", TEXT))
                : Optional.empty();
    }

    /**
     * Adds what happened to a contribution: an amendment of its amount or of its last day, or what a tranche becomes.
     *
     * @throws Refused on the fields `montant`, `le`, `raison` and `preuve`, or on the whole when it changes nothing
     */
    @Transactional
    public void move(ProductId product, long id, FundingSource.Movement movement, Actor actor) {
        FundingSource known = find(product, id, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        if (movement.reason().isBlank() || movement.reason().length() > TEXT)
            problems.add(Refused.Problem.of("raison-mouvement", "funding.move.reason", TEXT));
        proven(movement.proof()).ifPresent(problems::add);
        if (movement.day().isAfter(today())) problems.add(Refused.Problem.of("le", "funding.move.day"));
        if (known.contribution().amount().plus(movement.delta()).cents() < 0)
            problems.add(Refused.Problem.of("montant", "funding.move.below"));
        if (movement.delta().cents() == 0 && movement.commitBy() == null && movement.standing() == null)
            problems.add(Refused.Problem.of("", "funding.move.nothing"));
        if (!problems.isEmpty()) throw new Refused(problems);
        stored.move(id, movement, actor);
        written(product, "funding.source-moved", actor);
    }

    /**
     * An envelope as it is typed, for a product that came here with one.
     *
     * @param amount with taxes; null when it is no amount
     * @param once it is not expected to come again
     */
    public record Granted(
            @Nullable Money amount,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String carrier,
            String proof,
            boolean once) {

        /** One that others may follow. */
        public Granted(
                @Nullable Money amount,
                @Nullable LocalDate from,
                @Nullable LocalDate until,
                String carrier,
                String proof) {
            this(amount, from, until, carrier, proof, false);
        }
    }

    /** Those who work for the incubator may say that a product has an envelope. */
    public boolean mayGrant(Product product, Actor actor) {
        return actor.signedIn() && actor.staffOf(product.incubator().value());
    }

    /**
     * Adds an envelope that no decision of a committee gave.
     *
     * @throws Refused on the fields `montant`, `du`, `au`, `porteur` and `preuve`
     */
    @Transactional
    public void grant(ProductId product, Granted granted, Actor actor) {
        if (!mayGrant(products.read(product), actor)) throw new NotAllowed("type an envelope of " + product);
        List<Refused.Problem> problems = new ArrayList<>();
        Money amount = granted.amount();
        LocalDate from = granted.from();
        LocalDate until = granted.until();
        if (amount == null || amount.cents() <= 0) problems.add(Refused.Problem.of("montant", "funding.source.amount"));
        if (from == null) problems.add(Refused.Problem.of("du", "funding.source.day"));
        if (until == null || (from != null && until.isBefore(from)))
            problems.add(Refused.Problem.of("au", "funding.envelope.until"));
        if (granted.carrier().isBlank() || granted.carrier().length() > FundingReader.FUNDER)
            problems.add(Refused.Problem.of("porteur", "funding.source.funder", FundingReader.FUNDER));
        proven(granted.proof()).ifPresent(problems::add);
        if (amount == null || from == null || until == null || !problems.isEmpty()) throw new Refused(problems);
        stored.grant(
                product,
                new Envelopes.Envelope(0, amount, from, until, granted.carrier(), granted.once()),
                granted.proof());
        written(product, "funding.envelope-typed", actor);
    }

    private void written(ProductId product, String action, Actor actor) {
        audit.record(actor.who(), action, "product:" + product, Map.of());
        content.changed();
    }
}
