package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;

/** Where a phase of a product begins, whoever decides it: stored, traced with its reason, told to those who follow. */
@Component
class ProductFacts {

    private final JdbcProducts products;
    private final JdbcLife life;
    private final ProductNews news;

    ProductFacts(JdbcProducts products, JdbcLife life, ProductNews news) {
        this.products = products;
        this.life = life;
        this.news = news;
    }

    /** A committee decided it. */
    void begin(ProductId id, PhaseKind kind, LocalDate on, String reason) {
        life.trace(Map.of(id, added(id, kind, on)), reason, JdbcLife.COMMITTEE);
        news.tell("product-phase", id, id.path());
    }

    /** Somebody ended the product, step by step; the end itself is told by who ends it. */
    void end(ProductId id, PhaseKind kind, LocalDate on, String reason, Actor actor) {
        life.trace(id, added(id, kind, on), reason, actor);
    }

    private List<ProductChange> added(ProductId id, PhaseKind kind, LocalDate on) {
        Product.Phase phase = Phases.from(kind, on);
        products.addPhase(id, phase);
        return List.of(new ProductChange(ProductChange.PHASE, null, ProductChange.words(phase)));
    }
}
