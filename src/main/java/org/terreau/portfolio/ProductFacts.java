package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/**
 * The one door through which what is known of a product changes, whoever decides it: stored, traced with its reason and its
 * author, told to those who follow, published.
 */
@Component
class ProductFacts {

    private static final int SHORTEST_REASON = 5;

    private final JdbcProducts stored;
    private final Products products;
    private final JdbcLife life;
    private final ProductNews news;
    private final PublicContent content;

    ProductFacts(JdbcProducts stored, Products products, JdbcLife life, ProductNews news, PublicContent content) {
        this.stored = stored;
        this.products = products;
        this.life = life;
        this.news = news;
        this.content = content;
    }

    /**
     * A change.
     *
     * @param after the product with it
     * @param beside what else the history tells of it
     * @param told the news of those who follow; null when there is none
     */
    record Change(
            Product after,
            List<ProductChange> beside,
            @Nullable News told) {

        /** A phase that begins. */
        static Change begins(Product product, PhaseKind kind, LocalDate on) {
            List<Product.Phase> phases = new ArrayList<>(product.phases());
            phases.add(Phases.from(kind, on));
            return new Change(product.with(phases, product.events()), List.of(), null);
        }

        Change telling(String kind, String path) {
            return new Change(after, beside, new News(kind, path));
        }
    }

    /** @param path of the page that tells more */
    record News(String kind, String path) {}

    /** The product as it is, taken for a write: nobody else wrote since this version, or Stale. */
    Product taken(ProductId id, long version, Actor actor) {
        products.mustEdit(actor, id);
        if (!stored.take(id, version)) throw new Stale("product", id, version);
        return products.read(id);
    }

    /** Why something that was known changes, asked in this field. */
    static void reason(String field, String reason, List<Refused.Problem> problems) {
        if (reason.length() < SHORTEST_REASON || reason.length() > ProductLife.TEXT)
            problems.add(Refused.Problem.of(field, "life.reason.needed", SHORTEST_REASON, ProductLife.TEXT));
    }

    /** @param actor who changes it; null for a committee */
    void change(Product before, Change change, String reason, @Nullable Actor actor) {
        ProductId id = before.id();
        List<ProductChange> changes = new ArrayList<>(ProductChange.between(before, change.after()));
        if (!changes.isEmpty())
            stored.store(List.of(new ProductCatalogue.Described(
                    change.after(), stored.formerIds(List.of(id)).getOrDefault(id, List.of()))));
        changes.addAll(change.beside());
        if (actor == null) life.trace(Map.of(id, changes), reason, JdbcLife.COMMITTEE);
        else life.trace(id, changes, reason, actor);
        Optional.ofNullable(change.told()).ifPresent(told -> news.tell(told.kind(), id, told.path()));
        content.changed();
    }
}
