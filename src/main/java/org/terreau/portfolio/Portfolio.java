package org.terreau.portfolio;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.incubator.Catalogue;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.web.PublicContent;

/** Products: who may read and change them, and what changes. */
@Service
class Portfolio implements Products, ProductCatalogue {

    private final JdbcProducts products;
    private final JdbcLife life;
    private final ObjectProvider<ProductTeams> teams;
    private final PublicContent content;
    private final Clock clock;

    Portfolio(
            JdbcProducts products,
            JdbcLife life,
            ObjectProvider<ProductTeams> teams,
            PublicContent content,
            Clock clock) {
        this.products = products;
        this.life = life;
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
        if (actor.key() != null) return actor.holdsKeyOf(id.keyScope());
        String incubator = products.incubatorOf(id);
        return incubator != null
                && (actor.staffOf(incubator)
                        || teams.orderedStream().anyMatch(known -> known.isMember(actor.id(), id)));
    }

    @Override
    @Transactional(readOnly = true)
    public void mustEdit(Actor actor, ProductId id) {
        if (!products.exists(id)) throw new NotFound("product", id);
        if (!mayEdit(actor, id)) throw new NotAllowed(actor.who().name() + " does not work on " + id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountId> team(ProductId id) {
        return teams.orderedStream()
                .flatMap(known -> known.members(id).stream())
                .distinct()
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Increment> currentIncrement(ProductId id) {
        return products.find(id).flatMap(product -> product.incrementOn(Paris.today(clock)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Product> all() {
        return products.all();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Described> after(String id, int most) {
        return described(products.after(id, most));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ProductId> ids() {
        return products.ids();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ProductId, Described> find(Collection<ProductId> ids) {
        return described(products.find(ids)).stream()
                .collect(Collectors.toMap(known -> known.product().id(), Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ProductId, String> names(Collection<ProductId> ids) {
        return products.names(ids.stream().map(ProductId::value).toList());
    }

    private List<Described> described(List<Product> found) {
        Map<ProductId, List<String>> former =
                products.formerIds(found.stream().map(Product::id).toList());
        return found.stream()
                .map(product -> new Described(product, former.getOrDefault(product.id(), List.of())))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, ProductId> holders(Collection<String> formerIds) {
        return products.holders(formerIds);
    }

    @Override
    @Transactional
    public Catalogue.Change store(Product product, List<String> formerIds) {
        boolean known = products.exists(product.id());
        store(List.of(new Described(product, formerIds)));
        return known ? Catalogue.Change.CHANGED : Catalogue.Change.CREATED;
    }

    @Override
    @Transactional
    public void store(Collection<Described> described) {
        Map<ProductId, Product> before =
                products.find(described.stream().map(one -> one.product().id()).toList()).stream()
                        .collect(Collectors.toMap(Product::id, Function.identity()));
        products.store(described);
        Map<ProductId, List<ProductChange>> changes = new LinkedHashMap<>();
        for (Described one : described) {
            Product known = before.get(one.product().id());
            if (known != null) changes.put(known.id(), ProductChange.between(known, one.product()));
        }
        life.trace(changes, "", JdbcLife.CATALOGUE);
        content.changed();
    }
}
