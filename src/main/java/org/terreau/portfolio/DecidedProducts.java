package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Decidable;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.DecisionSubjects;
import org.terreau.decision.Stage;
import org.terreau.identity.AccountId;
import org.terreau.shared.Paris;

/** Products as committees decide on them, imported or born of a dossier: its decisions then go on under the product. */
@Component
@Order(100)
class DecidedProducts implements DecisionSubjects {

    private final JdbcProducts stored;
    private final Products products;
    private final Endings endings;
    private final Clock clock;

    DecidedProducts(JdbcProducts stored, Products products, Endings endings, Clock clock) {
        this.stored = stored;
        this.products = products;
        this.endings = endings;
        this.clock = clock;
    }

    private Optional<ProductId> product(DecisionSubject.Key key) {
        return key.kind().equals(ProductId.DECIDED_AS)
                ? Optional.of(key.id()).filter(ProductId::valid).map(ProductId::new)
                : stored.bornOf(key);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Decidable> find(DecisionSubject.Key key) {
        return product(key).flatMap(products::find).map(this::decidable);
    }

    @Override
    @Transactional(readOnly = true)
    public List<DecisionSubject.Key> alike(DecisionSubject.Key key) {
        return stored.alike(key);
    }

    private Decidable decidable(Product product) {
        Product.Phase now = product.phaseOn(Paris.today(clock));
        List<DecisionSubject.Key> keys = product.decidedAs();
        return new Decidable(
                new DecisionSubject(
                        product.id().decidedAs(),
                        product.incubator(),
                        product.name(),
                        product.id().path()),
                endings.ended(product) ? Stage.ENDED : Phases.stage(now),
                keys.subList(1, keys.size()),
                since(product, now),
                true);
    }

    /** The last increment, or the phase when there is none, is what a committee decides about. */
    private @Nullable LocalDate since(Product product, Product.@Nullable Phase now) {
        return product.incrementBegunBy(Paris.today(clock))
                .map(Increment::start)
                .orElse(now == null ? null : now.start());
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountId> team(DecisionSubject.Key key) {
        return product(key).map(products::team).orElse(List.of());
    }
}
