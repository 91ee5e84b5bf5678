package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.incubator.Catalogue;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.web.PublicContent;
import org.terreau.web.Ui;

/** Products: who may read and change them, and what changes. */
@Service
class Portfolio implements Products, ProductCatalogue {

    private final JdbcProducts products;
    private final ObjectProvider<ProductTeams> teams;
    private final PublicContent content;
    private final Clock clock;

    Portfolio(JdbcProducts products, ObjectProvider<ProductTeams> teams, PublicContent content, Clock clock) {
        this.products = products;
        this.teams = teams;
        this.content = content;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Product> find(ProductId id) {
        return products.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Product read(ProductId id) {
        return products.find(id).orElseThrow(() -> new NotFound("product", id));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProductId> movedTo(String formerId) {
        return products.idOfFormer(formerId).map(ProductId::new);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean exists(ProductId id) {
        return products.exists(id);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayEdit(Actor actor, ProductId id) {
        String incubator = products.incubatorOf(id);
        return incubator != null
                && (actor.staffOf(incubator)
                        || teams.orderedStream().anyMatch(known -> known.isMember(actor.id(), id)));
    }

    @Override
    @Transactional(readOnly = true)
    public void mustEdit(Actor actor, ProductId id) {
        if (!products.exists(id)) throw new NotFound("product", id);
        if (!mayEdit(actor, id)) throw new NotAllowed("account " + actor.id() + " does not work on " + id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Increment> increments(ProductId id) {
        return products.increments(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Increment> currentIncrement(ProductId id) {
        LocalDate today = clock.instant().atZone(Ui.PARIS).toLocalDate();
        return products.increments(id).stream()
                .filter(increment ->
                        !increment.start().isAfter(today) && increment.end().isAfter(today))
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Product> all() {
        return products.all();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ProductId, String> fingerprints() {
        return products.fingerprints();
    }

    @Override
    public String fingerprint(Product product, List<String> formerIds) {
        return JdbcProducts.digest(product, formerIds);
    }

    @Override
    @Transactional
    public Catalogue.Change store(Product product, List<String> formerIds) {
        boolean created = products.store(product, formerIds, fingerprint(product, formerIds));
        content.changed();
        return created ? Catalogue.Change.CREATED : Catalogue.Change.CHANGED;
    }
}
